import type { BenchRow } from './bench-row.ts';

const least = 0.95;

/** How often an interval held the truth, or a figure exposed what it should. */
export function heldShare(name: string, held: readonly boolean[]): BenchRow {
  const value = held.filter(Boolean).length / held.length;
  return { name, value, unit: `of ${held.length}`, goal: `>= ${least}`, holds: value >= least };
}

/** Whether an interval holds a value. */
export function isWithin(
  interval: { readonly low: number; readonly high: number } | null | undefined,
  value: number,
): boolean {
  return interval !== null && interval !== undefined && interval.low <= value && value <= interval.high;
}
