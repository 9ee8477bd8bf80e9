import type { Node } from '../tree/node.ts';

/** A text that two nodes share when they are built alike. */
export function nodeKey(node: Node): string {
  return JSON.stringify(node, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** Whether two nodes are built alike, without writing either down: most differ in their first parts. */
export function areBuiltAlike(one: Node, other: Node): boolean {
  return areAlike(one, other);
}

function areAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => areAlike(one[name], other[name]))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
