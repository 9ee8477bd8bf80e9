import { wordsOf } from '../../similarity/gram-index.ts';
import type { SubsetCandidate, SubsetChoice } from './select-subset-result.ts';

/**
 * Takes so many of the candidates, each the farthest from those taken before it (the first one first, the earlier of two that
 * are equally far). At most twice as unlike apart as the best choice of as many (Gonzalez 1985).
 */
export function farthestFirst(
  candidates: readonly SubsetCandidate[],
  wanted: number,
  diversity: NonNullable<SubsetChoice['diversity']>,
): readonly SubsetCandidate[] {
  if (diversity === 'none' || wanted >= candidates.length) return candidates.slice(0, wanted);
  const distance =
    diversity === 'words' ? wordDistances(candidates) : vectorDistances(candidates.map(diversity));
  const nearest = candidates.map(() => Number.POSITIVE_INFINITY);
  const taken = new Set<number>();
  let next = 0;
  while (taken.size < wanted) {
    taken.add(next);
    let farthest = -1;
    for (const [index, known] of nearest.entries()) {
      const now = Math.min(known, distance(next, index));
      nearest[index] = now;
      if (!taken.has(index) && now > (nearest[farthest] ?? -1)) farthest = index;
    }
    next = farthest;
  }
  return [...taken].flatMap((index) => candidates[index] ?? []);
}

/** One less the share of common words. */
function wordDistances(candidates: readonly SubsetCandidate[]): (left: number, right: number) => number {
  const sets = candidates.map(({ problem }) => new Set(wordsOf(problem)));
  return (left, right) => {
    const [one, other] = [sets[left] ?? new Set<string>(), sets[right] ?? new Set<string>()];
    let common = 0;
    for (const word of one) if (other.has(word)) common += 1;
    const all = one.size + other.size - common;
    return all === 0 ? 0 : 1 - common / all;
  };
}

function vectorDistances(vectors: readonly (readonly number[])[]): (left: number, right: number) => number {
  const lengths = vectors.map((vector) => Math.hypot(...vector));
  return (left, right) => {
    const [one, other] = [vectors[left] ?? [], vectors[right] ?? []];
    const product = one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
    const scale = (lengths[left] ?? 0) * (lengths[right] ?? 0);
    return scale === 0 ? 1 : 1 - product / scale;
  };
}
