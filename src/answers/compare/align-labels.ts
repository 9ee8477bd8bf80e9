import type { Node, SymbolNode } from '../tree/node.ts';
import { freeNames } from './free-names.ts';
import { nodeKey } from './node-key.ts';
import { renamed } from './rename.ts';

/** A value in the names of another label; null when the two labels name different things. */
export function alignedValue(label: Node, other: Node | null, value: Node): Node | null {
  if (other === null || nodeKey(label) === nodeKey(other)) return value;
  if (isWords(label) && isWords(other)) return saysTheSame(label, other) ? value : null;
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

/** Words before an equals sign explain the value: only words that say something else on the other side are compared. */
export function isWords(label: Node): label is SymbolNode {
  return label.kind === 'symbol' && label.name.startsWith('name:');
}

/** Whether the words of one name are among those of the other: `area` and `the total area`. */
function saysTheSame(left: SymbolNode, right: SymbolNode): boolean {
  const [from, to] = [left, right].map(({ name }) =>
    name
      .slice('name:'.length)
      .split(' ')
      .filter((word) => word !== ''),
  );
  const isWithin = (part: readonly string[] = [], all: readonly string[] = []): boolean =>
    part.every(
      (word) =>
        /^(?:the|an?|of|is|total|final|answer|value|result|required)$/u.test(word) || all.includes(word),
    );
  return isWithin(from, to) || isWithin(to, from);
}

/** `y` and `f(x)` name the same thing. */
function isFunctionOf(label: Node, other: Node): boolean {
  return label.kind === 'call' && label.name === 'f()' && other.kind === 'symbol' && other.name === 'y';
}
