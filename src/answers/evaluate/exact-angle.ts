import { add, multiply, one, type Rational, rational, zero } from '../number/rational.ts';
import type { Node } from '../tree/node.ts';

type Exact = (node: Node) => Rational | null;

/** The value of a sine, cosine or tangent of a fraction of pi where it is a fraction; null for any other. */
export function exactAngle(name: string, angle: Node, exact: Exact): Rational | null {
  const turn = angles.get(name);
  const halves = turn === undefined ? null : multipleOfPi(angle, exact);
  if (turn === undefined || halves === null) return null;
  // Sixths of pi, counted from the start of the turn they lie in.
  const sixths = rational(halves.numerator * 6n, halves.denominator);
  if (sixths === null || sixths.denominator !== 1n) return null;
  const place = Number(((sixths.numerator % 12n) + 12n) % 12n);
  return turn(place);
}

const sines: readonly (Rational | null)[] = [0, 0.5, null, 1, null, 0.5, 0, -0.5, null, -1, null, -0.5].map(
  (value) => (value === null ? null : rational(BigInt(value * 2), 2n)),
);

/** By sixths of pi. */
const angles: ReadonlyMap<string, (place: number) => Rational | null> = new Map([
  ['sin', (place: number) => sines[place] ?? null],
  ['cos', (place: number) => sines[(place + 3) % 12] ?? null],
  ['tan', (place: number) => (place % 6 === 0 ? zero : null)],
]);

/** How many times pi a node is; null where it is no multiple by a fraction. */
function multipleOfPi(node: Node, exact: Exact): Rational | null {
  if (node.kind === 'symbol') {
    if (node.name === 'pi') return one;
    return node.name === 'unit:deg' ? { numerator: 1n, denominator: 180n } : null;
  }
  if (node.kind === 'sum') return ofSum(node.terms, exact);
  return node.kind === 'product' ? ofProduct(node.factors, exact) : null;
}

function ofSum(terms: readonly Node[], exact: Exact): Rational | null {
  return terms.reduce<Rational | null>((total, term) => {
    const part = total === null ? null : multipleOfPi(term, exact);
    return total === null || part === null ? null : add(total, part);
  }, zero);
}

/** One factor is a multiple of pi, and the others are fractions. */
function ofProduct(factors: readonly Node[], exact: Exact): Rational | null {
  let multiple: Rational | null = null;
  let factor: Rational | null = one;
  for (const part of factors) {
    const value: Rational | null = exact(part);
    if (value !== null) factor = factor === null ? null : multiply(factor, value);
    else if (multiple === null) multiple = multipleOfPi(part, exact);
    else return null;
    if (factor === null || (value === null && multiple === null)) return null;
  }
  return multiple === null || factor === null ? null : multiply(multiple, factor);
}
