import { ConfigurationError, UsageError } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import { withEffect } from '../options/between/with-effect.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { callback, type OptionSchema, oneOf, optionsSchema } from '../options/option-schemas.ts';
import { streamOf } from '../options/stream-of.ts';
import { type ComparisonOptions, comparisonShape, resolveComparison } from '../similarity/comparison.ts';
import type { DuplicateMethod } from '../similarity/duplicate.ts';
import { DuplicateIndex } from '../similarity/duplicate-index.ts';

/** Options of `dedupe`. */
export interface DedupeOptions<Item> extends ComparisonOptions {
  /**
   * The text by which an item is compared.
   *
   * @default the item itself, which must be a string then
   */
  readonly text?: (item: Item) => string;
  /**
   * The name of an item in the report.
   *
   * @default its `id` when it has one that is a string, else its place in the input, from 0
   */
  readonly id?: (item: Item, index: number) => string;
  /**
   * What the texts are. Names, such as those of topics, are compared by their words and parts, in any order;
   * texts by word triples. With `auto` each is taken for what it looks like.
   *
   * @default 'auto'
   */
  readonly compare?: 'auto' | 'names' | 'texts';
  /**
   * Called with each copy as it is dropped. With it, the report keeps only their number.
   */
  readonly onDropped?: (dropped: DroppedDuplicate) => void;
}

const everyOption: OptionSchema = optionsSchema<DedupeOptions<unknown>>({
  ...comparisonShape,
  text: callback.optional(),
  id: callback.optional(),
  compare: oneOf(['auto', 'names', 'texts']).optional(),
  onDropped: callback.optional(),
});

const dedupeSchema: OptionSchema = withEffect<
  Pick<DedupeOptions<unknown>, 'compare' | 'threshold' | 'shingle' | 'maskNumbers'>
>(everyOption, {
  of: ['threshold', 'shingle', 'maskNumbers'],
  by: ['compare'],
  holds: ({ compare }) => compare !== 'names',
  otherwise: 'on names',
});

/** A copy that was dropped, and what it is a copy of. */
export interface DroppedDuplicate {
  readonly id: string;
  /** The item that was kept in its place. */
  readonly keptId: string;
  /** Share of common word triples, or of common parts of a name, 0 to 1. */
  readonly similarity: number;
  readonly method: DuplicateMethod;
}

/** What came of the items that were read so far. */
export interface DedupeReport {
  readonly read: number;
  readonly kept: number;
  readonly dropped: number;
  /** The copies, in the order of the input; empty when `onDropped` receives them. */
  readonly duplicates: readonly DroppedDuplicate[];
}

/** Items without their copies, in the order of the input; consumed once. */
export interface DedupeResult<Item> extends AsyncIterable<Item> {
  /** What came of the items that were read so far: of all, once the loop has ended. */
  readonly report: () => DedupeReport;
  /** Reads all; for inputs that fit in memory. */
  readonly toArray: () => Promise<Item[]>;
}

/**
 * Drops copies and near-copies: of texts that are alike the first is kept.
 *
 * Streams: each item is given on or dropped as it is read. Makes no model call, needs no provider. Keeps no texts, but
 * for each kept one about 0.6 KB at 60 words and 2.4 KB at most, for a name about 1 KB, and the id. A text is a copy when
 * all its words are the same, or when a MinHash index finds an earlier one with which it shares at least `threshold` of
 * the word triples; case, spacing, punctuation and LaTeX layout do not count.
 *
 * @throws {ConfigurationError} At once when an option is invalid; while reading when an item has no text, with its place.
 * @throws {UsageError} When the items are read a second time.
 *
 * @example
 * ```ts
 * const distinct = dedupe(problems, { text: ({ problem }) => problem });
 * for await (const problem of distinct) console.log(problem.id);
 * console.log(distinct.report().duplicates);
 * ```
 */
export function dedupe<Item>(
  items: (Iterable<Item> & object) | AsyncIterable<Item>,
  options: DedupeOptions<Item> = {},
): DedupeResult<Item> {
  checkArguments([streamOf('items'), items, 'dedupe.items'], [dedupeSchema, options, 'dedupe']);
  const comparison = resolveComparison(options);
  const { compare = 'auto', onDropped } = options;
  const index = new DuplicateIndex(
    compare,
    comparison,
    Array.isArray(items) ? Math.min(items.length, MOST_AHEAD) : 0,
  );
  /** What is not named is known by its place, which takes less room. */
  const keptIds: (string | number)[] = [];
  const duplicates: DroppedDuplicate[] = [];
  let read = 0;
  let isTaken = false;

  async function* distinct(): AsyncGenerator<Item, void, undefined> {
    if (isTaken) throw new UsageError('the items of dedupe are read once; call dedupe again');
    isTaken = true;
    if (Symbol.asyncIterator in items) {
      for await (const item of items) if (isKept(item)) yield item;
    } else {
      // What is at hand is not waited for.
      for (const item of items) if (isKept(item)) yield item;
    }
  }

  function isKept(item: Item): boolean {
    const text = textOf(item, read, options.text);
    const id = options.id?.(item, read) ?? idOf(item) ?? read;
    read += 1;
    const duplicate = index.find(text);
    if (duplicate === null) {
      index.addSought();
      keptIds.push(id);
      return true;
    }
    const { number, similarity, method } = duplicate;
    const dropped = { id: String(id), keptId: String(keptIds[number]), similarity, method };
    if (onDropped === undefined) duplicates.push(dropped);
    else onDropped(dropped);
    return false;
  }

  return {
    [Symbol.asyncIterator]: distinct,
    report: () => ({ read, kept: keptIds.length, dropped: read - keptIds.length, duplicates }),
    toArray: async () => {
      const kept: Item[] = [];
      for await (const item of distinct()) kept.push(item);
      return kept;
    },
  };
}

/** Most texts for which room is made before they come. */
const MOST_AHEAD = 2_000_000;

function textOf<Item>(item: Item, index: number, select: ((item: Item) => string) | undefined): string {
  const text: unknown = select === undefined ? item : select(item);
  if (typeof text === 'string') return text;
  const message =
    select === undefined
      ? `is needed for items that are not strings; item ${index} is ${shownValue(item)}`
      : `must return a string, got ${shownValue(text)} for item ${index}`;
  throw new ConfigurationError([{ option: 'dedupe.text', message }]);
}

function idOf(item: unknown): string | null {
  if (typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string')
    return item.id;
  return null;
}
