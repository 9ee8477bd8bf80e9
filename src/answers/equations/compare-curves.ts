import { apart, type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { nodeKey } from '../compare/node-key.ts';
import { negateNode, numberNode, powerNode, productNode, sumNode } from '../tree/build-node.ts';
import type { Node, RelationNode } from '../tree/node.ts';
import { constantRatio } from './constant-ratio.ts';

/** Compares two equations by where they hold: one must be a multiple of the other once denominators are cleared. */
export function compareAsCurves(left: RelationNode, right: RelationNode, comparison: Comparison): Finding {
  const [from, to] = [zeroOf(left), zeroOf(right)];
  if (from === null || to === null) return undecided('the equations are not of one form');
  return compareZeros(from, to, comparison);
}

/** Compares an equation with alternatives joined by `or`: their product vanishes where one of them does. */
export function compareAlternatives(reference: Node, response: Node, comparison: Comparison): Finding | null {
  const [left, right] = [alternativesOf(reference), alternativesOf(response)];
  if (left === null || right === null || left.length === right.length) return null;
  const [from, to] = [left, right].map((items) => items.map(zeroOf));
  const known = [...(from ?? []), ...(to ?? [])].every((zero) => zero !== null);
  if (!known || from === undefined || to === undefined) return null;
  const [one, other] = [from, to].map((zeros) => productNode(zeros.flatMap((zero) => zero ?? [])));
  if (one === undefined || other === undefined) return null;
  const agreement = compareZeros(one, other, comparison);
  return agreement.relation === 'apart'
    ? undecided('the alternatives may hold in the same places')
    : agreement;
}

function alternativesOf(node: Node): readonly RelationNode[] | null {
  if (node.kind === 'relation') return isEquation(node) ? [node] : null;
  if (node.kind !== 'list') return null;
  const items = node.items.flatMap((item) => (item.kind === 'relation' && isEquation(item) ? [item] : []));
  const labels = new Set(items.map((item) => nodeKey(item.operands[0] ?? item)));
  const isOneName = node.joined === 'comma' && labels.size === 1;
  return items.length === node.items.length && (node.joined === 'or' || isOneName) ? items : null;
}

function isEquation(node: RelationNode): boolean {
  return node.operators.join() === '=' && node.operands.length === 2;
}

function compareZeros(from: Node, to: Node, comparison: Comparison): Finding {
  const names = [...new Set([...freeNames(from), ...freeNames(to)])];
  if (names.some((name) => name.startsWith('name:')))
    return undecided('the equations name what they are about in words');
  const ratio = constantRatio(from, to, comparison);
  if (ratio === null) return undecided('the equations could not be evaluated');
  if (ratio !== 'none') return same('sampled', 'one equation is a multiple of the other');
  return names.length > 1 && isPolynomial(from) && isPolynomial(to)
    ? apart('sampled', 'the equations have different solutions')
    : undecided('the equations are no multiples of each other');
}

/** What is zero where an equation holds, without its denominators. */
export function zeroOf(node: RelationNode): Node | null {
  const [left, right, ...more] = node.operands;
  if (left === undefined || right === undefined || more.length > 0) return null;
  const [one, other] = [left, right].map(squaredSize);
  return one && other ? sumNode([one, negateNode(other)]) : cleared(sumNode([left, negateNode(right)])).over;
}

/** The square of a real number of which only the size is said: `|x| = |y|` holds where `x^2 = y^2` does. */
function squaredSize(node: Node): Node | null {
  const [inner, ...more] = node.kind === 'call' && node.name === 'abs' ? node.inputs : [];
  if (inner === undefined || more.length > 0) return null;
  const isReal = [...freeNames(inner)].every((name) => /^[a-hj-vxy]$/u.test(name));
  return isReal ? powerNode(inner, numberNode(2)) : null;
}

interface Fraction {
  readonly over: Node;
  readonly under: readonly Node[];
}

function cleared(node: Node): Fraction {
  switch (node.kind) {
    case 'sum':
      return clearedSum(node.terms.map(cleared));
    case 'product': {
      const parts = node.factors.map(cleared);
      return {
        over: productNode(parts.map(({ over }) => over)),
        under: parts.flatMap(({ under }) => under),
      };
    }
    case 'power': {
      const { base, exponent } = node;
      if (exponent.kind !== 'number' || exponent.value.denominator !== 1n || exponent.value.numerator > -1n)
        return { over: node, under: [] };
      const size = { numerator: -exponent.value.numerator, denominator: 1n };
      const inner = cleared(base);
      const raised = size.numerator === 1n ? inner.over : powerNode(inner.over, numberNode(size));
      return { over: productNode([numberNode(1), ...inner.under]), under: [raised] };
    }
    default:
      return { over: node, under: [] };
  }
}

function clearedSum(parts: readonly Fraction[]): Fraction {
  const unders = new Map<string, Node>();
  for (const { under } of parts) for (const node of under) unders.set(nodeKey(node), node);
  const terms = parts.map(({ over, under }) => {
    const own = new Set(under.map(nodeKey));
    const missing = [...unders].filter(([key]) => !own.has(key)).map(([, node]) => node);
    return productNode([over, ...missing]);
  });
  return { over: sumNode(terms), under: [...unders.values()] };
}

function isPolynomial(node: Node): boolean {
  switch (node.kind) {
    case 'number':
    case 'symbol':
      return true;
    case 'sum':
      return node.terms.every(isPolynomial);
    case 'product':
      return node.factors.every(isPolynomial);
    case 'power':
      return (
        isPolynomial(node.base) && node.exponent.kind === 'number' && node.exponent.value.denominator === 1n
      );
    default:
      return false;
  }
}
