import type { Comparison } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { substituted } from '../compare/rename.ts';
import { numberNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import type { CompareNodes } from './compare-relations.ts';

/** Whether two equations are the same but for a name that only one of them keeps: `mv^2 = 2mgh` and `v^2 = 2gh` where m is not zero. */
export function isCancelled(
  reference: Node,
  response: Node,
  comparison: Comparison,
  compare: CompareNodes,
): boolean {
  if (!isEquation(reference) || !isEquation(response)) return false;
  const [left, right] = [freeNames(reference), freeNames(response)];
  const [longer, shorter] = left.size > right.size ? [reference, response] : [response, reference];
  const kept = freeNames(shorter);
  const [name, ...more] = [...freeNames(longer)].filter((each) => !kept.has(each));
  if (name === undefined || more.length > 0 || kept.size < 2) return false;
  return [2, 3].every(
    (value) =>
      compare(substituted(longer, new Map([[name, numberNode(value)]])), shorter, comparison).relation ===
      'same',
  );
}

function isEquation(node: Node): boolean {
  return node.kind === 'relation' && node.operators.length === 1 && node.operators[0] === '=';
}
