import { seededNumbers } from './answers-random.ts';

/** A reference answer that means something else than every other one of its run. */
export interface MadeReference {
  readonly id: string;
  readonly text: string;
}

/** Makes the text of the reference number `index` of a kind; no two of a kind, and no two kinds, mean the same. */
type Maker = (index: number, next: () => number) => string;

const pick = (choices: readonly string[], index: number): string => choices[index % choices.length] ?? '';
const primes = [
  3, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103,
];
const prime = (index: number): number => primes[index % primes.length] ?? 3;
const lap = (index: number, size: number): number => Math.floor(index / size);

const makers: Readonly<Record<string, Maker>> = {
  whole: (index) => String(7 + index * 3),
  negative: (index) => `-${8 + index * 5}`,
  large: (index) => `${index + 2}^{${901 + index}}+${index}`,
  fraction: (index) => `\\frac{${1 + lap(index, primes.length)}}{${prime(index) * 1_009}}`,
  decimal: (index) => `${index}.${index % 9}${(index % 4) * 2 + 1}`,
  percent: (index) => `${40 + index}.${1 + (index % 9)}\\%`,
  scientific: (index) => `${1 + (index % 9)}.${1 + (index % 8)}7 \\times 10^{${31 + index}}`,
  radical: (index) => `${2 + lap(index, primes.length)}\\sqrt{${prime(index)}}`,
  nested: (index) => `\\sqrt{${index + 2}+\\sqrt{${prime(index)}}}`,
  logarithm: (index) => `${1 + lap(index, primes.length)}\\ln ${prime(index)}`,
  angle: (index) => `\\sin(${index + 1})`,
  pi: (index) => `\\frac{${2 * index + 1}\\pi}{1024}`,
  complex: (index) => `${index + 1}-${index + 2}i`,
  base: (index) => `${100 + index}_{16}`,
  polynomial: (index) => `${index + 2}x^2+${(index % 5) + 1}x-1`,
  product: (index) => `(x+${index + 1})(y-${index + 2})`,
  rational: (index) => `\\frac{x+${index + 1}}{x-${index + 2}}`,
  power: (index) => `a^{${index + 3}}b`,
  exponential: (index) => `e^{-${index + 1}t}`,
  trigonometric: (index) => `\\cos(${index + 2}x)+1`,
  absolute: (index) => `|x-${index + 1}|+${index}`,
  floor: (index) => `\\lfloor n/${index + 2}\\rfloor`,
  ceiling: (index) => `\\lceil n/${index + 2}\\rceil`,
  maximum: (index) => `\\max(n, ${index + 90})`,
  remainder: (index) => `n \\bmod ${index + 11}`,
  sum: (index) => `\\sum_{k=1}^{n} k^{${index + 4}}`,
  interval: (index) => `${pick(['(', '['], index)}${index}, ${index + 5}${pick([')', ']', ')'], index)}`,
  inequality: (index) => `z ${pick(['<', '\\ge'], index)} ${3_000 + index}`,
  union: (index) => `(-\\infty, ${index}) \\cup (${index + 50}, \\infty)`,
  set: (index) => `\\{${index}, ${index + 1}, ${index + 7}\\}`,
  list: (index) => `${index}, ${index + 2}`,
  alternatives: (index) => `${index + 200} \\text{ or } ${index + 203}`,
  tuple: (index) => `(${index}, ${-index - 1}, ${index + 2})`,
  record: (index) => `p = ${index}, q = ${index + 300}`,
  matrix: (index) => `\\begin{pmatrix}${index}&1\\\\0&${index + 1}\\end{pmatrix}`,
  ratio: (index) => `${prime(index)}:${prime(index + 1)}:${2 + lap(index, primes.length)}`,
  equation: (index) => `u^2+v^2=${index + 2}`,
  line: (index) => `${index + 2}r-3s=1`,
  alternativesOf: (index) => `m=0 \\text{ or } n=${index + 1}`,
  differential: (index) => `y''+${index + 2}y=0`,
  antiderivative: (index) => `\\frac{x^{${index + 6}}}{${index + 6}}+C`,
  family: (index) =>
    `x=\\frac{\\pi}{${prime(index)}}+${lap(index, primes.length) + 1}n\\pi,\\ n\\in\\mathbb{Z}`,
  congruence: (index) => `w\\equiv ${index % 10}\\pmod{${index + 11}}`,
  cases: (index) => `\\begin{cases}${index + 1} & n \\text{ even}\\\\ 0 & n \\text{ odd}\\end{cases}`,
  definition: (index) => `\\lambda^2+1, where \\lambda = ${index + 2}b`,
  quantity: (index) =>
    `${3_001 + index} ${pick(['m', 'kg', 's', 'K', 'mol', 'J', 'N', 'Pa', 'V', 'm/s', 'm^2'], index)}`,
  counted: (index) => `${5_001 + index} ${pick(['apples', 'ways', 'students', 'edges', 'tiles'], index)}`,
  directed: (index) => `${7_001 + index} N ${pick(['upward', 'downward', 'to the left'], index)}`,
  money: (index) => `\\$${9_001 + index}`,
  formula: (index) => `C_{${index + 2}}H_{${2 * index + 6}}`,
  ion: (index) =>
    `${pick(['Fe', 'Cu', 'Mn', 'Cr', 'Co', 'Ni', 'V', 'Ti'], index)}^{${2 + (lap(index, 8) % 5)}+}${lap(index, 40) > 0 ? '(aq)' : ''}`,
  state: (index) =>
    `${pick(['NaCl', 'KBr', 'MgO', 'LiF', 'CaS', 'ZnO'], index)}(${pick(['aq', 's', 'l', 'g'], lap(index, 6))})`,
  reaction: (index) => `${index + 2}A l + O_2 -> ${index + 2}AlO`.replace('A l', 'Al'),
  date: (index) => `${1 + (index % 28)} ${pick(['March', 'June', 'October'], index)} ${1_500 + index}`,
  year: (index) => `${100 + index} BC`,
  century: (index) => `${1 + (index % 19)}th century${index < 19 ? '' : ' BC'}`,
  time: (index) => `${1 + (index % 11)}:${10 + (index % 49)} ${pick(['a.m.', 'p.m.'], lap(index, 11))}`,
  options: (index) => pick(['ACD', 'BCE', 'ABD', 'ACE', 'BDE', 'CDE', 'ADE', 'ABE', 'ABCE', 'ACDE'], index),
  option: (index) => `(${pick(['A', 'B', 'C', 'D', 'E'], index)})`,
  truth: (index) => pick(['true', 'false'], index),
  absence: (index) => pick(['no solutions', 'does not exist', 'undefined', 'no real solutions'], index),
  person: (index) => `${pick(givenNames, index)} ${pick(surnames, lap(index, givenNames.length) + index)}`,
  term: (index) => `${pick(adjectives, index)} ${pick(nouns, lap(index, adjectives.length) + index)}`,
  pair: (index) => `${pick(givenNames, index)} and ${pick(surnames, index + 1)}`,
  rule: (index) => `all multiples of ${index + 2}`,
  condition: (index) => `n is prime or ${2 * index + 4}`,
  powers: (index) => `all powers of ${index + 2}`,
  exception: (index) => `every integer except ${index}`,
  sequence: (index) => `a_n = ${index + 2}^n+${index}`,
  function: (index) => `f(x)=${index + 2}x+${index}`,
  vector: (index) => `${index + 1}\\mathbf{i}-${index + 2}\\mathbf{j}`,
  words: (index) => pick(['forty-one thousand', 'sixty-one thousand', 'ninety-one million'], index),
};

const givenNames = ['Ada', 'Emil', 'Rosa', 'Otto', 'Nina', 'Hugo', 'Clara', 'Ivan', 'Lena', 'Karl', 'Vera'];
const surnames = [
  'Stein',
  'Weiss',
  'Moreau',
  'Rossi',
  'Novak',
  'Larsen',
  'Costa',
  'Ivanova',
  'Meyer',
  'Brandt',
  'Silva',
  'Kovacs',
  'Lindt',
];
const adjectives = [
  'active',
  'passive',
  'northern',
  'southern',
  'primary',
  'secondary',
  'left',
  'right',
  'upper',
  'lower',
  'early',
];
const nouns = [
  'transport',
  'voice',
  'lobe',
  'valve',
  'school',
  'period',
  'market',
  'chamber',
  'sonata',
  'treaty',
  'dialect',
  'phase',
  'vowel',
];

/** Makes distinct references of every kind, as many as are asked for; the same for the same seed. */
export function makeReferences(count: number, seed: number): readonly MadeReference[] {
  const next = seededNumbers(`references ${seed}`);
  const kinds = Object.entries(makers);
  const start = Math.floor(next() * 5);
  const found = new Map<string, MadeReference>();
  for (let round = 0; found.size < count && round < 400; round += 1) {
    for (const [kind, make] of kinds) {
      const text = make(round + start, next);
      if (found.size < count && !found.has(text)) found.set(text, { id: `${kind}-${round + start}`, text });
    }
  }
  return [...found.values()];
}
