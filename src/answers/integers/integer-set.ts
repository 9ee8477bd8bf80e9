/** A set of whole numbers that is told by a rule. */
export interface IntegerSet {
  readonly has: (value: number) => boolean;
  /**
   * The least number that is spoken of: minus infinity where all whole numbers are, null where that is not said, so that the
   * other side may say it.
   */
  readonly floor: number | null;
  /** Whether it says that its numbers are whole: in words, or by a congruence. */
  readonly isTold: boolean;
}

/** The numbers that are in one of several sets. */
export function unionOf(sets: readonly IntegerSet[]): IntegerSet {
  const floors = sets.flatMap(({ floor }) => floor ?? []);
  return {
    has: (value) => sets.some((set) => set.has(value)),
    floor: floors.length < sets.length ? null : Math.min(...floors),
    isTold: sets.some(({ isTold }) => isTold),
  };
}

export function finiteSet(values: readonly number[], isTold = false): IntegerSet {
  const members = new Set(values);
  return { has: (value) => members.has(value), floor: Number.NEGATIVE_INFINITY, isTold };
}

/** The numbers that leave a remainder. */
export function isCongruent(value: number, remainder: number, modulus: number): boolean {
  return (((value - remainder) % modulus) + modulus) % modulus === 0;
}

/** What was found out of numbers, since the same ones are asked for again and again. */
const known = new Map<number, boolean>();

/** The numbers asked for are few. */
const mostKnown = 50_000;

export function isPrime(value: number): boolean {
  if (value < 2) return false;
  const found = known.get(value);
  if (found !== undefined) return found;
  const made = value < 4 || (value % 2 !== 0 && value % 3 !== 0 && hasNoFactor(value));
  if (known.size < mostKnown) known.set(value, made);
  return made;
}

/** All primes above three lie next to a multiple of six. */
function hasNoFactor(value: number): boolean {
  for (let factor = 5; factor * factor <= value; factor += 6)
    if (value % factor === 0 || value % (factor + 2) === 0) return false;
  return true;
}

/** Powers of greater bases are too few to be told from a list of them. */
export const greatestBase = 200;

/** The powers of a base, one among them. */
export function isPowerOf(value: number, base: number): boolean {
  let power = 1;
  while (power < value) power *= base;
  return power === value;
}
