import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '../src/core/json.ts';
import { bytesOf, journalText, writeJournalLine } from '../src/store/journal-line.ts';
import { openJournal } from '../src/store/journal-store.ts';
import { atLeast, type Benchmark, type BenchSettings, forInformation, type Measured } from './bench-row.ts';
import { journalKey, journalReply } from './journal-reply.ts';
import { median } from './median.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What the journal adds to the disk: keys, JSON, checksums, the index, segments. */
export const journalWritesBenchmark: Benchmark = {
  rows: {
    'journal-writes': 'durable 60 KB replies per second over raw writev + fdatasync of equal batches',
    'journal-writes-serialized': 'the same when the raw side, too, makes JSON of each reply',
  },
  measure: measureWrites,
};

const WAITERS = 64;
const REPLY_BYTES = 60_000;

async function measureWrites(settings: BenchSettings): Promise<Measured> {
  const { quick, repetitions, wanted, tell } = settings;
  const count = quick ? 512 : 16_384;
  const bodies = Array.from({ length: WAITERS }, (_, index) => journalReply(index, REPLY_BYTES));
  const lines = bodies.map((body, index) => lineOf(journalKey(index), body));
  const keys = Array.from({ length: count }, (_, index) => journalKey(index));
  const journal: number[] = [];
  const raw: number[] = [];
  const encoded: number[] = [];
  let perBatch = 0;
  // The first round warms up and does not count.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    const written = await writeJournal(keys, bodies, settings);
    const rawMs = await writeRaw((index) => lines[index % lines.length], written.batches, settings);
    const encodedMs = await writeRaw(
      (index) => Buffer.from(`${JSON.stringify(bodies[index % bodies.length])}\n`),
      written.batches,
      settings,
    );
    tell(
      `journal-writes ${repetition}/${repetitions}: ${rate(count, written.ms)}, raw ${rate(count, rawMs)}, ` +
        `raw with JSON.stringify ${rate(count, encodedMs)}`,
    );
    if (repetition === 0) continue;
    journal.push(written.ms);
    raw.push(rawMs);
    encoded.push(encodedMs);
    perBatch = count / written.batches.length;
  }
  const over = (others: readonly number[]): number =>
    median(others.map((ms, index) => ms / (journal[index] ?? Number.NaN)));
  const rows = [
    atLeast('journal-writes', over(raw), 'of raw', 0.75),
    forInformation('journal-writes-serialized', over(encoded), 'of raw'),
  ];
  return {
    rows: rows.filter(({ name }) => wanted.has(name)),
    remarks: [
      `journal-writes: journal ${rate(count, median(journal))}, raw ${rate(count, median(raw))}, raw with JSON ` +
        `${rate(count, median(encoded))}; ${perBatch.toFixed(1)} replies a batch`,
    ],
  };
}

/** Has all waiters store reply after reply; gives the time and how many replies each sync made durable. */
async function writeJournal(
  keys: readonly string[],
  bodies: readonly JsonValue[],
  { directory }: BenchSettings,
): Promise<{ readonly ms: number; readonly batches: readonly number[] }> {
  await using folder = await temporaryFolder(directory);
  const journal = await openJournal(join(folder.path, 'journal'));
  const batches: number[] = [];
  let released = 0;
  // Those of one batch are released in one turn of the event loop.
  const noteRelease = (): void => {
    released += 1;
    if (released > 1) return;
    setImmediate(() => {
      batches.push(released);
      released = 0;
    });
  };
  const rest = keys.entries();
  const waiter = async (): Promise<void> => {
    for (const [index, key] of rest) {
      await journal.putIfAbsent(key, bodies[index % bodies.length] ?? null);
      noteRelease();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: WAITERS }, waiter));
  const ms = performance.now() - start;
  await journal.close();
  await new Promise(setImmediate);
  return { ms, batches };
}

/** Writes as many lines in batches of the same sizes to one file. */
async function writeRaw(
  lineAt: (index: number) => Buffer | undefined,
  batches: readonly number[],
  { directory }: BenchSettings,
): Promise<number> {
  await using folder = await temporaryFolder(directory);
  await using file = await open(join(folder.path, 'raw'), 'w');
  let next = 0;
  const start = performance.now();
  for (const size of batches) {
    const batch = Array.from({ length: size }, (_, index) => lineAt(next + index));
    next += size;
    await file.writev(batch.filter((line) => line !== undefined));
    await file.datasync();
  }
  return performance.now() - start;
}

function lineOf(key: string, body: JsonValue): Buffer {
  const text = journalText(key, body);
  const line = Buffer.alloc(bytesOf(text));
  writeJournalLine(line, 0, text);
  return line;
}

function rate(count: number, ms: number): string {
  return `${Math.round((count / ms) * 1000)}/s`;
}
