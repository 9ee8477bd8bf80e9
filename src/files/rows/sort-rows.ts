import { type FileHandle, open } from 'node:fs/promises';
import type { StagedFile } from '../file-beside-place.ts';
import { storeFailure } from '../store-failure.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { parseJson } from './json-lines.ts';
import { linesOf, readLineBlocks } from './read-line-blocks.ts';

/** Bytes gathered before one write, and most lines that they may be. */
const BATCH_BYTES = 4 << 20;
const BATCH_LINES = 8_192;
/** Bytes between two lines that cost less to read than a separate read. */
const SMALL_GAP = 2_048;

interface RowPlaces {
  readonly ids: string[];
  readonly offsets: number[];
  readonly lengths: number[];
}

/**
 * Rewrites a JSON lines file with the rows from byte `from` on, sorted by their `id`; of rows with the same id the last
 * stays. Holds ids and places in memory, never rows.
 *
 * @throws {StoreError} When the file cannot be read or written; the old file is then still there.
 */
export async function sortRows(path: string, { from }: { readonly from: number }): Promise<void> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw storeFailure('open a file', path, error);
  });
  try {
    const places = await findRows(file, from);
    const order = lastOfEachId(places);
    await writeFileAtomically(path, (target) => copyRows(file, target, places, order));
  } catch (error) {
    throw storeFailure('sort a file', path, error);
  } finally {
    // Nothing was written: what goes wrong here does no harm.
    await file.close().catch(() => undefined);
  }
}

async function findRows(file: FileHandle, from: number): Promise<RowPlaces> {
  const places: RowPlaces = { ids: [], offsets: [], lengths: [] };
  for await (const block of readLineBlocks(file, { from })) {
    for (const { start, end } of linesOf(block)) {
      const id = idOf(block.bytes, start, end);
      if (id === undefined) continue;
      places.ids.push(id);
      places.offsets.push(block.offset + start);
      places.lengths.push(end - start + 1);
    }
  }
  return places;
}

const leadingId = /^\{(?:"kind":"[\w-]*",)?"id":"([^"\\]{1,200})"/;

/** Rows begin with their id as a rule: parsing megabytes of reasoning to find it would be waste. */
function idOf(bytes: Buffer, start: number, end: number): string | undefined {
  const head = bytes.toString('latin1', start, Math.min(end, start + 300));
  const leading = leadingId.exec(head)?.[1];
  if (leading !== undefined && isAscii(leading)) return leading;
  const row = parseJson(bytes.toString('utf8', start, end));
  return typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string'
    ? row.id
    : undefined;
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Returns the numbers of the rows to keep, in the order of their ids by code unit, the same on every machine. */
function lastOfEachId({ ids }: RowPlaces): Uint32Array {
  const order = Uint32Array.from(ids, (_, row) => row).sort((left, right) => {
    const [a = '', b = ''] = [ids[left], ids[right]];
    if (a === b) return left - right;
    return a < b ? -1 : 1;
  });
  return order.filter((row, position) => {
    const next = order[position + 1];
    return next === undefined || ids[row] !== ids[next];
  });
}

async function copyRows(
  source: FileHandle,
  target: StagedFile,
  { offsets, lengths }: RowPlaces,
  order: Uint32Array,
): Promise<void> {
  for (let next = 0; next < order.length; ) {
    const batch: RowToCopy[] = [];
    let bytes = 0;
    while (next < order.length && batch.length < BATCH_LINES && bytes < BATCH_BYTES) {
      const row = order[next++] ?? 0;
      const [offset = 0, length = 0] = [offsets[row], lengths[row]];
      batch.push({ at: bytes, offset, length });
      bytes += length;
    }
    const buffer = Buffer.allocUnsafeSlow(bytes);
    await Promise.all(neighboursIn(batch).map((rows) => readRows(source, buffer, rows)));
    await target.write(buffer);
  }
}

/** One row: where it lies, and where it goes within its batch. */
interface RowToCopy {
  readonly at: number;
  readonly offset: number;
  readonly length: number;
}

/** Parts rows into those that lie close together in the file. */
function neighboursIn(rows: readonly RowToCopy[]): readonly (readonly RowToCopy[])[] {
  const groups: RowToCopy[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const row of rows.toSorted((left, right) => left.offset - right.offset)) {
    const group = row.offset - end <= SMALL_GAP ? groups.at(-1) : undefined;
    if (group === undefined) groups.push([row]);
    else group.push(row);
    end = row.offset + row.length;
  }
  return groups;
}

/** Reads rows that lie close together at once: most rows are so short that a read of each would take most of the time. */
async function readRows(source: FileHandle, target: Buffer, rows: readonly RowToCopy[]): Promise<void> {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return;
  if (first === last) {
    await readFully(source, target, first.at, first.offset, first.length);
    return;
  }
  const from = first.offset;
  const bytes = Buffer.allocUnsafeSlow(last.offset + last.length - from);
  await readFully(source, bytes, 0, from, bytes.length);
  for (const { at, offset, length } of rows) bytes.copy(target, at, offset - from, offset - from + length);
}

async function readFully(
  file: FileHandle,
  buffer: Buffer,
  at: number,
  offset: number,
  length: number,
): Promise<void> {
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, at + done, length - done, offset + done);
    if (bytesRead === 0) throw new Error('the file became shorter while it was read');
    done += bytesRead;
  }
}
