import { unreadable } from '../tokens/token.ts';
import { numberNode, productNode, sumNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/** The determinant of a square of cells, written out. Anything else, and a large one, makes the text unreadable. */
export function determinant(rows: readonly (readonly Node[])[]): Node {
  const [first = [], ...rest] = rows;
  if (rows.length > 4 || first.length !== rows.length) throw unreadable;
  if (rest.length === 0) return productNode(first);
  return sumNode(
    first.map((cell, column) =>
      productNode([
        numberNode(column % 2 === 0 ? 1 : -1),
        cell,
        determinant(rest.map((row) => row.filter((_, index) => index !== column))),
      ]),
    ),
  );
}
