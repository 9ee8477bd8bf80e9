import { nodeKey } from '../compare/node-key.ts';
import { isLabel, readLabelled } from '../compare/structure.ts';
import type { Node } from '../tree/node.ts';

/**
 * Writes `(a, b) = (2, 3)` as `a = 2, b = 3` where the other side names its values too, but not in the same places: a
 * bracket of names says which value is whose.
 */
export function withNamedPlaces(reference: Node, response: Node): readonly [Node, Node] {
  const [left, right] = [namedPlaces(reference), namedPlaces(response)];
  if (left !== null && right !== null)
    return namesOf(left) === namesOf(right) ? [reference, response] : [left, right];
  if (left !== null && isRecord(response)) return [left, response];
  return right !== null && isRecord(reference) ? [reference, right] : [reference, response];
}

/** One equation for each place; null for what is no bracket of names beside one of values. */
function namedPlaces(node: Node): (Node & { readonly kind: 'list' }) | null {
  if (node.kind !== 'relation' || node.operators.join() !== '=') return null;
  const [names, values] = node.operands;
  if (names?.kind !== 'group' || values?.kind !== 'group' || names.items.length !== values.items.length)
    return null;
  if (names.items.length < 2 || !names.items.every(isLabel)) return null;
  const items = names.items.map(
    (name, at): Node => ({ kind: 'relation', operands: [name, values.items[at] ?? name], operators: ['='] }),
  );
  return { kind: 'list', items, continued: false, joined: 'and' };
}

function namesOf({ items }: Node & { readonly kind: 'list' }): string {
  return items.map((item) => (item.kind === 'relation' ? nodeKey(item.operands[0] ?? item) : '')).join();
}

/** A list in which every value has its own name. */
function isRecord(node: Node): boolean {
  if (node.kind !== 'list' || node.joined === 'or') return false;
  const labels = node.items.map((item) => (item.kind === 'relation' ? readLabelled(item)?.label : null));
  return (
    labels.every((label) => label !== null && label !== undefined) &&
    new Set(labels.map((label) => (label ? nodeKey(label) : ''))).size === labels.length
  );
}
