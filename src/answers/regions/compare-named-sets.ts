import { type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import type { CompareNodes } from '../equations/compare-relations.ts';
import type { Node } from '../tree/node.ts';

/** Compares sets joined by signs of which not all are known as numbers: by what is joined, in any order but for a difference. */
export function compareNamedSets(
  reference: Node,
  response: Node,
  comparison: Comparison,
  compare: CompareNodes,
): Finding | null {
  if (reference.kind !== 'region' && response.kind !== 'region') return null;
  const open = undecided('a set could not be read as numbers');
  if (reference.kind !== 'region' || response.kind !== 'region') return open;
  if (reference.operator !== response.operator) return open;
  const [left, right] = [partsOf(reference), partsOf(response)];
  if (left.length !== right.length) return open;
  const rest = [...right];
  const isAlike = left.every((part, at) => {
    const found =
      reference.operator === 'difference'
        ? at
        : rest.findIndex((other) => compare(part, other, comparison).relation === 'same');
    const other = rest[found];
    if (other === undefined || compare(part, other, comparison).relation !== 'same') return false;
    if (reference.operator !== 'difference') rest.splice(found, 1);
    return true;
  });
  return isAlike ? same('structure', 'the same sets are joined') : open;
}

/** What one sign joins. */
function partsOf(node: Node & { readonly kind: 'region' }): readonly Node[] {
  if (node.operator === 'difference') return [node.left, node.right];
  return [node.left, node.right].flatMap((part) =>
    part.kind === 'region' && part.operator === node.operator ? partsOf(part) : [part],
  );
}
