import type { JudgeAgreement, JudgeQuality } from './rank-quality-result.ts';

/** A bias that is certain, but smaller than this, is not worth a warning. */
const SMALL = 0.1;

/** Says what makes the ranks of a judge doubtful. */
export function qualityWarnings(
  judges: readonly JudgeQuality[],
  agreement: readonly JudgeAgreement[],
): readonly string[] {
  return [
    ...judges.flatMap(warningsOf),
    ...agreement.flatMap(({ judges: [left, right], kappa }) =>
      kappa !== null && kappa < SMALL
        ? [
            `${left} and ${right} agree no better than chance (kappa ${kappa.toFixed(2)}): at least one of them does not see quality`,
          ]
        : [],
    ),
  ];
}

function warningsOf({
  judge,
  usable,
  unusable,
  prefersFirst,
  consistency,
  lengthEffect,
}: JudgeQuality): readonly string[] {
  const warnings: string[] = [];
  if (prefersFirst !== null && Math.abs(prefersFirst.value - 0.5) > SMALL && !holds(prefersFirst, 0.5)) {
    const place = prefersFirst.value > 0.5 ? 'first' : 'last';
    const share = place === 'first' ? prefersFirst.value : 1 - prefersFirst.value;
    warnings.push(`${judge} prefers what is shown ${place}, in ${percent(share)} of pairs`);
  }
  if (consistency !== null && consistency.low <= 0)
    warnings.push(
      `${judge} ranks the same problems otherwise in another order (tau ${consistency.value.toFixed(2)}, where 0 is chance)`,
    );
  if (lengthEffect !== null && Math.abs(lengthEffect.value) > SMALL && !holds(lengthEffect, 0))
    warnings.push(
      `${judge} prefers the ${lengthEffect.value > 0 ? 'longer' : 'shorter'} problem, by ${percent(Math.abs(lengthEffect.value))} of pairs of the same two sources`,
    );
  if (unusable > (usable + unusable) * SMALL)
    warnings.push(`${judge} gave no usable ranking in ${unusable} of ${usable + unusable} cases`);
  return warnings;
}

function holds({ low, high }: { readonly low: number; readonly high: number }, value: number): boolean {
  return low <= value && value <= high;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
