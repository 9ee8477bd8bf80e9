/** `$0.00`, `$0.0042`, `$12.30`: cents, and more digits below ten cents, where cents would say nothing. */
export function shownDollars(usd: number): string {
  if (usd === 0 || usd >= 0.1) return `$${usd.toFixed(2)}`;
  return usd < 0.00005 ? 'below $0.0001' : `$${usd.toFixed(4)}`;
}
