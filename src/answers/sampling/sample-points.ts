import { nodeKey } from '../compare/node-key.ts';
import type { Effort } from '../evaluate/effort.ts';
import { negated, type Rational, toNumber, whole } from '../number/rational.ts';
import type { Node } from '../tree/node.ts';
import { breaksOf, isPiecewise, isStepped, writtenNumbers } from './break-points.ts';
import { around, between, beyond, wholesBeside } from './near-points.ts';
import { rootsIn } from './roots-in.ts';

export type SamplePoint = ReadonlyMap<string, Rational>;

/** What decides where two expressions are compared. */
export interface Sampled {
  readonly nodes: readonly Node[];
  readonly names: readonly string[];
  /** Names that bound a sum or product: whole numbers above zero, and not large ones, which would take too long. */
  readonly counted: ReadonlySet<string>;
  /** Names that stand for whole numbers of any size. */
  readonly wholes: ReadonlySet<string>;
  readonly next: () => number;
  readonly effort: Effort;
}

/** Points for expressions of one rule: above zero first, where most formulas are meant, then of both signs. */
export function ordinaryPoints({ names, counted, wholes, next }: Sampled): readonly SamplePoint[] {
  return Array.from({ length: 14 }, (_, index) =>
    pointOf(names, (name) => {
      if (counted.has(name)) return whole(2 + Math.floor(next() * 9));
      if (wholes.has(name)) return whole(1 + Math.floor(next() * 90));
      const value = fraction(0.3 + next() * 2.4);
      return index >= 7 && next() < 0.5 ? { ...value, numerator: -value.numerator } : value;
    }),
  );
}

/**
 * Points where rules may change: beside the numbers that are written, at the places where something is zero, at whole
 * numbers small and large, and far out on both sides. An expression that is its own in every place needs none of them.
 */
export function tellingPoints(sampled: Sampled): readonly SamplePoint[] {
  const { nodes, names, counted, wholes, next } = sampled;
  const isBroken = nodes.some((node) => isPiecewise(node) || isStepped(node));
  const isTelling = wholes.size > 0 || isBroken;
  const anywhere = (name: string): Rational => {
    if (counted.has(name)) return whole(2 + Math.floor(next() * 9));
    return wholes.has(name) ? whole(1 + Math.floor(next() * 60)) : fraction(next() * 6 - 3);
  };
  const far = [50_021, -50_023, 977, -983].map((size) =>
    pointOf(names, (name) =>
      counted.has(name)
        ? whole(20 + Math.floor(next() * 60))
        : whole(Math.round((wholes.has(name) ? Math.abs(size) : size) * (0.5 + next()))),
    ),
  );
  if (!isTelling) return far;
  // A power of a negative number changes with the parity of its exponent, and with nothing else.
  const beside = isBroken ? besideBreaks(sampled, anywhere) : [];
  const near = Array.from({ length: 12 }, (_, index) =>
    pointOf(names, () => whole(Math.floor(next() * (index < 6 ? 12 : 200)) + (index % 3 === 2 ? -6 : 1))),
  );
  return [...near, ...far, ...beside, ...inRow(sampled, anywhere, isBroken ? 24 : 8)].filter((point) =>
    [...counted, ...wholes].every((name) => isCount(point.get(name))),
  );
}

function isCount(value: Rational | undefined): boolean {
  return value === undefined || (value.numerator > 0n && value.denominator === 1n);
}

/** Whole numbers one after the other, so that a rule that changes with the remainder shows. */
function inRow(
  { names, wholes }: Sampled,
  anywhere: (name: string) => Rational,
  length: number,
): readonly SamplePoint[] {
  return [...wholes]
    .slice(0, 3)
    .flatMap((name) =>
      Array.from({ length }, (_, index) =>
        pointOf(names, (other) => (other === name ? whole(index + 1) : anywhere(other))),
      ),
    );
}

/** Points at all places where a rule may change and between each two of them, then at what lies near. */
function besideBreaks(sampled: Sampled, anywhere: (name: string) => Rational): readonly SamplePoint[] {
  const { nodes, names, counted, wholes, next, effort } = sampled;
  const written = writtenNumbers(nodes, effort).slice(0, 24);
  const breaks = [...new Map(nodes.flatMap(breaksOf).map((node) => [nodeKey(node), node])).values()];
  const free = names.filter((name) => !counted.has(name)).slice(0, 4);
  const share = Math.max(8, Math.floor(96 / Math.max(1, free.length)));
  const sizes = [...written];
  const alone = free.flatMap((name) => {
    // The others stay where the break was found: between two that are close no other place would be.
    const point = pointOf(names, (other) =>
      counted.has(other) || wholes.has(other) ? anywhere(other) : fraction(next() * 4),
    );
    const roots = distinct(breaks.flatMap((node) => rootsIn(node, name, point, effort)));
    sizes.push(...roots);
    const near = [
      ...roots.slice(0, 8).flatMap(around),
      ...written.slice(0, 8).flatMap(around),
      ...[...roots.slice(0, 8), ...written].flatMap(beyond),
      ...general,
    ];
    const ofKind = wholes.has(name)
      ? (values: readonly Rational[]) => values.flatMap(wholesBeside)
      : distinct;
    return [
      ...distinct(ofKind([...roots, ...between(roots)])).map((value) => new Map([...point, [name, value]])),
      ...distinct(ofKind(near))
        .slice(0, share)
        .map((value) => pointOf(names, (other) => (other === name ? value : anywhere(other)))),
    ];
  });
  return [...alone, ...(names.length > 1 ? together(sampled, distinct(sizes), anywhere) : [])];
}

/** Points at which all names are of one size, with all signs: some rules change only where several are far out. */
function together(
  { names, counted, wholes, next }: Sampled,
  sizes: readonly Rational[],
  anywhere: (name: string) => Rational,
): readonly SamplePoint[] {
  const sides = Array.from({ length: 2 ** Math.min(3, names.length) }, (_, side) => side);
  const largest = sizes.toSorted((one, other) => Math.abs(toNumber(other)) - Math.abs(toNumber(one)));
  return largest.slice(0, names.length > 2 ? 8 : 16).flatMap(({ numerator, denominator }) =>
    sides.map((side) =>
      pointOf(names, (name) => {
        if (counted.has(name)) return anywhere(name);
        const share = fraction(1 + next());
        const value = {
          numerator: numerator * share.numerator,
          denominator: denominator * share.denominator,
        };
        if (wholes.has(name)) return whole(value.numerator / value.denominator);
        const at = names.indexOf(name);
        const isBelow = at < 3 ? (side >> at) % 2 === 1 : next() < 0.5;
        return isBelow ? negated(value) : value;
      }),
    ),
  );
}

const general: readonly Rational[] = [0, 1, -1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 27, 100].map((value) =>
  whole(value),
);

function distinct(values: readonly Rational[]): readonly Rational[] {
  return [...new Map(values.map((value) => [`${value.numerator}/${value.denominator}`, value])).values()];
}

function pointOf(names: readonly string[], value: (name: string) => Rational): SamplePoint {
  return new Map(names.map((name) => [name, value(name)]));
}

/** A fraction near a double, with a denominator that hides no common factors. */
function fraction(value: number): Rational {
  return { numerator: BigInt(Math.round(value * 9_973)) || 1n, denominator: 9_973n };
}
