import type { Node } from '../tree/node.ts';
import { freeNames } from './free-names.ts';
import { nodeKey } from './node-key.ts';
import { renamed } from './rename.ts';

/** A value in the names of another label; null when the two labels name different things. */
export function alignedValue(label: Node, other: Node | null, value: Node): Node | null {
  if (other === null || nodeKey(label) === nodeKey(other)) return value;
  if (isWords(label) || isWords(other) || isFunctionOf(label, other) || isFunctionOf(other, label))
    return value;
  if (label.kind !== 'call' || other.kind !== 'call' || label.name !== other.name) return null;
  const pairs = label.inputs.map((input, index): readonly [Node | undefined, Node] => [
    other.inputs[index],
    input,
  ]);
  const names = pairs.flatMap(([old, fresh]): readonly (readonly [string, string])[] =>
    old?.kind === 'symbol' && fresh.kind === 'symbol' ? [[old.name, fresh.name]] : [],
  );
  const isWhole = names.length === label.inputs.length && names.length === other.inputs.length;
  const isCaptured = names.some(([old, fresh]) => old !== fresh && freeNames(value).has(fresh));
  return isWhole && !isCaptured ? renamed(value, new Map(names)) : null;
}

/** Words before an equals sign explain the value; they are not compared. */
function isWords(label: Node): boolean {
  return label.kind === 'symbol' && label.name.startsWith('name:');
}

/** `y` and `f(x)` name the same thing. */
function isFunctionOf(label: Node, other: Node): boolean {
  return label.kind === 'call' && label.name === 'f()' && other.kind === 'symbol' && other.name === 'y';
}
