import { compareAnswers, extractFinalAnswer } from '../src/answers/index.ts';

/** Texts that make careless readers slow, each at least this long. */
export const HOSTILE_CHARACTERS = 100_000;

const pieces: Readonly<Record<string, string>> = {
  'open boxes': '\\boxed{',
  'boxes and dollars': '\\boxed{...$$',
  'empty boxes': '\\boxed{} ',
  announcements: 'the final answer is ',
  'answer lines': '**Answer:** 5\n',
  dollars: '$',
  stars: '**a ',
  quotes: '"',
  braces: '{',
  'closed braces': '{}',
  brackets: '(1,',
  fractions: '\\frac{1}{',
  powers: '2^',
  signs: '+-',
  spaces: ' \t',
  lines: 'x\n\n',
  words: 'lorem ipsum ',
  sentences: 'It is so. ',
  commas: ',',
  digits: '7',
  'grouped digits': '1,234,',
  units: 'm ',
  formulas: 'C6H12',
  arrows: '->',
  logic: '\\neg ',
  unions: '\\cup A',
  months: 'may ',
  negations: 'not ',
  commands: '\\text{a}',
  backslashes: '\\',
  thoughts: '<think>',
  tags: '<answer>',
  pairs: '\ud800',
  over: '{a \\over ',
  dots: '\\dot{',
  where: ' where x = ',
};

const partners = ['5', 'C6H12O6', 'Leonhard Euler', 'x^2+1', '3 May 1808'];

/** The slowest comparison of a hostile text, the fastest of its tries. */
export interface Slowest {
  readonly text: string;
  readonly timeMs: number;
}

/** Compares every hostile text with short answers, in both orders and with itself. */
export function slowestHostile(tries: number): Slowest {
  let slowest: Slowest = { text: '', timeMs: 0 };
  for (const [name, piece] of Object.entries(pieces)) {
    const text = piece.repeat(Math.ceil(HOSTILE_CHARACTERS / piece.length));
    const works = [
      (): unknown => extractFinalAnswer(text),
      (): unknown => compareAnswers(text, text),
      ...partners.flatMap((partner) => [
        (): unknown => compareAnswers(partner, text),
        (): unknown => compareAnswers(text, partner),
      ]),
    ];
    for (const work of works) {
      const timeMs = Math.min(...Array.from({ length: tries }, () => timed(work)));
      if (timeMs > slowest.timeMs) slowest = { text: name, timeMs };
    }
  }
  return slowest;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
