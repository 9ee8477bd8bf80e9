/**
 * Divides a size among groups of so many members: evenly, in proportion to what they have, or to its square root; never
 * more than they have. What a small group leaves goes to the others. A whole place that does not divide goes to the
 * largest remainder, the first of equal ones.
 */
export function quotasOf(
  available: readonly number[],
  size: number,
  share: 'even' | 'proportional' | 'square-root',
): readonly number[] {
  const quotas = available.map(() => 0);
  let left = Math.min(
    size,
    available.reduce((sum, count) => sum + count, 0),
  );
  while (left > 0) {
    const open = available.flatMap((count, index) => (count > (quotas[index] ?? 0) ? [index] : []));
    const weight = (index: number): number => weights[share](available[index] ?? 0);
    const total = open.reduce((sum, index) => sum + weight(index), 0);
    const exact = open.map((index) => ({ index, part: (left * weight(index)) / total }));
    const whole = exact.map(({ index, part }) => ({
      index,
      places: roomFor(index, Math.floor(part)),
      rest: part % 1,
    }));
    const given = whole.reduce((sum, { places }) => sum + places, 0);
    if (given > 0) {
      for (const { index, places } of whole) quotas[index] = (quotas[index] ?? 0) + places;
      left -= given;
      continue;
    }
    const byRest = [...whole].sort((one, other) => other.rest - one.rest || one.index - other.index);
    for (const { index } of byRest.slice(0, left)) {
      quotas[index] = (quotas[index] ?? 0) + 1;
      left -= 1;
    }
  }
  return quotas;

  function roomFor(index: number, places: number): number {
    return Math.min(places, (available[index] ?? 0) - (quotas[index] ?? 0));
  }
}

const weights = {
  even: () => 1,
  proportional: (available: number) => available,
  'square-root': Math.sqrt,
} as const;
