import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { linesOf, readLineBlocks } from '../src/files/rows/read-line-blocks.ts';
import { decodeJournalLine } from '../src/store/journal-line.ts';
import { segmentsAmong } from '../src/store/journal-segment.ts';
import { openJournal } from '../src/store/journal-store.ts';
import { atMost, type Benchmark, type BenchSettings, type Measured } from './bench-row.ts';
import { journalKey, journalReply } from './journal-reply.ts';
import { median } from './median.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What the index files of sealed segments save when a journal is opened again. */
export const journalReopenBenchmark: Benchmark = {
  rows: { 'journal-reopen': 'reopening 100,000 replies over a full scan, both with a warm cache' },
  measure: measureReopen,
};

/** With lines of this size the last segment, which every opening scans, is about half full: neither luck nor mishap. */
const REPLY_BYTES = 6_200;
const WAITERS = 1024;

async function measureReopen(settings: BenchSettings): Promise<Measured> {
  const { quick, repetitions, directory, tell } = settings;
  const count = quick ? 10_000 : 100_000;
  await using folder = await temporaryFolder(directory);
  await fill(folder.path, count);
  const [reopened, scanned, checked]: [number[], number[], number[]] = [[], [], []];
  let tailShare = 0;
  // The first round brings the files into the cache and does not count.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    const scan = await scanAll(folder.path, count, true);
    const check = await scanAll(folder.path, count, false);
    const reopenMs = await reopen(folder.path, count);
    tell(
      `journal-reopen ${repetition}/${repetitions}: ${Math.round(reopenMs)} ms, full scan ${Math.round(scan.ms)} ms, ` +
        `without JSON ${Math.round(check.ms)} ms`,
    );
    if (repetition === 0) continue;
    reopened.push(reopenMs);
    scanned.push(scan.ms);
    checked.push(check.ms);
    tailShare = scan.lastBytes / scan.bytes;
  }
  const over = (others: readonly number[]): number =>
    median(reopened.map((ms, index) => ms / (others[index] ?? Number.NaN)));
  return {
    rows: [atMost('journal-reopen', over(scanned), 'of full scan', 1 / 15, '<= 1/15')],
    remarks: [
      `journal-reopen: ${count} replies of ${REPLY_BYTES} bytes; ${Math.round(median(reopened))} ms against ` +
        `${Math.round(median(scanned))} ms for reading, checking and parsing every line ` +
        `(${Math.round(median(checked))} ms without parsing JSON: 1/${(1 / over(checked)).toFixed(1)}); ` +
        `the unsealed segment holds ${(tailShare * 100).toFixed(1)} % of the bytes`,
    ],
  };
}

async function fill(path: string, count: number): Promise<void> {
  const journal = await openJournal(path);
  const bodies = Array.from({ length: 64 }, (_, index) => journalReply(index, REPLY_BYTES));
  const rest = Array.from({ length: count }, (_, index) => index).values();
  const waiter = async (): Promise<void> => {
    for (const index of rest)
      await journal.putIfAbsent(journalKey(index), bodies[index % bodies.length] ?? null);
  };
  await Promise.all(Array.from({ length: WAITERS }, waiter));
  await journal.close();
}

/** Milliseconds until the journal could be used. */
async function reopen(path: string, count: number): Promise<number> {
  const start = performance.now();
  const journal = await openJournal(path);
  const ms = performance.now() - start;
  const { size } = journal;
  await journal.close();
  if (size !== count) throw new Error(`${size} of ${count} replies were found`);
  return ms;
}

/** Reads every line of every segment and checks it; with `parses`, its JSON as well. */
async function scanAll(
  path: string,
  count: number,
  parses: boolean,
): Promise<{ readonly ms: number; readonly bytes: number; readonly lastBytes: number }> {
  const start = performance.now();
  const segments = segmentsAmong(await readdir(path)).inOrder;
  const keys = new Set<string>();
  let [bytes, lastBytes] = [0, 0];
  for (const { name } of segments) {
    await using file = await open(join(path, name), 'r');
    lastBytes = 0;
    for await (const block of readLineBlocks(file)) {
      lastBytes += block.bytes.length;
      for (const { start: lineStart, end } of linesOf(block)) {
        const line = decodeJournalLine(block.bytes, lineStart, end);
        if (line === undefined) throw new Error(`a damaged line in ${name}`);
        if (parses) JSON.parse(block.bytes.toString('utf8', line.bodyStart, end));
        keys.add(line.key);
      }
    }
    bytes += lastBytes;
  }
  if (keys.size !== count) throw new Error(`${keys.size} of ${count} replies were scanned`);
  return { ms: performance.now() - start, bytes, lastBytes };
}
