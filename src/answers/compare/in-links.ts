import type { Node, RelationNode } from '../tree/node.ts';

/** A chain of inequalities as the list of its links, which beside a list of inequalities says the same; anything else as it is. */
export function inLinks(node: Node, beside: Node): Node {
  if (node.kind !== 'relation' || node.operators.length < 2 || beside.kind !== 'list') return node;
  const isJoined = beside.joined !== 'or' && !beside.continued && beside.items.every(isBound);
  return isJoined && isBound(node)
    ? { kind: 'list', items: linksOf(node), joined: beside.joined, continued: false }
    : node;
}

function isBound(node: Node): boolean {
  return node.kind === 'relation' && node.operators.every((operator) => /^[<>]/u.test(operator));
}

function linksOf({ operands, operators }: RelationNode): readonly Node[] {
  return operators.flatMap((operator, index): readonly Node[] => {
    const [left, right] = [operands[index], operands[index + 1]];
    return left === undefined || right === undefined
      ? []
      : [{ kind: 'relation', operands: [left, right], operators: [operator] }];
  });
}
