import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/errors/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { readProblems } from '../../src/reading/read-problems.ts';
import { expand } from '../../src/stages/expand/index.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';

const model = scriptedModel('');
type Loose = (options: unknown) => unknown;
// As a program without types calls it.
const build = buildChimera as Loose;

/** What a call says, or resolves with an error that says. */
async function said(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('what a configuration error says', () => {
  it('is one fault for a model that is missing altogether, or for some parts', async () => {
    expect(await said(() => build({}))).toBe(
      'buildChimera.model: is missing; pass one that plays every part, or name one for each part in models (expand, generate, validate, synthesize, label)',
    );
    expect(await said(() => build({ models: { expand: model, label: model } }))).toBe(
      'buildChimera.models: names no model for generate, validate, synthesize; name them, or pass one `model` that plays every part without its own',
    );
  });

  it.each<[object, RegExp]>([
    [{ modles: {}, model }, /; did you mean models\?$/u],
    [
      { model, expand: { topicPerSubject: 5 } },
      /^buildChimera\.expand\.topicPerSubject: .*; did you mean topicsPerSubject\?$/u,
    ],
    [{ model, refil: { kept: 1 } }, /^buildChimera\.refil: .*did you mean refill\?$/u],
    [{ model, synthesize: { trajectories: 2 } }, /did you mean trajectoriesPerProblem\?$/u],
    [{ model, sauce: 1 }, /^buildChimera\.sauce: is an unknown option; the options are model, [^?]*$/u],
  ])('names the option that was meant, if there is one: %j', async (options, message) => {
    expect(await said(() => build(options))).toMatch(message);
  });

  it.each<[object, string]>([
    [
      { validate: { rules: [] } },
      'buildChimera.validate.rules: is an unknown option; rules for problems are set in rules.problems',
    ],
    [
      { expand: { rules: [] } },
      'buildChimera.expand.rules: is an unknown option; rules for topics are set in rules.topics',
    ],
    [{ expand: { model } }, 'buildChimera.expand.model: is an unknown option; it is set in models.expand'],
    [
      { validate: { verifiers: [] } },
      'buildChimera.validate.verifiers: is an unknown option; they are set in models.validate',
    ],
    [
      { label: { judge: model } },
      'buildChimera.label.judge: is an unknown option; it is set in models.label',
    ],
    [
      { directory: 'runs/x' },
      'buildChimera.directory: is an unknown option; it is an option of the run: chimera.run(subjects, { directory })',
    ],
  ])('points to where an option lives: %j', async (options, message) => {
    expect(await said(() => build({ model, ...options }))).toBe(message);
  });

  it('points from names of other libraries to those of a run', async () => {
    const { run } = buildChimera({ model });
    const loose = (options: unknown): unknown =>
      (run as (...given: unknown[]) => unknown)(['Biology'], options);

    expect(await said(() => loose({ concurrency: 4 }))).toMatch(
      /^run\.concurrency: .*did you mean maxConcurrency\?$/u,
    );
    expect(await said(() => loose({ dir: 'x' }))).toMatch(/^run\.dir: .*did you mean directory\?$/u);
    expect(await said(() => loose({ signal: 1 }))).toMatch(/did you mean abortSignal\?$/u);
  });

  it('tells a name that is missing since it is misspelt once', async () => {
    const subjects = [{ subject: 'Biology' }] as unknown as readonly string[];

    expect(await said(() => expand({ model }).run(subjects))).toBe(
      'run.input[0].subject: is an unknown option; the options are name, topics, guidance, topicsPerSubject, weight; did you mean name?',
    );
  });

  it('puts each of several faults on its own line', async () => {
    expect(await said(() => build({ model, refil: 1, level: '' }))).toMatch(
      /^2 faults\n- buildChimera\.level: [^\n]*\n- buildChimera\.refil: [^\n]*$/u,
    );
  });

  it('tells one fault of many rows once', async () => {
    const rows = Array.from({ length: 20 }, () => ({ question: 'How many?' }));

    const message = await said(() => synthesize({ model }).run(readProblems(rows)).toArray());

    expect(message).toMatch(
      /^readProblems\.source\[0\], readProblems\.source\[1\], readProblems\.source\[2\], readProblems\.source\[3\], readProblems\.source\[4\] and 15 more: lacks answer; [^\n]*$/u,
    );
  });
});
