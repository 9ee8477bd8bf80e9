import type { ReportEntry, ReportIndex } from '../report-entry.ts';
import type { RowBlocks } from './row-blocks.ts';

/** What to show; null is all. */
export interface RowFilter {
  /** Words that must all occur, wherever in the row. */
  readonly words: readonly string[];
  readonly subject: number | null;
  readonly topic: number | null;
  /** Numbers of outcomes. */
  readonly outcomes: ReadonlySet<number> | null;
  readonly onlyDisagreements: boolean;
}

/** Time for which a search may hold the page up. */
const SLICE_MS = 12;

/** Gives the numbers of the rows that a filter lets through; what the index knows needs no row to be read. */
export function filterRows({ rows }: ReportIndex, filter: RowFilter): readonly number[] {
  const found: number[] = [];
  for (const [row, outcome] of rows.outcome.entries()) {
    if (filter.subject !== null && rows.subject[row] !== filter.subject) continue;
    if (filter.topic !== null && rows.topic[row] !== filter.topic) continue;
    if (filter.outcomes !== null && !filter.outcomes.has(outcome)) continue;
    if (filter.onlyDisagreements && rows.disagreement[row] !== 1) continue;
    found.push(row);
  }
  return found;
}

/** Gives those of some rows that hold all words; null when the search was given up. Reads block by block, with pauses. */
export async function searchRows(
  blocks: RowBlocks,
  rows: readonly number[],
  words: readonly string[],
  signal: AbortSignal,
): Promise<readonly number[] | null> {
  const found: number[] = [];
  let next = 0;
  let pausedAt = performance.now();
  for (let block = 0; block < blocks.count && next < rows.length; block += 1) {
    const start = blocks.start(block);
    const end = blocks.start(block + 1);
    if ((rows[next] ?? 0) >= end) continue;
    const entries = await blocks.block(block);
    for (; next < rows.length && (rows[next] ?? 0) < end; next += 1) {
      const row = rows[next] ?? 0;
      const entry = entries[row - start];
      if (entry !== undefined && holds(entry, words)) found.push(row);
    }
    if (performance.now() - pausedAt > SLICE_MS) {
      await pause();
      pausedAt = performance.now();
    }
    if (signal.aborted) return null;
  }
  return found;
}

/** The words of a search, in lower case. */
export function searchWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function holds(entry: ReportEntry, words: readonly string[]): boolean {
  const text = textsOf(entry).join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function textsOf(entry: ReportEntry): readonly string[] {
  const { problem, reasoning, solution, votes = [], judge, judgeSwapped } = entry;
  return [
    entry.id,
    entry.subject,
    ...entry.topicPath,
    entry.outcome,
    entry.stage ?? '',
    entry.by ?? '',
    entry.reason ?? '',
    ...[problem, reasoning, solution].flatMap((clipped) =>
      clipped === undefined ? [] : [clipped.head, clipped.tail],
    ),
    entry.answer ?? '',
    entry.finalAnswer ?? '',
    ...votes.flatMap(({ model, reason }) => [model, reason]),
    judge?.reason ?? '',
    judgeSwapped?.reason ?? '',
    ...entry.models.map(([, model]) => model),
  ];
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
