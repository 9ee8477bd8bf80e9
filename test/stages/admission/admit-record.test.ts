import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../src/core/records/is-record.ts';
import type { RunInput } from '../../../src/core/run.ts';
import type { Stage } from '../../../src/core/stage.ts';
import { ConfigurationError } from '../../../src/errors/index.ts';
import { admitRecord, recordFault } from '../../../src/stages/admission/admit-record.ts';
import { expand } from '../../../src/stages/expand/index.ts';
import { generate } from '../../../src/stages/generate/index.ts';
import { label } from '../../../src/stages/label/index.ts';
import { synthesize } from '../../../src/stages/synthesize/index.ts';
import { validate } from '../../../src/stages/validate/index.ts';
import {
  aProblem,
  aSample,
  aSubject,
  aTopic,
  aTrajectory,
  aValidatedProblem,
} from '../../../src/testing/sample-records.ts';
import { type ScriptedModel, scriptedModel } from '../../../src/testing/scripted-model.ts';

const records = {
  subject: aSubject({ topics: [['Algebra', 'Rings']] }),
  topic: aTopic(),
  problem: aProblem(),
  'validated-problem': aValidatedProblem(),
  trajectory: aTrajectory(),
  sample: aSample(),
} as const;
const kinds = Object.keys(records) as (keyof typeof records)[];

/** What a run says of an input that the types refuse, as JavaScript callers and wrong files may give it. */
function issuesOf(stage: Stage<never, unknown>, input: readonly unknown[]): readonly string[] {
  try {
    stage.run(input as RunInput<never>);
  } catch (error) {
    if (error instanceof ConfigurationError)
      return error.issues.map((issue) => `${issue.option}: ${issue.message}`);
    throw error;
  }
  throw new Error('nothing was refused');
}

function stagesOver(model: ScriptedModel) {
  return [
    ['expand', 'subject', expand({ model })],
    ['generate', 'topic', generate({ model })],
    ['validate', 'problem', validate({ model })],
    ['synthesize', 'validated-problem', synthesize({ model })],
    ['label', 'trajectory', label({ model: model })],
  ] as const;
}

describe('isRecord', () => {
  it.each(kinds)('knows a %s among all kinds, also after a turn through JSON', (kind) => {
    const known = kinds.filter((other) => isRecord(kind, JSON.parse(JSON.stringify(records[other]))));

    expect(known).toEqual([kind]);
  });

  it('lets further fields through', () => {
    const translated = { ...aValidatedProblem(), language: 'fr' };

    expect(admitRecord('synthesize', 'validated-problem')(translated)).toBe(translated);
  });
});

describe('recordFault', () => {
  it('names what a record of another version lacks or has otherwise', () => {
    const { answerType, votes, ...older } = aValidatedProblem();

    expect(recordFault('validated-problem', { ...older, votes: [{ model: 'm', reason: '' }] })).toBe(
      'is a validated-problem of another version (lacks answerType, lacks votes.0.verdict)',
    );
    expect(recordFault('topic', { ...aTopic(), topicPath: 'Optics' })).toMatch(/topicPath: /);
  });

  it.each([
    [null, /is no record, got null/],
    ['text', /is no record, got "text"/],
    [[aTopic()], /is no record, got a list of 1/],
    [{ question: 'What?' }, /has no kind/],
    [{ kind: 'area' }, /is an area/],
    [{ kind: 'x'.repeat(5000) }, /^is a x{40}…$/],
    [{ kind: 'validated-problem' }, /lacks id, lacks subject, lacks topic, lacks topicPath, \d+ more\)$/],
  ])('tells why %j is none', (value, message) => {
    expect(recordFault('validated-problem', value)).toMatch(message);
  });
});

describe('a stage that is given records of another kind', () => {
  it('refuses them before any call, all together, and says what it takes', () => {
    const model = scriptedModel([]);
    for (const [name, takes, stage] of stagesOver(model)) {
      const others = kinds.filter((kind) => kind !== takes);
      const input = [records[takes], ...others.map((kind) => records[kind])];

      const issues = issuesOf(stage, input);

      expect(issues).toEqual(
        others.map((kind, index) => `run.input[${index + 1}]: is a ${kind}; ${name} takes ${takes} records`),
      );
    }
    expect(model.calls).toEqual([]);
  });

  it('refuses one that streams in when it comes, with its place', async () => {
    const model = scriptedModel('The final answer is \\boxed{4}.');
    async function* mixed(): AsyncGenerator<unknown> {
      yield aValidatedProblem();
      yield aTopic();
    }

    const summary = await synthesize({ model })
      .run(mixed() as never)
      .summary();

    expect(summary).toMatchObject({
      end: 'failed',
      error: {
        code: 'invalid-configuration',
        message: 'run.input[1]: is a topic; synthesize takes validated-problem records',
      },
    });
  });

  it('uses the name that the stage was given', () => {
    expect(issuesOf(synthesize({ model: scriptedModel([]), name: 'second-teacher' }), [aTopic()])[0]).toMatch(
      /second-teacher takes/,
    );
  });
});
