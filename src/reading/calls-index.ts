import { contentHash } from '../core/content-hash.ts';
import { fileStamp } from '../files/file-stamp.ts';
import { readJsonLines } from '../files/rows/read-json-lines.ts';
import { readPlaces } from '../files/rows/read-places.ts';
import { type CallsRow, isCallsRow } from '../files/run-directory/calls-row.ts';
import { KeyIndex } from '../store/key-index.ts';

/** How a task is looked for: by its own name, by what it made, or by the item in which it ended. */
type Relation = 'task' | 'made' | 'ended';

/** Finds tasks in a `calls.jsonl`. */
export interface CallsIndex {
  /** State of the file that was indexed. */
  readonly stamp: string;
  find(relation: Relation, id: string): Promise<readonly CallsRow[]>;
}

/** Files are longer than the 32 bits of an offset in the index. */
const HALF = 2 ** 32;

/** Indexes a `calls.jsonl` in a few dozen bytes a line; null when there is none. Lines are read again when they are asked for. */
export async function indexCalls(path: string): Promise<CallsIndex | null> {
  const stamp = await fileStamp(path);
  if (stamp === 'absent') return null;
  const index = new KeyIndex();
  for await (const { value, offset, length } of readJsonLines(path)) {
    if (!isCallsRow(value)) continue;
    const place = { segment: Math.floor(offset / HALF), offset: offset % HALF, length };
    const add = (relation: Relation, id: string): boolean =>
      index.add(linkKey(relation, id, linksOf(index, relation, id)), place);
    add('task', value.id);
    for (const output of value.outputs) add('made', output);
    if (value.outputs.length === 0) add('ended', value.itemId);
  }
  return {
    stamp,
    async find(relation, id) {
      const places = Array.from({ length: linksOf(index, relation, id) }, (_, link) =>
        index.find(linkKey(relation, id, link)),
      ).flatMap((place) =>
        place === undefined ? [] : [{ offset: place.segment * HALF + place.offset, length: place.length }],
      );
      if (places.length === 0) return [];
      await using reader = await readPlaces(path);
      const lines = await Promise.all(places.map((place) => reader.read(place)));
      return lines.filter(isCallsRow);
    },
  };
}

/** An id may have several links, numbered from 0. */
function linkKey(relation: Relation, id: string, link: number): string {
  return contentHash('link', relation, id, link);
}

/** Returns how many links an id has, in few steps however many they are. */
function linksOf(index: KeyIndex, relation: Relation, id: string): number {
  const has = (link: number): boolean => index.find(linkKey(relation, id, link)) !== undefined;
  if (!has(0)) return 0;
  let known = 0;
  let beyond = 1;
  while (has(beyond)) [known, beyond] = [beyond, beyond * 2];
  while (beyond - known > 1) {
    const middle = Math.floor((known + beyond) / 2);
    if (has(middle)) known = middle;
    else beyond = middle;
  }
  return beyond;
}
