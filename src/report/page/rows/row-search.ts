import type { ReportIndex } from '../../report-entry.ts';
import { entryTexts } from './entry-texts.ts';
import type { RowBlocks } from './row-blocks.ts';

/** What to show; null is all. */
export interface RowFilter {
  /** Words and quoted phrases that must all occur, wherever in the row. */
  readonly words: readonly string[];
  readonly subject: number | null;
  readonly topic: number | null;
  /** Numbers of outcomes. */
  readonly outcomes: ReadonlySet<number> | null;
  /** Number of the answer type. */
  readonly type: number | null;
  /** Where comparison and judge disagree, or verifiers do. */
  readonly disagreement: 'judge' | 'votes' | null;
}

/** Time for which a search may hold the page up. */
const SLICE_MS = 12;

/** Returns the numbers of the rows that a filter lets through; what the index knows needs no row to be read. */
export function filterRows({ rows }: ReportIndex, filter: RowFilter): readonly number[] {
  const { subject, topic, outcomes, type, disagreement } = filter;
  const apart = disagreement === 'votes' ? rows.split : rows.disagreement;
  const found: number[] = [];
  for (const [row, outcome] of rows.outcome.entries()) {
    if (subject !== null && rows.subject[row] !== subject) continue;
    if (topic !== null && rows.topic[row] !== topic) continue;
    if (type !== null && rows.type[row] !== type) continue;
    if (outcomes !== null && !outcomes.has(outcome)) continue;
    if (disagreement !== null && apart[row] !== 1) continue;
    found.push(row);
  }
  return found;
}

/** Returns those of some rows that hold all words; null when the search was cancelled. Reads block by block, with pauses. */
export async function searchRows(
  blocks: RowBlocks,
  rows: readonly number[],
  words: readonly string[],
  signal: AbortSignal,
): Promise<readonly number[] | null> {
  const found: number[] = [];
  const holds = textTest(words);
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
      if (entry !== undefined && holds(entryTexts(entry))) found.push(row);
    }
    if (performance.now() - pausedAt > SLICE_MS) {
      await pause();
      pausedAt = performance.now();
    }
    if (signal.aborted) return null;
  }
  return found;
}

/**
 * The words of a search, in lower case; what is between quotes is one, with single spaces. A quote that is not closed
 * reaches to the end.
 */
export function searchWords(text: string): readonly string[] {
  const found: string[] = [];
  for (const [, phrase, word] of text.toLowerCase().matchAll(/["“”„]([^"“”„]*)(?:["“”„]|$)|([^\s"“”„]+)/gu)) {
    const squeezed = squeeze(phrase ?? word ?? '').trim();
    if (squeezed !== '') found.push(squeezed);
  }
  return found;
}

/** Tells whether texts hold all words, each in any of them. Spaces are made single only for phrases, which have some. */
function textTest(words: readonly string[]): (texts: readonly string[]) => boolean {
  const hasPhrase = words.some((word) => word.includes(' '));
  return (texts) => {
    const searched = (hasPhrase ? texts.map(squeeze) : texts).join('\n').toLowerCase();
    return words.every((word) => searched.includes(word));
  };
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
