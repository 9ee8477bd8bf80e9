/** How often two raters said yes or no to the same things. */
export interface TwoRaters {
  readonly bothYes: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly bothNo: number;
}

/**
 * Returns Cohen's kappa of two raters: 1 is agreement, 0 what chance would give; null when it is undefined, which it is
 * when nothing was rated, or when both said the same of everything without a single other answer.
 */
export function cohensKappa({ bothYes, onlyFirst, onlySecond, bothNo }: TwoRaters): number | null {
  const count = bothYes + onlyFirst + onlySecond + bothNo;
  if (count === 0) return null;
  const [firstYes, secondYes] = [(bothYes + onlyFirst) / count, (bothYes + onlySecond) / count];
  return overChance((bothYes + bothNo) / count, firstYes * secondYes + (1 - firstYes) * (1 - secondYes));
}

/**
 * Returns Fleiss' kappa of several raters; null when it is undefined.
 *
 * @param raters how many rated each thing, two at least
 * @param yes of each number of yes, from none to all, how many things had it
 */
export function fleissKappa(raters: number, yes: readonly number[]): number | null {
  const count = yes.reduce((sum, things) => sum + things, 0);
  if (count === 0 || raters < 2) return null;
  let agreeing = 0;
  let allYes = 0;
  for (const [votes, things] of yes.entries()) {
    const no = raters - votes;
    agreeing += (things * (votes * (votes - 1) + no * (no - 1))) / (raters * (raters - 1));
    allYes += things * votes;
  }
  const share = allYes / (count * raters);
  return overChance(agreeing / count, share * share + (1 - share) * (1 - share));
}

function overChance(agreed: number, byChance: number): number | null {
  return byChance >= 1 ? null : (agreed - byChance) / (1 - byChance);
}
