/** Numbers with signs of multiplication between them, as they are written. */
export interface WrittenProduct {
  readonly factors: readonly string[];
  /** Whether the sign is the letter x or a cross, which is between the sides of a shape as well. */
  readonly isCrossed: boolean;
  readonly isLettered: boolean;
  readonly hasPowers: boolean;
}

const factor = String.raw`\d{1,6}(?: ?\^ ?(?:\d|\{ ?\d{1,2} ?\}))?`;
const product = new RegExp(String.raw`^${factor}(?: ?(?:[x*]|\\times|\\cdot) ?${factor}){1,15}$`, 'u');

/** Reads `2x2x3x5` and `2^2 * 3 * 5`; null for anything else. */
export function writtenProduct(text: string): WrittenProduct | null {
  if (!/^\d/u.test(text) || !product.test(text)) return null;
  const signs: readonly string[] = text.match(/[x*]|\\times|\\cdot/gu) ?? [];
  const factors = text.split(/ ?(?:[x*]|\\times|\\cdot) ?/u).flatMap((each) => {
    const [base = '', exponent = '1'] = each.split('^').map((part) => part.replace(/[{} ]/gu, ''));
    return Array.from({ length: Number(exponent) }, () => base);
  });
  return {
    factors,
    isCrossed: signs.every((sign) => sign === 'x' || sign === '\\times'),
    isLettered: signs.includes('x'),
    hasPowers: text.includes('^'),
  };
}

/** Whether two products, one of them with the letter x, have the same factors: in one order, where they may be sides of a shape. */
export function areOneProduct(left: WrittenProduct | null, right: WrittenProduct | null): boolean {
  if (left === null || right === null || !(left.isLettered || right.isLettered)) return false;
  const mayBeShapes =
    (left.isCrossed && right.isCrossed) || (left.factors.length < 4 && !(left.hasPowers || right.hasPowers));
  const [from, to] = [left, right].map(({ factors }) => (mayBeShapes ? factors : factors.toSorted()).join());
  return from === to;
}
