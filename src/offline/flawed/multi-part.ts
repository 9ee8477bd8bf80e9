import type { FlawedProblem, ProblemInstance, Recognition } from '../families/problem-family.ts';
import type { Random } from '../offline-random.ts';
import type { FlawedInstance } from './flawed-family.ts';

interface Layout {
  readonly head: string;
  readonly joint: string;
  readonly answer: (first: string, second: string) => string;
}

const layouts: readonly [Layout, ...Layout[]] = [
  {
    head: 'Two results are wanted. (a) ',
    joint: ' (b) ',
    answer: (first, second) => `(a) ${first}; (b) ${second}`,
  },
  {
    head: 'Begin with this task. ',
    joint: ' Then turn to another one. ',
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
    problem: `${layout.head}${first.problem}${layout.joint}${second.problem}`,
    answer: layout.answer(first.answer, second.answer),
    answerType: 'text',
  };
}

/** Finds a task of two parts in a text on one line; `recogniseOne` finds a problem in each part. */
export function recogniseParts(
  line: string,
  recogniseOne: (line: string) => Recognition | null,
): FlawedProblem | null {
  for (const { head, joint, answer } of layouts) {
    const start = line.indexOf(head);
    const middle = start < 0 ? -1 : line.indexOf(joint, start + head.length);
    if (middle < 0) continue;
    const first = recogniseOne(line.slice(start, middle));
    const second = recogniseOne(line.slice(middle));
    if (first?.kind !== 'complete' || second?.kind !== 'complete') continue;
    const { subject } = first;
    const usualAnswer = answer(first.instance.answer, second.instance.answer);
    return { kind: 'flawed', subject, flaw: 'multi-part', answerType: 'text', usualAnswer };
  }
  return null;
}
