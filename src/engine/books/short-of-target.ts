/** What to say of a run whose input gave fewer rows than were wanted. */
export function shortOfTarget(rows: number, target: number | null): readonly string[] {
  if (target === null || rows >= target) return [];
  return [
    `the input ended at ${rows} rows, below the target of ${target}; give more of it, or let each item yield more`,
  ];
}
