import { contentHash } from '../core/content-hash.ts';
import { hasId, itemId } from '../core/items/item-id.ts';
import { kindOf } from '../core/items/kind-of.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { streamOf } from '../options/stream-of.ts';
import { type Shard, shardSchema } from './shard.ts';

const itemsSchema = streamOf('items');

/**
 * Returns the items of one shard, in their order: every item is in exactly one of `count` shards, whichever process asks.
 *
 * Which one follows from the item alone: from its `id` or, for a subject, from its name. Items that are added later change nothing for
 * those that were there, so that a shard finds its earlier replies. Shards are of about equal size where there are many
 * items; a shard of a few subjects may be empty, and topics or problems divide more evenly.
 *
 * @param items - anything that a run takes: subjects, topics, problems; a list, or anything that is read as it comes, such as
 * `readProblems(...)`
 * @returns A list for a list, and for what is read as it comes something that is read as it comes.
 * @throws {ConfigurationError} When the shard is invalid.
 *
 * @example
 * ```ts
 * import { buildChimera } from 'chimera-sdk';
 * import { offlineModels } from 'chimera-sdk/offline';
 * import { shardOf } from 'chimera-sdk/shards';
 *
 * const chimera = buildChimera({ models: offlineModels() });
 * const shard = { index: Number(process.env['SLURM_ARRAY_TASK_ID']), count: 16 };
 * const mine = shardOf(['Mathematics', 'Physics', 'Biology'], shard);
 * await chimera.run(mine, { directory: `runs/shard-${shard.index}` }).summary();
 * ```
 */
export function shardOf<Item>(items: AsyncIterable<Item>, shard: Shard): AsyncIterable<Item>;
export function shardOf<Item>(items: Iterable<Item> & object, shard: Shard): Item[];
export function shardOf<Item>(
  items: AsyncIterable<Item> | (Iterable<Item> & object),
  shard: Shard,
): AsyncIterable<Item> | Item[] {
  checkArguments([shardSchema, shard, 'shardOf'], [itemsSchema, items, 'shardOf.items']);
  if (Symbol.asyncIterator in items) return new ShardedStream(items, shard);
  return Array.from(items).filter((item) => isIn(item, shard));
}

/** The items of a shard, as they come. Tells the directory that they are read from, so that no run is let into it. */
class ShardedStream<Item> implements AsyncIterable<Item> {
  readonly directory: unknown;
  readonly #items: AsyncIterable<Item>;
  readonly #shard: Shard;

  constructor(items: AsyncIterable<Item>, shard: Shard) {
    this.directory = 'directory' in items ? items.directory : undefined;
    this.#items = items;
    this.#shard = shard;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const item of this.#items) if (isIn(item, this.#shard)) yield item;
  }
}

function isIn(item: unknown, { index, count }: Shard): boolean {
  const position = Number.parseInt(contentHash('shard', identityOf(item)).slice(0, 12), 16);
  return position % count === index;
}

/** A subject goes by its name in each form that a run takes, and beside what is known of it under the same name. */
function identityOf(item: unknown): string {
  if (typeof item === 'string') return item.trim();
  const isSubject = kindOf(item) === 'subject' || !hasId(item);
  if (isSubject && typeof item === 'object' && item !== null && 'name' in item) {
    if (typeof item.name === 'string') return item.name.trim();
  }
  return itemId(item);
}
