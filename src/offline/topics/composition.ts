import { greatestCommonDivisor } from '../families/exact.ts';
import type { Random } from '../offline-random.ts';

/** Word lists of which narrow topics are put together. */
export interface Composition {
  /** Heads of names, each with its preposition: `Rigidity of`. */
  readonly methods: readonly string[];
  /** What they are applied to, by area. */
  readonly objects: { readonly [area: string]: readonly string[] };
  /** Endings that narrow a name once all pairs are used up. */
  readonly settings: readonly string[];
}

/**
 * Names topics without end in sight: first each method with each object once, in an order drawn by chance, then each
 * such pair in each setting.
 *
 * @param area - names topics of this area only; null for all
 */
export function* composedNames(
  { methods, objects, settings }: Composition,
  area: string | null,
  random: Random,
): Generator<string, undefined> {
  const known = area === null ? Object.values(objects).flat() : (objects[area] ?? []);
  for (const ending of ['', ...settings.map((setting) => ` ${setting}`)]) {
    for (const index of permutation(methods.length * known.length, random)) {
      const method = methods[index % methods.length];
      const object = known[Math.floor(index / methods.length)];
      yield `${method} ${object}${ending}`;
    }
  }
}

/** The numbers from 0 to `count` - 1, each once, without a list of them. */
function* permutation(count: number, random: Random): Generator<number, undefined> {
  if (count === 0) return;
  let step = random.integer(1, count);
  while (greatestCommonDivisor(BigInt(step), BigInt(count)) !== 1n) step += 1;
  let at = random.integer(0, count - 1);
  for (let index = 0; index < count; index += 1) {
    yield at;
    at = (at + step) % count;
  }
}
