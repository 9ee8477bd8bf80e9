import { contentHash } from '../content-hash.ts';

/** Returns the id by which the engine follows any item: its own `id`, or one derived from its content. */
export function itemId(item: unknown): string {
  if (hasId(item)) return item.id;
  return contentHash('item', item);
}

/** Whether a value brings an id, as all records do. */
export function hasId(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
