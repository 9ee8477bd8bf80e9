import { ConfigurationError } from '../../errors/configuration-error.ts';
import { wrongArgument } from '../../errors/wrong-argument.ts';

/**
 * Returns Cohen's kappa of two series of categories: 1 is agreement, 0 is chance; null when it is undefined.
 *
 * @throws {ConfigurationError} When they are no series, or not equally long.
 *
 * @example
 * ```ts
 * import { cohenKappa } from 'chimera-sdk/analysis';
 *
 * cohenKappa(['right', 'wrong', 'right'], ['right', 'wrong', 'wrong']); // 0.4
 * ```
 */
export function cohenKappa(left: readonly string[], right: readonly string[]): number | null {
  checkPairs('cohenKappa', left, right);
  const n = left.length;
  if (n === 0) return null;
  const categories = new Set([...left, ...right]);
  const share = (series: readonly string[], category: string): number =>
    series.filter((value) => value === category).length / n;
  const agreed = left.filter((value, index) => value === right[index]).length / n;
  let byChance = 0;
  for (const category of categories) byChance += share(left, category) * share(right, category);
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}

/**
 * Returns Kendall's tau-b of two rankings of the same things: 1 is the same order, -1 the reverse, ties allowed; null when
 * one of them ties everything.
 *
 * @throws {ConfigurationError} When they are no series of numbers, or not equally long.
 *
 * @example
 * ```ts
 * import { kendallTau } from 'chimera-sdk/analysis';
 *
 * kendallTau([1, 2, 3], [1, 3, 2]); // 0.333...
 * ```
 */
export function kendallTau(left: readonly number[], right: readonly number[]): number | null {
  checkPairs('kendallTau', left, right);
  checkNumbers('kendallTau.left', left);
  checkNumbers('kendallTau.right', right);
  let concordance = 0;
  let [leftPairs, rightPairs] = [0, 0];
  for (const [i, one] of left.entries())
    for (let j = i + 1; j < left.length; j += 1) {
      const [a, b] = [Math.sign(one - (left[j] ?? 0)), Math.sign((right[i] ?? 0) - (right[j] ?? 0))];
      concordance += a * b;
      leftPairs += a * a;
      rightPairs += b * b;
    }
  return leftPairs === 0 || rightPairs === 0 ? null : concordance / Math.sqrt(leftPairs * rightPairs);
}

/** The second says of each thing what it is beside the first. */
function checkPairs(of: string, left: readonly unknown[], right: readonly unknown[]): void {
  if (!Array.isArray(left)) throw wrongArgument(`${of}.left`, 'a list', left);
  if (!Array.isArray(right)) throw wrongArgument(`${of}.right`, 'a list', right);
  if (left.length === right.length) return;
  const message = `must be as long as the first series, ${left.length}, got ${right.length}; each place is about one thing`;
  throw new ConfigurationError([{ option: `${of}.right`, message }]);
}

function checkNumbers(of: string, series: readonly unknown[]): void {
  const place = series.findIndex((value) => typeof value !== 'number' || Number.isNaN(value));
  if (place !== -1) throw wrongArgument(`${of}[${place}]`, 'a number', series[place]);
}
