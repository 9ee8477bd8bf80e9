import { join } from 'node:path';
import { JournalDamagedError } from '../errors/journal-damaged-error.ts';
import type { Disk, DiskFile } from '../files/disk.ts';

/**
 * Whose segments are written. The epoch grows with each takeover from a process that may only have been stopped: what that
 * one still writes, it writes into files of its own.
 */
export interface SegmentWriter {
  readonly epoch: number;
  /** Random; part of the names from the first takeover on. */
  readonly owner: string;
}

/** A segment as its name tells. */
export interface Segment {
  readonly name: string;
  /** Segments are numbered from 1. */
  readonly number: number;
  readonly epoch: number;
}

const named = /^segment-(\d{6,})(?:\.e(\d{3,})-[0-9a-f]+)?\.jsonl$/;

/** Names the file of a segment. */
export function segmentOf(number: number, { epoch, owner }: SegmentWriter): Segment {
  const writer = epoch === 0 ? '' : `.e${String(epoch).padStart(3, '0')}-${owner}`;
  return { name: `segment-${String(number).padStart(6, '0')}${writer}.jsonl`, number, epoch };
}

/** Where the index of a segment lies. */
export function sidecarPath(directory: string, { name }: Segment): string {
  return join(directory, name.replace(/\.jsonl$/, '.index'));
}

/** Creates an empty segment whose name outlives a crash. */
export async function createSegment(disk: Disk, directory: string, segment: Segment): Promise<DiskFile> {
  const file = await disk.open(join(directory, segment.name), 'create');
  try {
    await disk.syncDirectory(directory);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The segments of a journal. */
export interface SegmentList {
  /** In the order in which they count: of two lines of one key the first does. */
  readonly inOrder: readonly Segment[];
  /** Begun by a process that another had taken over from: counted after all others. */
  readonly late: readonly Segment[];
}

/**
 * Sorts the segments among the names of a folder.
 *
 * @throws {JournalDamagedError} When one is missing between others.
 */
export function segmentsAmong(names: readonly string[]): SegmentList {
  const segments = names
    .flatMap((name) => {
      const [, number, epoch = '0'] = named.exec(name) ?? [];
      return number === undefined ? [] : [{ name, number: Number(number), epoch: Number(epoch) }];
    })
    .sort((left, right) => left.number - right.number || right.epoch - left.epoch);
  const present = new Set(segments.map(({ number }) => number));
  const count = segments.at(-1)?.number ?? 0;
  for (let number = 1; number <= count; number += 1) {
    const { name } = segmentOf(number, { epoch: 0, owner: '' });
    if (!present.has(number)) throw new JournalDamagedError(name, null);
  }
  const inOrder: Segment[] = [];
  const late: Segment[] = [];
  let epoch = 0;
  for (const segment of segments) {
    const isLate = segment.epoch < epoch;
    (isLate ? late : inOrder).push(segment);
    epoch = Math.max(epoch, segment.epoch);
  }
  return { inOrder, late };
}

/** Removes what a crash in the middle of writing a sidecar left. */
export async function removeLeftovers(
  disk: Disk,
  directory: string,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    if (/^\.segment-[\w.-]{6,}\.index\.\w+\.tmp$/.test(name)) await disk.remove(join(directory, name));
  }
}
