import { contentHash } from '../../core/content-hash.ts';
import { ConfigurationError } from '../../errors/index.ts';
import type { ReviewStratum } from '../../verification/review-line.ts';
import { quotasOf } from '../subset/quotas-of.ts';
import type { ReviewRow, ReviewStratifier } from './review-row.ts';

/** A review has at least so many rows of each stratum on average: one alone says nothing of its stratum. */
const ROWS_A_STRATUM = 2;

/** Which rows of a source to look at. */
export interface DrawOptions {
  readonly items: number;
  readonly strata: readonly ReviewStratifier[];
  readonly allocation: 'even' | 'proportional' | 'square-root';
  readonly seed: number;
}

/** The rows that were drawn. */
export interface DrawnRows {
  /** By what the rows were grouped: the first of the stratifiers, as many as the number of rows allows. */
  readonly by: readonly ReviewStratifier[];
  readonly strata: readonly ReviewStratum[];
  /** Ids in the order in which they are shown, which tells nothing. */
  readonly ids: readonly string[];
}

interface Candidate {
  readonly id: string;
  readonly mark: string;
  readonly groups: ReviewRow['groups'];
}

/**
 * Draws rows of each stratum. The seed decides which; the order of the source does not matter.
 *
 * @throws {ConfigurationError} When there are fewer rows than are asked for.
 */
export async function drawRows(rows: AsyncIterable<ReviewRow>, options: DrawOptions): Promise<DrawnRows> {
  const { items, seed } = options;
  const candidates: Candidate[] = [];
  for await (const { id, groups } of rows)
    candidates.push({ id, groups, mark: contentHash('review', seed, id) });
  if (candidates.length < items) {
    const message = `is ${items}, but the source has only ${candidates.length} rows; ask for at most as many`;
    throw new ConfigurationError([{ option: 'exportReview.items', message }]);
  }
  const by = stratifiersFor(candidates, options);
  const strata = [...groupsOf(candidates, by)].sort(([left], [right]) => (left < right ? -1 : 1));
  const quotas = quotasOf(
    strata.map(([, members]) => members.length),
    items,
    options.allocation,
  );
  const drawn = strata.map(([, members], index) =>
    [...members].sort((left, right) => (left.mark < right.mark ? -1 : 1)).slice(0, quotas[index]),
  );
  const order = (id: string): string => contentHash('review-order', seed, id);
  return {
    by,
    strata: strata.map(([, members], index) => ({
      of: Object.fromEntries(by.map((name) => [name, members[0]?.groups[name] ?? ''])),
      rows: members.length,
      drawn: drawn[index]?.length ?? 0,
    })),
    ids: drawn
      .flat()
      .map(({ id }) => id)
      .sort((left, right) => (order(left) < order(right) ? -1 : 1)),
  };
}

/** The label always counts: rows of unlike labels answer unlike questions. */
function stratifiersFor(
  candidates: readonly Candidate[],
  { strata, items }: DrawOptions,
): readonly ReviewStratifier[] {
  const all: readonly ReviewStratifier[] = [...new Set<ReviewStratifier>(['label', ...strata])];
  for (let count = all.length; count > 1; count -= 1) {
    const by = all.slice(0, count);
    if (groupsOf(candidates, by).size * ROWS_A_STRATUM <= items) return by;
  }
  return all.slice(0, 1);
}

function groupsOf(
  candidates: readonly Candidate[],
  by: readonly ReviewStratifier[],
): ReadonlyMap<string, readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = JSON.stringify(by.map((name) => candidate.groups[name]));
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(candidate);
  }
  return groups;
}
