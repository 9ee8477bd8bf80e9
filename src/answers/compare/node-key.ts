import type { Node } from '../tree/node.ts';

/** A text that two nodes share when they are built alike. */
export function nodeKey(node: Node): string {
  return JSON.stringify(node, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}
