import { isJsonObject, type JsonValue } from '../core/json.ts';
import type { ResultStore } from '../core/result-store.ts';
import { isLedgerEntry } from '../engine/ledger/merged-ledger.ts';
import type { MergedCounts } from './merge-runs-result.ts';

/** What a store brought into another. */
export type CopiedEntries = MergedCounts & {
  readonly repeated: number;
  /** Batches of providers that had not ended: what they answer does not come along. */
  readonly openBatches: number;
};

/** Entries that are made durable together, and about how many characters of them. */
const [MOST_ENTRIES, MOST_CHARACTERS] = [512, 8 << 20];

/**
 * A decision of a list of arrivals: which candidate came as number n, compared with those before it. Lists of two directories cannot
 * be put together: entries of one would be compared with the other's by no one.
 */
const numbered = /^(?:.*\/)?run\/.+\/\d+$/;

/** What is noted of batches is numbered in each store by itself: the intent opens one, the end closes it. */
const batchKinds: ReadonlyMap<unknown, number> = new Map([
  ['batch', 1],
  ['batch-id', 0],
  ['batch-end', -1],
]);

/** Copies the entries of stores into one; of two under the same key the first counts. */
export class EntryCopier {
  readonly #target: ResultStore;
  /** Lists of arrivals that an earlier store has brought. */
  readonly #lists = new Set<string>();

  constructor(target: ResultStore) {
    this.#target = target;
  }

  async copy(from: ResultStore): Promise<CopiedEntries> {
    const counts = { replies: 0, embeddings: 0, decisions: 0, repeated: 0, openBatches: 0 };
    const own = new Set<string>();
    let waiting: Promise<void>[] = [];
    let characters = 0;
    for await (const [key, value] of from.entries()) {
      const batch = isJsonObject(value) ? batchKinds.get(value['kind']) : undefined;
      if (batch !== undefined) {
        counts.openBatches += batch;
        continue;
      }
      const list = listOf(value);
      if (isLedgerEntry(value) || (list !== null && this.#lists.has(list))) continue;
      if (list !== null) own.add(list);
      waiting.push(this.#put(key, value, counts));
      characters += lengthOf(value);
      if (waiting.length < MOST_ENTRIES && characters < MOST_CHARACTERS) continue;
      await Promise.all(waiting);
      waiting = [];
      characters = 0;
    }
    await Promise.all(waiting);
    for (const list of own) this.#lists.add(list);
    return counts;
  }

  async #put(key: string, value: JsonValue, counts: Counts): Promise<void> {
    const { stored } = await this.#target.putIfAbsent(key, value);
    const counted = isJsonObject(value) ? countedAs(value['kind']) : null;
    if (!stored) counts.repeated += 1;
    else if (counted !== null) counts[counted] += 1;
  }
}

type Counts = { -readonly [Name in keyof CopiedEntries]: number };

function countedAs(kind: unknown): keyof MergedCounts | null {
  switch (kind) {
    case 'reply':
      return 'replies';
    case 'embedding':
      return 'embeddings';
    case 'decision':
      return 'decisions';
    default:
      return null;
  }
}

/** The list that a decision belongs to; null when it belongs to none. */
function listOf(value: JsonValue): string | null {
  if (!isJsonObject(value) || value['kind'] !== 'decision') return null;
  const { stage, name } = value;
  if (typeof name !== 'string' || !numbered.test(name)) return null;
  return `${String(stage)} ${name.slice(0, name.lastIndexOf('/'))}`;
}

/** About how long an entry is, without writing it. */
function lengthOf(value: JsonValue): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>(
    (sum, member) => sum + (member === undefined ? 0 : lengthOf(member)),
    0,
  );
}
