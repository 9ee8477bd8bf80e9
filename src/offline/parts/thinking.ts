import type { Random } from '../offline-random.ts';

/** What is thought about, and at which length. */
export interface Thinking {
  readonly problem: string;
  readonly steps: readonly string[];
  readonly answer: string;
  readonly words: number;
  readonly random: Random;
}

const quantities = [
  'bound',
  'count',
  'estimate',
  'intermediate value',
  'margin',
  'remainder',
  'total',
] as const;
const manners = [
  'by hand',
  'once more',
  'from the other end',
  'with smaller numbers',
  'term by term',
] as const;

const remarks: readonly [Remark, ...Remark[]] = [
  (random) => {
    const [left, right] = [random.integer(3, 97), random.integer(3, 97)];
    return `Let me check ${random.pick(manners)}: ${left} times ${right} is ${left * right}, so the ${random.pick(quantities)} holds.`;
  },
  (random) => {
    const [left, right] = [random.integer(11, 999), random.integer(11, 999)];
    return `Adding ${left} and ${right} gives ${left + right}, and the ${random.pick(quantities)} moves accordingly.`;
  },
  (random) =>
    `Wait, does the ${random.pick(quantities)} survive if the ${random.integer(2, 40)}th case is treated ${random.pick(manners)}? It does.`,
  (random) =>
    `Suppose the ${random.pick(quantities)} were ${random.integer(2, 900)} instead; then the ${random.pick(quantities)} would contradict what was given.`,
  (random) =>
    `I go over the ${random.pick(quantities)} ${random.pick(manners)} and find no slip in line ${random.integer(1, 400)}.`,
];

type Remark = (random: Random) => string;

/** Reads the problem, goes through the steps with checks between them, and settles; about `words` words long. */
export function thinkAloud({ problem, steps, answer, words, random }: Thinking): string {
  if (words < 1) return '';
  const opening = `The task says: ${problem.split(/\s+/u).slice(0, 24).join(' ')} ... So I need one definite result.`;
  const ending = `Everything agrees, so I settle on ${answer}.`;
  const paragraphs = [opening, ...steps.slice(0, -1), ending];
  const wanted = words - paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph), 0);
  const checks = checksOf(wanted, random);
  const perStep = Math.ceil(checks.length / Math.max(1, paragraphs.length - 1));
  return paragraphs
    .map((paragraph, index) => [paragraph, ...checks.slice(index * perStep, (index + 1) * perStep)].join(' '))
    .join('\n\n');
}

function checksOf(words: number, random: Random): string[] {
  const checks: string[] = [];
  for (let count = 0; count < words; ) {
    const remark = random.pick(remarks)(random);
    checks.push(remark);
    count += countWords(remark);
  }
  return checks;
}

function countWords(text: string): number {
  return text.split(' ').length;
}
