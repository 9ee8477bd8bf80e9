import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/core/records/records.ts';
import type { Rule } from '../../../src/core/records/rule.ts';
import {
  distinctProblem,
  notAProof,
  notMultipleChoice,
  selfContained,
  shortAnswer,
  singleAnswer,
} from '../../../src/rules/builtin/index.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { aProblem } from '../../support/sample-records.ts';
import { scriptedContext } from '../../support/scripted-context.ts';

const alone = scriptedContext<Problem, unknown>(() => new Error('no call is expected')).context;

async function codeOf(rule: Rule, problem: string, answer = '4'): Promise<string> {
  const verdict = await runRules([rule], aProblem({ problem, answer }), alone);
  return verdict.kind === 'pass' ? 'kept' : verdict.code;
}

describe('notAProof', () => {
  it.each([
    ['Let G be a finite group of odd order. Prove that G is solvable.', 'G is solvable'],
    ['Show that the sieve gives an upper bound of the right order of magnitude.', 'The bound holds'],
    ['Prove or disprove: every such functor is exact.', 'true'],
    ['For a Turkic harmony system as above, rigorously prove that no finite-state device suffices.', 'none'],
    ['Give a complete proof of the spectral theorem.', 'see above'],
    ['Prove that there is no algorithm to determine which words vanish.', 'There is none'],
    ['Compute the limit.', 'Proof. By the lemma the claim follows.'],
    ['Compute the limit.', 'It follows. Q.E.D.'],
  ])('refuses %j with answer %j', async (problem, answer) => {
    expect(await codeOf(notAProof(), problem, answer)).toBe('proof');
  });

  it.each([
    ['Prove that the series converges and compute its sum.', '2'],
    ['Determine the least n and prove that your answer is optimal.', '7'],
    ['Show that f is constant. What is its value?', '3'],
    ['How many steps does the shortest proof of this formula in the given calculus have?', '12'],
    ['Which theorem did Gentzen prove in 1936 about arithmetic?', 'its consistency'],
    ['Let A be proof-irrelevant. Find the number of its inhabitants.', '1'],
    ['Estimate the alcohol by volume of an 80 proof spirit in per cent.', '40'],
  ])('keeps %j with answer %j', async (problem, answer) => {
    expect(await codeOf(notAProof(), problem, answer)).toBe('kept');
  });
});

describe('notMultipleChoice', () => {
  it.each([
    ['Which of the following is a Lie group?\n(A) Z\n(B) Q\n(C) SO(3)\n(D) N', 'SO(3)'],
    ['The gas is\nA) ideal\nB) real\nC) degenerate', 'C'],
    ['Choose the correct option: A. 3 B. 4 C. 5', '4'],
    ['True or false: the map is open.', 'true'],
  ])('refuses %j with answer %j', async (problem, answer) => {
    expect(await codeOf(notMultipleChoice(), problem, answer)).toBe('multiple-choice');
  });

  it.each([
    ['Points A, B and C lie on a line. Find the ratio AB : BC.', '2:3'],
    ['A triangle has angles (A) 30 degrees, (B) 60 degrees and (C) 90 degrees. Find a/c.', '1/2'],
    ['Which of the two isotopes decays first?', 'carbon-11'],
    ['Which vitamin is cobalamin?', 'B12'],
    ['Name the blood group without antigens on its red cells.', 'O'],
  ])('keeps %j with answer %j', async (problem, answer) => {
    expect(await codeOf(notMultipleChoice(), problem, answer)).toBe('kept');
  });
});

describe('singleAnswer', () => {
  it.each([
    ['A queue is given. (a) Compute the mean delay. (b) Find the variance.', '3'],
    ['For the mixture:\n1. Calculate the pH.\n2. Determine the buffer capacity.', '4.7'],
    ['Part A: find the energy. Part B: find the momentum.', '2'],
    ['Consider the system.', '(a) -37.78 Hz; (b) 0.000647'],
    ['Consider the reaction.', '1) 0.82123\n2) 12 kJ'],
    ['Consider the letters.', '(i) 12, (ii) 15'],
  ])('refuses %j with answer %j', async (problem, answer) => {
    expect(await codeOf(singleAnswer(), problem, answer)).toBe('multiple-answers');
  });

  it.each([
    ['Let f satisfy (i) f(0) = 1 and (ii) f(x + 1) = x f(x). Find f(4).', '6'],
    ['Find the point (a, b) on the curve nearest to (1, 2).', '(1, 3)'],
    ['Solve the system for x and y.', 'x = 1, y = 2'],
    ['Let f(a) = 2 and f(b) = 3. Find f(a) + f(b).', '5'],
    ['The steps are: 1. a drop falls; 2. it spreads. Find its final radius in mm.', '4.2'],
    ['Find the interval.', '(0, 1)'],
    ['Find all roots.', '{1, 2, 3}'],
  ])('keeps %j with answer %j', async (problem, answer) => {
    expect(await codeOf(singleAnswer(), problem, answer)).toBe('kept');
  });
});

describe('selfContained', () => {
  it.each([
    'Using the figure below, find the area.',
    'Find the current in the circuit shown in the diagram.',
    'Compute the mean of the attached data set.',
    'Repeat the calculation of the previous problem with n = 5.',
    'Apply the theorem discussed in class to the group.',
    'Use the value from your textbook.',
    'As in Figure 3, let P be the centre. Find OP.',
  ])('refuses %j', async (problem) => {
    expect(await codeOf(selfContained(), problem)).toBe('not-self-contained');
  });

  it.each([
    'Let G be the graph with vertices 1, 2, 3 and edges 12, 23. Count its automorphisms.',
    'A figure skater spins at 2 Hz. Find the new rate.',
    'The diagram of functors commutes. Determine the kernel.',
    'With the notation above, find the trace.',
    'In the table\n| x | 1 | 2 |\n| y | 3 | 5 |\nfind the slope.',
    'A class of 30 pupils studied the text. Find the number of readers.',
    'How many images does a pair of mirrors at 60 degrees give?',
  ])('keeps %j', async (problem) => {
    expect(await codeOf(selfContained(), problem)).toBe('kept');
  });
});

describe('shortAnswer', () => {
  it('refuses an answer above the limit and a blank one, and counts characters, not bytes', async () => {
    expect(await codeOf(shortAnswer(), 'x', 'a'.repeat(201))).toBe('long-answer');
    expect(await codeOf(shortAnswer(), 'x', ' ')).toBe('blank-answer');
    expect(await codeOf(shortAnswer(), 'x', '𝔸'.repeat(200))).toBe('kept');
    expect(await codeOf(shortAnswer({ maxCharacters: 3 }), 'x', '1234')).toBe('long-answer');
  });

  it.each([0, -1, 1.5, Number.NaN])('does not take %d as a limit', (maxCharacters) => {
    expect(() => shortAnswer({ maxCharacters })).toThrow(/shortAnswer\.maxCharacters: .*at least 1/);
  });
});

describe('distinctProblem', () => {
  it('refuses a problem that a lower draw asked in other spacing, and says which', async () => {
    const siblings = [
      { draw: 0, item: aProblem({ problem: 'Compute $3 + 3$.' }) },
      { draw: 2, item: aProblem({ problem: 'compute  $2+2$' }) },
    ];
    const { context } = scriptedContext<Problem, unknown>(() => new Error('no call is expected'), {
      siblings,
    });

    const verdict = await runRules([distinctProblem()], aProblem(), context);

    expect(verdict).toMatchObject({ kind: 'rejected', code: 'duplicate-problem', by: 'distinct-problem' });
    expect(verdict).toHaveProperty('reason', expect.stringContaining('draw 2'));
  });

  it('keeps an original problem', async () => {
    const siblings = [{ draw: 0, item: aProblem({ problem: 'Compute $2 - 2$.' }) }];
    const { context } = scriptedContext<Problem, unknown>(() => new Error('no call is expected'), {
      siblings,
    });

    expect(await runRules([distinctProblem()], aProblem(), context)).toEqual({ kind: 'pass' });
  });
});
