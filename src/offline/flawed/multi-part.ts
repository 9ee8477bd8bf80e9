import type { FlawedProblem, ProblemInstance, Recognition } from '../families/problem-family.ts';
import type { Random } from '../offline-random.ts';
import type { FlawedInstance } from './flawed-family.ts';

interface Layout {
  readonly write: (first: string, second: string) => string;
  readonly expression: RegExp;
  readonly answer: (first: string, second: string) => string;
}

const layouts: readonly [Layout, ...Layout[]] = [
  {
    write: (first, second) => `Two results are wanted. (a) ${first} (b) ${second}`,
    expression: /Two results are wanted\. \(a\) (.+) \(b\) (.+)/u,
    answer: (first, second) => `(a) ${first}; (b) ${second}`,
  },
  {
    write: (first, second) => `Begin with this task. ${first} Then turn to another one. ${second}`,
    expression: /Begin with this task\. (.+) Then turn to another one\. (.+)/u,
    answer: (first, second) => `${first} and ${second}`,
  },
];

/** Joins two problems into a task that has no single answer. */
export function joinProblems(
  first: ProblemInstance,
  second: ProblemInstance,
  random: Random,
): FlawedInstance {
  const layout = random.pick(layouts);
  return {
    problem: layout.write(first.problem, second.problem),
    answer: layout.answer(first.answer, second.answer),
    answerType: 'text',
  };
}

/** Finds a task of two parts in a text on one line; `recogniseOne` finds a problem in each part. */
export function recogniseParts(
  line: string,
  recogniseOne: (line: string) => Recognition | null,
): FlawedProblem | null {
  for (const { expression, answer } of layouts) {
    const [, left, right] = expression.exec(line) ?? [];
    if (left === undefined || right === undefined) continue;
    const [first, second] = [recogniseOne(left), recogniseOne(right)];
    if (first?.kind !== 'complete' || second?.kind !== 'complete') continue;
    const { subject } = first;
    const usualAnswer = answer(first.instance.answer, second.instance.answer);
    return { kind: 'flawed', subject, flaw: 'multi-part', answerType: 'text', usualAnswer };
  }
  return null;
}
