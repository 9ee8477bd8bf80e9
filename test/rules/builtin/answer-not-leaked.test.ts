import { describe, expect, it } from 'vitest';
import type { AnswerType } from '../../../src/core/records/records.ts';
import { answerNotLeaked } from '../../../src/rules/builtin/index.ts';
import { problemCode } from '../rule-code.ts';

describe('answerNotLeaked', () => {
  it.each<[string, string, AnswerType]>([
    ['Compute $2 + 2$. (Answer: 4)', '4', 'integer'],
    ['Find the least n. The answer is 7.', '7', 'integer'],
    ['Find the set of roots. The correct answer is {1, 2, 3}.', '{1, 2, 3}', 'set'],
    ['Name the ruler. Answer: Matfrid', 'Matfrid', 'name'],
    [
      String.raw`Evaluate the integral, which gives $\boxed{\frac{\pi}{4}}$.`,
      String.raw`\frac{\pi}{4}`,
      'expression',
    ],
    [
      String.raw`Show that the series converges and that its sum is $\frac{\pi^2}{6}$. What is the sum?`,
      String.raw`$\dfrac{\pi^2}{6}$`,
      'expression',
    ],
    ['Verify that the shift equals -37.78 Hz, and state it.', '-37.78 Hz', 'number'],
    // The answers of "prove that" tasks restate the claim.
    [
      'Let S be a Turkic harmony system. Prove that no finite-state device with a bounded memory computes all of its surface forms.',
      'No finite-state device with a bounded memory computes all of its surface forms.',
      'text',
    ],
    ['The ratio J2/J1 = 0.000647123 follows from the data. Find J2/J1.', '0.000647123', 'number'],
    [
      String.raw`The bound $\frac{x}{\log x}\left(1+\frac{1}{\log x}\right)$ is sharp. State the sharp bound.`,
      String.raw`\frac{x}{\log x}\left(1+\frac{1}{\log x}\right)`,
      'expression',
    ],
  ])('refuses %j with answer %j', async (problem, answer, answerType) => {
    expect(await problemCode(answerNotLeaked(), { problem, answer, answerType })).toBe('answer-leaked');
  });

  it.each<[string, string, AnswerType]>([
    ['Compute $2 + 2$.', '4', 'integer'],
    [
      'A graph has 12 vertices and 30 edges. Count its faces in the plane, and give 12 digits.',
      '12',
      'integer',
    ],
    ['Solve f(x) = 0 for x.', '0', 'integer'],
    ['Find x. The answer is 4 digits long.', '4', 'integer'],
    ['Compute the ratio. If your answer is 3/4, write 0.75.', '3/4', 'expression'],
    ['Compute the mass in g. For example, an answer: 1.5 g.', '1.5 g', 'number'],
    ['There reigned Lothar, Gerberga and Matfrid. Name the last ruler.', 'Matfrid', 'name'],
    [
      'Which reagent is the stronger reductant, sodium borohydride or lithium aluminium hydride?',
      'lithium aluminium hydride',
      'name',
    ],
    [
      'Let R have the attributes {A, B, C, D, E, F, G, H, I, J, K}. Give the closure of {A}.',
      '{A, B, C, D, E, F, G, H, I, J, K}',
      'set',
    ],
    ['The Avogadro constant is 6.02214076e23. How many of 1000000 atoms decay?', '1000000', 'integer'],
    ['A coin of 18955 g holds silver. Compute its share; 189551858 is too large.', '18955185', 'number'],
    ['Show that f(1) = 1 and find f(2).', '1', 'integer'],
    ['The answer is a number. Which?', '12', 'integer'],
    ['Give the answer in the form a/b.', 'a/b', 'expression'],
  ])('keeps %j with answer %j', async (problem, answer, answerType) => {
    expect(await problemCode(answerNotLeaked(), { problem, answer, answerType })).toBe('kept');
  });
});
