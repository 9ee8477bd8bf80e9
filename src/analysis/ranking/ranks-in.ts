import type { Ranking } from './group-rankings.ts';

/** The ranks of a ranking in the order of the sources; null when it could not be used. */
export function ranksIn(
  { shown, ranks }: Ranking,
  criterion: string,
  sources: readonly string[],
): readonly number[] | null {
  const given = ranks?.[criterion];
  return given === undefined ? null : sources.map((source) => given[shown.indexOf(source)] ?? 0);
}
