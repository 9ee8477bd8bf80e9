import { describe, expect, it } from 'vitest';
import { families } from '../../src/offline/families/index.ts';
import { defaultOfflineErrors, type OfflineErrorRates, truthOf } from '../../src/offline/index.ts';
import { finalAnswerOf, isSameAnswer } from '../../src/offline/offline-answer.ts';
import { randomOf } from '../../src/offline/offline-random.ts';
import { notAProof, selfContained, singleAnswer } from '../../src/rules/builtin/index.ts';
import { parseGeneratedProblem } from '../../src/stages/generate/generate-output.ts';
import { ask, flawless, generatePrompt, shareOf, validatePrompt, verdictOf } from './ask-offline.ts';
import { cutOff, problemRecord } from './rule-candidates.ts';

const subjects = [...new Set(families.map(({ subject }) => subject))];

function withErrors(errors: OfflineErrorRates): typeof flawless {
  return { ...flawless, errors: { ...flawless.errors, ...errors } };
}

function subjectOf(index: number): string {
  return subjects[index % subjects.length] ?? '';
}

function drafted(index: number, errors: OfflineErrorRates): ReturnType<typeof parseGeneratedProblem> {
  const user = generatePrompt(subjectOf(index), `topic ${index}`);
  return parseGeneratedProblem(ask({ user }, withErrors(errors)).text);
}

const shownByText = [
  ['unanswerableProblem', 'unanswerable'],
  ['proofProblem', 'proof'],
  ['multiPartProblem', 'multi-part'],
] as const;

describe.each(shownByText)('a problem with the error %s', (error, flaw) => {
  it('is in no doubt: its text alone shows the flaw, in every subject', () => {
    for (let index = 0; index < 160; index += 1) {
      const { problem } = drafted(index, { [error]: 1 });
      const text = problem.replaceAll('. ', '.\n');

      expect(truthOf(text), problem).toMatchObject({
        answer: '',
        valid: false,
        flaw,
        subject: subjectOf(index),
      });
    }
  });

  it('comes at the set rate', () => {
    const share = shareOf(1500, (index) => truthOf(drafted(index, { [error]: 0.2 }).problem)?.flaw === flaw);

    expect(Math.abs(share - 0.2)).toBeLessThan(0.035);
  });

  it('is refused by a verifier that does not err', () => {
    for (let index = 0; index < 40; index += 1) {
      const { problem, answer } = drafted(index, { [error]: 1 });

      expect(verdictOf(ask({ user: validatePrompt(problem, answer) })), problem).toBe('INVALID');
    }
  });

  it('is seldom the same twice', () => {
    const problems = Array.from({ length: 400 }, (_, index) => drafted(index, { [error]: 1 }).problem);

    expect(new Set(problems.map((problem) => problem.replace(/topic \d+/u, ''))).size).toBeGreaterThan(380);
  });
});

describe('a problem off its topic', () => {
  it('is sound in itself and belongs to another subject', () => {
    for (let index = 0; index < 80; index += 1) {
      const { problem, answer } = drafted(index, { offTopicProblem: 1 });
      const truth = truthOf(problem);

      expect(truth).toMatchObject({ answer, valid: true, flaw: null });
      expect(truth?.subject).not.toBe(subjectOf(index));
      expect(verdictOf(ask({ user: validatePrompt(problem, answer, subjectOf(index)) }))).toBe('INVALID');
      expect(verdictOf(ask({ user: validatePrompt(problem, answer) }))).toBe('VALID');
    }
  });

  it('comes at the set rate', () => {
    const share = shareOf(1500, (index) => {
      const truth = truthOf(drafted(index, { offTopicProblem: 0.2 }).problem);
      return truth?.subject !== subjectOf(index);
    });

    expect(Math.abs(share - 0.2)).toBeLessThan(0.035);
  });

  it('is not what a custom subject gets, which problems of mathematics serve', () => {
    const { text } = ask({ user: generatePrompt('Underwater Basketry', 'Knots') });
    const { problem, answer } = parseGeneratedProblem(text);

    expect(verdictOf(ask({ user: validatePrompt(problem, answer, 'Underwater Basketry') }))).toBe('VALID');
  });
});

describe('the errors of a problem', () => {
  const rates = {
    ambiguousProblem: 0.1,
    unanswerableProblem: 0.1,
    offTopicProblem: 0.1,
    proofProblem: 0.1,
    multiPartProblem: 0.1,
  };

  it('exclude one another, each at its rate', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 2000; index += 1) {
      const truth = truthOf(drafted(index, rates).problem);
      const kind = truth?.flaw ?? (truth?.subject === subjectOf(index) ? 'none' : 'off-topic');
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }

    expect([...counts.keys()].sort()).toEqual(
      ['ambiguous', 'multi-part', 'none', 'off-topic', 'proof', 'unanswerable'].sort(),
    );
    for (const [kind, count] of counts) {
      expect(Math.abs(count / 2000 - (kind === 'none' ? 0.5 : 0.1)), kind).toBeLessThan(0.035);
    }
  });

  it('are off by default, apart from missing data', () => {
    const { unanswerableProblem, offTopicProblem, proofProblem, multiPartProblem, offProblemTrajectory } =
      defaultOfflineErrors;

    expect([
      unanswerableProblem,
      offTopicProblem,
      proofProblem,
      multiPartProblem,
      offProblemTrajectory,
    ]).toEqual([0, 0, 0, 0, 0]);
  });

  it('leave something to the rules and something to the verifiers', async () => {
    const rejected = async (error: keyof typeof rates): Promise<number> => {
      let count = 0;
      for (let index = 0; index < 80; index += 1) {
        const { problem, answer, answerType } = drafted(index, { [error]: 1 });
        const record = problemRecord(subjectOf(index), problem, answer, answerType);
        const verdicts = await Promise.all(
          [selfContained(), singleAnswer(), notAProof()].map((rule) => rule.check(record, cutOff())),
        );
        if (verdicts.some(({ kind }) => kind === 'rejected')) count += 1;
      }
      return count / 80;
    };

    expect(await rejected('proofProblem')).toBe(1);
    expect(await rejected('multiPartProblem')).toBeGreaterThan(0.3);
    expect(await rejected('multiPartProblem')).toBeLessThan(0.7);
    expect(await rejected('unanswerableProblem')).toBe(0);
  });

  it('let no normal problem pass for a flawed one, whatever its topic is named', () => {
    for (const topic of ['Proofs (a) and (b)', 'Begin with this task. Then turn to another one.']) {
      const { problem } = parseGeneratedProblem(ask({ user: generatePrompt('Physics', topic) }).text);

      expect(truthOf(problem)?.valid).toBe(true);
    }
  });
});

describe('a trajectory off its problem', () => {
  const problem = families[0]?.instance(randomOf('off-problem')).problem ?? '';

  it('thinks about another problem and still answers the one that was put', () => {
    const { text, reasoning } = ask({ user: problem }, withErrors({ offProblemTrajectory: 1 }));
    const own = ask({ user: problem });

    expect(own.reasoning).toContain(problem.split(' ').slice(0, 12).join(' '));
    expect(reasoning).not.toContain(problem.split(' ').slice(0, 12).join(' '));
    expect(isSameAnswer(finalAnswerOf(text), truthOf(problem)?.answer ?? '')).toBe(true);
  });

  it('comes at the set rate, with the set correlation between samples', () => {
    const problems = Array.from({ length: 1200 }, (_, index) => drafted(index, {}).problem);
    const strays = (sample: string): boolean[] =>
      problems.map((text) => {
        const options = {
          ...withErrors({ offProblemTrajectory: 0.2, correlation: 0.5 }),
          reasoningWords: 40,
        };
        return !ask({ user: text, sample }, options).reasoning?.includes(
          text.split(/\s+/u).slice(0, 24).join(' '),
        );
      });
    const [first, second] = [strays('solve:0:0:0'), strays('solve:1:0:0')];
    const rate = shareOf(problems.length, (index) => first[index] === true);
    const other = shareOf(problems.length, (index) => second[index] === true);
    const both = shareOf(problems.length, (index) => first[index] === true && second[index] === true);
    const correlation = (both - rate * other) / Math.sqrt(rate * (1 - rate) * other * (1 - other));

    expect(Math.abs(rate - 0.2)).toBeLessThan(0.04);
    expect(Math.abs(correlation - 0.5)).toBeLessThan(0.12);
  });
});

describe('refusals and cuts', () => {
  it.each([
    ['refusal', 'content-filter'],
    ['truncatedTrajectory', 'length'],
  ] as const)('come at the set rate: %s', (fault, finishReason) => {
    const options = { ...flawless, faults: { ...flawless.faults, [fault]: 0.2 } };
    const share = shareOf(1000, (index) => {
      const { problem } = drafted(index, {});
      return ask({ user: problem, sample: `solve:${index}:0:0` }, options).finishReason === finishReason;
    });

    expect(Math.abs(share - 0.2)).toBeLessThan(0.04);
  });
});
