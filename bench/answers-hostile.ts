import { compareAnswers, extractFinalAnswer } from '../src/answers/index.ts';

/** Texts that make careless readers slow, each at least this long. */
const HOSTILE_CHARACTERS = 100_000;

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
  molecules: 'C6H12',
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
  constants: 'c_1 $ ',
  'solutions of equations': 'y = c_1 e^x + c_2 e^{-x}, ',
  'Chinese numbers': '一万二',
  reasons: 'Yes, because ',
  denials: 'not closed, ',
  'boxed degrees': '$\\boxed{25}^\\circ ',
  options: '(A) ',
  'counted families': 'n = 0, 1, 2, \\dots ',
  places: 'the point (',
  'digits beyond 16 bits': '𝟓',
  remainders: 'is $2x$ with a remainder of ',
  centuries: 'early 19th ',
  subscripts: 'x_{',
  derivatives: "f'",
  bars: '| ',
  times: '12:',
  'single letters': 'a b ',
  'rows of a matrix': '\\begin{pmatrix} 1 & ',
  comparisons: '≤ ',
  'full stops': '. ',
  formulas: '$1$ ',
  'spaces of LaTeX': '\\ ',
  'hard spaces': '\u00a0',
  divisions: '1/',
  alternatives: 'or ',
  equations: ' = ',
  'lettered options': 'A. ',
};

/** What may end a text: nothing, a box, or a sentence that announces an answer. */
const ends: readonly string[] = ['', '\\boxed{5}', ' So the answer is 5.'];

const partners = ['5', 'C6H12O6', 'Leonhard Euler', 'x^2+1', '3 May 1808'];

/** The slowest comparison of a hostile text, the fastest of its tries. */
export interface Slowest {
  readonly text: string;
  readonly timeMs: number;
}

/** Compares every hostile text with short answers, in both orders and with itself. */
export function slowestHostile(tries: number): Slowest {
  let slowest: Slowest = { text: '', timeMs: 0 };
  for (const [name, text] of hostileTexts()) {
    for (const work of worksWith(text)) {
      // What is no candidate the first time needs no second one.
      let timeMs = timed(work);
      for (let again = 1; again < tries && timeMs > slowest.timeMs; again += 1)
        timeMs = Math.min(timeMs, timed(work));
      if (timeMs > slowest.timeMs) slowest = { text: name, timeMs };
    }
  }
  return slowest;
}

function hostileTexts(): readonly (readonly [name: string, text: string])[] {
  return Object.entries(pieces).flatMap(([name, piece]) =>
    ends.map((end) => [name, piece.repeat(Math.ceil(HOSTILE_CHARACTERS / piece.length)) + end] as const),
  );
}

function worksWith(text: string): readonly (() => unknown)[] {
  return [
    () => extractFinalAnswer(text),
    () => compareAnswers(text, text),
    ...partners.flatMap((partner) => [
      () => compareAnswers(partner, text),
      () => compareAnswers(text, partner),
    ]),
  ];
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
