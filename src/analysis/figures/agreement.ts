/** Returns Cohen's kappa of two series of categories: 1 is agreement, 0 is chance; null when it is undefined. */
export function cohenKappa(left: readonly string[], right: readonly string[]): number | null {
  const n = Math.min(left.length, right.length);
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
 */
export function kendallTau(left: readonly number[], right: readonly number[]): number | null {
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
