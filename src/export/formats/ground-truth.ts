import { type OptionSchema, oneOf } from '../../options/option-schemas.ts';

/**
 * How a reference answer is written for a reward function. `plain`: unchanged. `math`: as rewards for mathematics read
 * it; see the format for the form that its trainer needs.
 */
export type GroundTruth = 'plain' | 'math';

export const groundTruthSchema: OptionSchema = oneOf(['plain', 'math'] satisfies readonly GroundTruth[]);

/** What is around a whole answer and is no part of it: its contents are what counts. */
const wrappings: readonly (readonly [opening: string, closing: string])[] = [
  ['$$', '$$'],
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['\\boxed{', '}'],
];

/**
 * Returns an answer as rewards read it that take the contents of a box: LaTeX without dollars or box around it, with the
 * sign for percent written so that it does not begin a comment, and roots as LaTeX has them.
 */
export function bareMathematics(answer: string): string {
  const text = answer.trim();
  for (const [opening, closing] of wrappings) {
    if (text.length <= opening.length + closing.length) continue;
    if (!text.startsWith(opening) || !text.endsWith(closing)) continue;
    const inner = text.slice(opening.length, -closing.length);
    if (isOnePiece(inner, opening)) return bareMathematics(inner);
  }
  return text.replace(/(?<!\\)%/gu, '\\%').replace(/(?<![\\\p{L}])sqrt\(([^()]*)\)/gu, '\\sqrt{$1}');
}

/**
 * Returns an answer between dollars, as math-verify and the rewards built on it read a reference: without them a plain
 * expression is searched for a number, and `\frac{1}{2}` is read as 1 or as nothing.
 */
export function dollarMathematics(answer: string): string {
  const bare = bareMathematics(answer);
  const dollars = bare.match(/(?<!\\)\$/gu)?.length ?? 0;
  // Mathematics within words is marked already; a single dollar is money.
  if (dollars > 1) return bare;
  return `$${bare.replace(/(?<!\\)\$/gu, '\\$')}$`;
}

/** Whether what was taken off both ends belonged together: `\boxed{1}, \boxed{2}` and `$1$ or $2$` are two of them. */
function isOnePiece(inner: string, opening: string): boolean {
  if (opening !== '\\boxed{') return !inner.includes(opening) && !inner.endsWith('\\');
  let depth = 0;
  for (const character of inner.replace(/\\[{}\\]/gu, '')) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
