import { JournalDamagedError } from '../errors/journal-damaged-error.ts';
import type { DiskFile } from '../files/disk.ts';
import { linesOf, readLineBlocks } from '../files/rows/read-line-blocks.ts';
import { decodeJournalLine } from './journal-line.ts';
import type { KeyIndex } from './key-index.ts';
import { findingOf, type TailDamage, TornTail } from './torn-tail.ts';

/** A segment that is to be read line by line. */
export interface SegmentScan {
  readonly file: DiskFile;
  readonly name: string;
  /** Number under which the index knows it. */
  readonly segment: number;
  readonly index: KeyIndex;
  /** Byte to begin at. @default 0 */
  readonly from?: number;
  /** What is to be done when the end is broken: told as damage, unless it may be the rest of an interrupted write. */
  readonly tail: 'damage' | 'may-be-torn' | 'skip';
  /** Most bytes that one write gathers before its last line. */
  readonly batchBytes: number;
}

/**
 * Adds the whole lines of a segment to the index and returns the end of the last one before any broken one.
 *
 * @throws {JournalDamagedError} When a broken line is not the rest of an interrupted write.
 */
export async function scanSegment(scan: SegmentScan): Promise<number> {
  const { file, segment, index, from = 0, tail, batchBytes } = scan;
  let wholeEnd = from;
  let torn: TornTail | null = null;
  for await (const block of readLineBlocks(file, {
    from,
    withRest: true,
    blockBytes: await blockBytesFor(file),
  })) {
    for (const { start, end } of linesOf(block)) {
      const isEnded = end < block.bytes.length;
      const line = isEnded ? decodeJournalLine(block.bytes, start, end) : undefined;
      const offset = block.offset + start;
      if (line !== undefined && torn === null) {
        const length = end - start + 1;
        index.add(line.key, { segment, offset, length });
        wholeEnd = offset + length;
        continue;
      }
      torn ??= new TornTail(wholeEnd, batchBytes);
      const span = { start, end, offset, isEnded };
      const damage = line === undefined ? torn.broken(block.bytes, span) : torn.whole(line);
      if (damage !== null && tail === 'skip') return wholeEnd;
      refuse(scan, wholeEnd, damage);
    }
  }
  return wholeEnd;
}

/** A small segment needs no large buffer. */
async function blockBytesFor(file: DiskFile): Promise<number> {
  const { size } = await file.stat();
  return Math.min(Math.max(size, 1 << 12), 1 << 20);
}

function refuse({ name, tail }: SegmentScan, offset: number, damage: TailDamage | null): void {
  if (damage !== null) throw new JournalDamagedError(name, offset, findingOf(damage));
  if (tail === 'damage') throw new JournalDamagedError(name, offset);
}
