import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '../src/core/json.ts';
import { openJournal } from '../src/store/journal-store.ts';
import { atLeast, type Benchmark, type BenchSettings, type Measured } from './bench-row.ts';
import { journalKey, journalReply } from './journal-reply.ts';
import { median } from './median.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What the journal adds to a program that syncs its own JSON: keys, checksums, the index, segments. */
export const journalWritesBenchmark: Benchmark = {
  rows: {
    'journal-writes':
      'durable 60 KB replies per second over a program that makes its own JSON and syncs equal batches',
  },
  measure: measureWrites,
};

const WAITERS = 64;
const REPLY_BYTES = 60_000;

async function measureWrites(settings: BenchSettings): Promise<Measured> {
  const { quick, repetitions, tell } = settings;
  const count = quick ? 512 : 16_384;
  const bodies = Array.from({ length: WAITERS }, (_, index) => journalReply(index, REPLY_BYTES));
  const keys = Array.from({ length: count }, (_, index) => journalKey(index));
  const journal: number[] = [];
  const program: number[] = [];
  let perBatch = 0;
  // The first round warms up and does not count.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    const written = await writeJournal(keys, bodies, settings);
    const programMs = await writeJson(bodies, written.batches, settings);
    tell(
      `journal-writes ${repetition}/${repetitions}: ${rate(count, written.ms)}, ` +
        `JSON and a sync ${rate(count, programMs)}`,
    );
    if (repetition === 0) continue;
    journal.push(written.ms);
    program.push(programMs);
    perBatch = count / written.batches.length;
  }
  const ratio = median(program.map((ms, index) => ms / (journal[index] ?? Number.NaN)));
  return {
    rows: [atLeast('journal-writes', ratio, 'of the program', 0.9)],
    remarks: [
      `journal-writes: journal ${rate(count, median(journal))}, the program ${rate(count, median(program))}; ` +
        `${perBatch.toFixed(1)} replies a batch`,
    ],
  };
}

/** Has all waiters store reply after reply; returns the time and how many replies each sync made durable. */
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

/** Does the same without a journal: makes each batch of JSON lines, writes it to one file and syncs it. */
async function writeJson(
  bodies: readonly JsonValue[],
  batches: readonly number[],
  { directory }: BenchSettings,
): Promise<number> {
  await using folder = await temporaryFolder(directory);
  await using file = await open(join(folder.path, 'lines.jsonl'), 'w');
  let next = 0;
  const start = performance.now();
  for (const size of batches) {
    const batch = Array.from({ length: size }, (_, index) =>
      Buffer.from(`${JSON.stringify(bodies[(next + index) % bodies.length])}\n`),
    );
    next += size;
    await file.writev(batch);
    await file.datasync();
  }
  return performance.now() - start;
}

function rate(count: number, ms: number): string {
  return `${Math.round((count / ms) * 1000)}/s`;
}
