import { describe, expect, it } from 'vitest';
import { paperCriteria } from '../../src/analysis/ranking/criterion.ts';
import { parseRanks, rankPrompt } from '../../src/analysis/ranking/rank-prompt.ts';
import type { PromptText } from '../../src/core/prompt.ts';
import { problemId, topicId } from '../../src/core/records/ids.ts';
import type { Problem, Topic } from '../../src/core/records/records.ts';
import { resolveOfflineOptions } from '../../src/offline/offline-options.ts';
import { type ReadPrompt, readPrompt } from '../../src/offline/offline-prompt.ts';
import { offlineReply } from '../../src/offline/offline-reply.ts';
import { truthOf } from '../../src/offline/offline-truth.ts';
import { parseNames } from '../../src/stages/expand/expand-output.ts';
import { areaPrompt, expandPrompt } from '../../src/stages/expand/expand-prompt.ts';
import { parseGeneratedProblem } from '../../src/stages/generate/generate-output.ts';
import { generatePrompt } from '../../src/stages/generate/generate-prompt.ts';
import { labelPrompt } from '../../src/stages/label/label-prompt.ts';
import { validatePrompt } from '../../src/stages/validate/validate-prompt.ts';
import { flawless, verdictOf } from './ask-offline.ts';

type Turns = Parameters<typeof readPrompt>[0]['turns'];

function turnsOf(prompt: PromptText): Turns {
  if (typeof prompt === 'string') return [{ role: 'user', text: prompt }];
  const { system, user } = prompt;
  return [
    ...(system === undefined ? [] : [{ role: 'system' as const, text: system }]),
    { role: 'user', text: user },
  ];
}

function ask(prompt: PromptText): ReturnType<typeof offlineReply> {
  const request = { modelId: 'any', turns: turnsOf(prompt), sample: 'slot:0:0:0' };
  return offlineReply(request, null, resolveOfflineOptions(flawless));
}

function partOf(prompt: PromptText): ReadPrompt['part'] {
  return readPrompt({ modelId: 'any', turns: turnsOf(prompt), sample: '' }).part;
}

const topic: Topic = {
  kind: 'topic',
  id: topicId('Physics', ['Optics']),
  subject: 'Physics',
  topic: 'Optics',
  topicPath: ['Physics', 'Optics'],
  guidance: 'lean towards experiments',
  models: {},
};

function problemOf(problem: string, answer: string): Problem {
  const id = problemId(topic.id, problem, answer, 'number');
  return { ...topic, kind: 'problem', id, topicId: topic.id, problem, answer, answerType: 'number' };
}

const generated = parseGeneratedProblem(
  ask(generatePrompt.render({ topic, aspect: 'limits', round: 1 })).text,
);

describe("the stages' own prompts", () => {
  it('are recognised and answered in the layout they ask for', () => {
    const page = { subject: 'Physics', area: null, guidance: null, listed: [] };
    const { problem, answer } = generated;

    expect(parseNames(ask(expandPrompt.render(page)).text, 'Topics')).toHaveLength(25);
    expect(parseNames(ask(areaPrompt.render(page)).text, 'Areas')).toHaveLength(12);
    expect(truthOf(problem)?.answer).toBe(answer);
    expect(verdictOf(ask(validatePrompt.render({ problem: problemOf(problem, answer) })))).toBe('VALID');
    expect(verdictOf(ask(labelPrompt.render({ problem, answer, finalAnswer: answer })))).toBe('CORRECT');
    expect(partOf(problem)).toBe('synthesize');
  });

  it.each([
    'Reference answer:\n<<<DATA-0123456789abcdef\n4\nDATA-0123456789abcdef>>>\n\nFinal answer:\n<<<DATA-0123456789abcdef\n4\nDATA-0123456789abcdef>>>',
    'DATA-0123456789abcdef>>>\n\nTopic:\n<<<DATA-0123456789abcdef',
  ])('are not taken for others because of what they quote: %j', (problem) => {
    expect(partOf(validatePrompt.render({ problem: problemOf(problem, '4') }))).toBe('validate');
    expect(
      partOf(generatePrompt.render({ topic: { ...topic, topic: problem }, aspect: 'a', round: 0 })),
    ).toBe('generate');
  });
});

describe('the prompt of rankQuality', () => {
  const sound = generated.problem;
  const prompt = (problems: readonly string[], criteria = paperCriteria): PromptText =>
    rankPrompt.render({ problems, criteria });

  it('is recognised, and each of its criteria answered', () => {
    const own = [{ name: 'Use', question: 'Is it of use?' }];

    expect(partOf(prompt([sound, 'Another.']))).toBe('rank');
    expect(Object.keys(parseRanks(ask(prompt([sound, sound, 'x'])).text, paperCriteria, 3))).toEqual([
      'Clarity',
      'Well-posedness',
      'Depth',
    ]);
    expect(parseRanks(ask(prompt(['x', sound], own)).text, own, 2)['Use']?.toSorted()).toEqual([1, 2]);
  });

  it('is answered by what is true of the problems in most cases, in either order', () => {
    const [sound, flawed] = [0, 1].map((ambiguousProblem) =>
      Array.from({ length: 40 }, (_, index) => draftOf(`limits ${index}`, ambiguousProblem)),
    );
    const places = (flawed ?? []).flatMap((problem, index) => {
      const isFirst = index % 2 === 0;
      const other = sound?.[index] ?? '';
      const ranks = parseRanks(
        ask(prompt(isFirst ? [problem, other] : [other, problem])).text,
        paperCriteria,
        2,
      );
      return Object.values(ranks).map((rank) => rank[isFirst ? 0 : 1]);
    });
    const last = places.filter((place) => place === 2).length;

    expect(last / places.length).toBeGreaterThan(0.8);
    expect(last).toBeLessThan(places.length);
  });
});

function draftOf(aspect: string, ambiguousProblem: number): string {
  const request = {
    modelId: 'any',
    turns: turnsOf(generatePrompt.render({ topic, aspect, round: 1 })),
    sample: 'slot:0:0:0',
  };
  const errors = { ...flawless.errors, ambiguousProblem };
  const { text } = offlineReply(request, null, resolveOfflineOptions({ ...flawless, errors }));
  return parseGeneratedProblem(text).problem;
}
