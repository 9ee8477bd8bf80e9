import { freeNames } from '../compare/free-names.ts';
import { isConstantName } from '../evaluate/complex-value.ts';
import type { Node } from '../tree/node.ts';

/**
 * Whether two formulas share a name, and each has one more that the other lacks: `kQ/r^2` and `Q/(4\\pi\\epsilon_0 r^2)`, or
 * `C_1e^x` and `Ae^x`. What one calls by its own name the other may spell out, so that values at points say nothing.
 */
export function mayDefineOther(reference: Node, response: Node): boolean {
  const [left, right] = [variablesOf(reference), variablesOf(response)];
  // A name in another case is another name: `X^A Y` and `X^a Y`.
  const areCases = left.join().toLowerCase() === right.join().toLowerCase();
  return (
    !areCases && left.some((name) => right.includes(name)) && hasMore(left, right) && hasMore(right, left)
  );
}

function variablesOf(node: Node): readonly string[] {
  return [...freeNames(node)].filter((name) => !isConstantName(name) && !/^(?:unit|set|count):/u.test(name));
}

function hasMore(names: readonly string[], others: readonly string[]): boolean {
  return names.some((name) => !others.includes(name));
}
