import { hasId, itemId } from '../../core/items/item-id.ts';
import type { Outcome, Rejection } from '../../core/outcome.ts';
import type { IdSet } from './id-set.ts';
import type { ItemNode } from './nodes.ts';

/** What of a task's outputs goes on, and what was refused. */
export interface FreshOutputs {
  readonly values: readonly { readonly value: unknown; readonly id: string }[];
  readonly dropped: readonly Rejection[];
}

/**
 * Records are told apart by id: among the outputs of one item, and among the rows of the whole run. The same record
 * twice is one output and one rejection; values without an id may be equal.
 *
 * @param rowIds ids of the rows so far, for a task of the last leaf; null for others
 */
export function freshOutputs(node: ItemNode, outcome: Outcome<unknown>, rowIds: IdSet | null): FreshOutputs {
  if (outcome.kind !== 'kept') return { values: [], dropped: [] };
  const dropped: Rejection[] = [...outcome.dropped];
  const values: { value: unknown; id: string }[] = [];
  for (const value of outcome.values) {
    const id = itemId(value);
    if (!hasId(value) || isNew(id)) values.push({ value, id });
    else {
      const reason = 'the same item already gave this output';
      dropped.push({ kind: 'rejected', code: 'repeated', reason, item: value });
    }
  }
  return { values, dropped };

  function isNew(id: string): boolean {
    if (node.outputIds.has(id)) return false;
    node.outputIds.add(id);
    return rowIds === null || rowIds.add(id);
  }
}
