import type { StageSummary } from '../summary.ts';

/**
 * Codes of `rejected.jsonl` with which nothing was refused: more came than was wanted (`surplus`), or nothing more came
 * (`exhausted`).
 */
const LEFT_ASIDE: readonly string[] = ['surplus', 'exhausted'];

/** Whether a code means that a record was found wanting: what counts as refused, wherever refusals are counted. */
export function isRefusal(code: string): boolean {
  return !LEFT_ASIDE.includes(code);
}

/** Returns how many records stages refused: the lines of `rejected.jsonl` less what was only left aside. */
export function refusedIn(...stages: readonly Partial<Pick<StageSummary, 'rejections'>>[]): number {
  return stages
    .flatMap(({ rejections }) => Object.entries(rejections ?? {}))
    .reduce((sum, [code, count]) => (isRefusal(code) ? sum + count : sum), 0);
}
