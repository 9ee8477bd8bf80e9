import { describe, expect, it } from 'vitest';
import type { Problem, Trajectory } from '../../../src/core/records/records.ts';
import { families } from '../../../src/offline/families/index.ts';
import { randomOf } from '../../../src/offline/offline-random.ts';
import {
  answerCheckable,
  answerNotLeaked,
  balancedLatex,
  belongsToProblem,
  endsWithFinalAnswer,
  inLanguage,
  lengthBetween,
  minimumReasoning,
  noOpenQuestion,
  noRepetitionLoop,
  notAProof,
  notMultipleChoice,
  selfContained,
  shortAnswer,
  singleAnswer,
} from '../../../src/rules/builtin/index.ts';
import { isAboutProblem } from '../../../src/rules/is-about-problem.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { ask, flawless } from '../../offline/ask-offline.ts';
import { aProblem, aTrajectory } from '../../support/sample-records.ts';
import { scriptedContext } from '../../support/scripted-context.ts';

const problems: readonly Problem[] = families.flatMap((family) =>
  Array.from({ length: 25 }, (_, index) => {
    const { problem, answer, answerType } = family.instance(randomOf('rules', family.name, index));
    return aProblem({ subject: family.subject, problem, answer, answerType });
  }),
);

function attemptAt({ problem, answer }: Problem, reasoningWords: number): Trajectory {
  const { text, reasoning } = ask({ user: problem }, { ...flawless, reasoningWords });
  return aTrajectory({ problem, answer, reasoning, solution: text, finalAnswer: answer });
}

/** Every tenth problem is thought about at length. */
const trajectories = problems.map((problem, index) => attemptAt(problem, index % 10 === 0 ? 5000 : 150));

describe('rules on sound problems and attempts of the offline models', () => {
  it.each([
    answerCheckable(),
    answerNotLeaked(),
    balancedLatex(),
    inLanguage({ languages: ['en'] }),
    lengthBetween({ minWords: 10, maxWords: 400 }),
    noOpenQuestion(),
    notAProof(),
    notMultipleChoice(),
    selfContained(),
    shortAnswer(),
    singleAnswer(),
  ])('$name refuses no problem', async (rule) => {
    const { context } = scriptedContext<Problem, unknown>(() => new Error('no call is expected'));
    const refused: unknown[] = [];
    for (const problem of problems) {
      const verdict = await runRules([rule], problem, context);
      if (verdict.kind === 'rejected') refused.push([verdict.reason, problem.problem, problem.answer]);
    }

    expect(problems.length).toBeGreaterThan(900);
    expect(refused).toEqual([]);
  });

  it.each([belongsToProblem(), endsWithFinalAnswer(), minimumReasoning({ words: 80 }), noRepetitionLoop()])(
    '$name refuses no attempt',
    async (rule) => {
      const { context } = scriptedContext<Trajectory, unknown>(() => new Error('no call is expected'));
      const refused: unknown[] = [];
      for (const trajectory of trajectories) {
        const verdict = await runRules([rule], trajectory, context);
        if (verdict.kind === 'rejected') refused.push([verdict.reason, trajectory.problem]);
      }

      expect(refused).toEqual([]);
    },
  );

  it('tells most attempts at a problem of another subject', () => {
    const pairs = problems.flatMap(({ problem, subject }, index) => {
      const other = (index + Math.floor(problems.length / 2)) % problems.length;
      const attempt = trajectories[other];
      return attempt === undefined || problems[other]?.subject === subject ? [] : [{ problem, attempt }];
    });
    const caught = pairs.filter(
      ({ problem, attempt: { reasoning, solution } }) => !isAboutProblem({ problem, reasoning, solution }),
    );

    expect(pairs.length).toBeGreaterThan(500);
    expect(caught.length / pairs.length).toBeGreaterThan(0.7);
  });
});
