import { choice, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'K', 'L', 'M', 'N', 'P', 'R', 'S'] as const;
const orders = ['preorder', 'postorder', 'level order'] as const;

/** Reads the search tree that comes of inserting the keys in order. */
function reading(keys: readonly string[], order: string): string {
  const [root, ...others] = keys;
  if (root === undefined) return '';
  if (order === 'level order') return byLevel([keys]);
  const left = reading(
    others.filter((key) => key < root),
    order,
  );
  const right = reading(
    others.filter((key) => key > root),
    order,
  );
  return order === 'preorder' ? root + left + right : left + right + root;
}

function byLevel(trees: readonly (readonly string[])[]): string {
  if (trees.length === 0) return '';
  const below = trees.flatMap(([root = '', ...others]) => [
    others.filter((key) => key < root),
    others.filter((key) => key > root),
  ]);
  return trees.map(([root = '']) => root).join('') + byLevel(below.filter((keys) => keys.length > 0));
}

export const treeReading: ProblemFamily = defineFamily({
  name: 'tree-reading',
  subject: 'Computer Science',
  answerType: 'text',
  fields: { keys: sequence(letters, { from: 6, to: 10, isDistinct: true }), order: choice(orders) },
  wordings: [
    'The keys {keys} are inserted in this order into an empty binary search tree that is never rebalanced; letters compare alphabetically. Write down the keys without separators as they are met when the tree is traversed[[ in {order}]].',
    'An unbalanced binary search tree over letters is built by inserting, one after another, {keys}. Which word do the keys spell when the finished tree is read[[ in {order}]] from left to right?',
  ],
  accepts: ({ keys }) => new Set(orders.map((order) => reading(keys, order))).size === orders.length,
  solve: ({ keys, order }) => {
    const [root = ''] = keys;
    return {
      answer: reading(keys, order),
      steps: [
        `The root is ${root}; smaller letters go to the left, greater ones to the right.`,
        `The left subtree receives ${keys.filter((key) => key < root).join('') || 'nothing'}, the right one ${keys.filter((key) => key > root).join('') || 'nothing'}, each in this order.`,
        `Reading the tree in ${order} gives ${reading(keys, order)}.`,
      ],
      mistakes: [...orders.map((other) => reading(keys, other)), [...keys].sort().join(''), keys.join('')],
    };
  },
});
