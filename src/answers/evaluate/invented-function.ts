import { type Complex, complex, plus, times } from '../number/complex.ts';

/**
 * Stands in for a function of which only the name is known, such as `f(x)` or the sequence `a_n`: a fixed polynomial
 * that differs from name to name. Two answers agree only if they apply the same names to the same values.
 */
export function inventedFunction(name: string, inputs: readonly Complex[]): Complex {
  const next = seededNumbers(`${name}/${inputs.length}`);
  return inputs.reduce(
    (total, input) => {
      const [a, b, c] = [complex(next() + 0.3), complex(next() - 0.4), complex(next() * 0.2)];
      const square = times(input, input);
      return plus(total, plus(times(a, input), plus(times(b, square), times(c, times(square, input)))));
    },
    complex(next() + 0.5),
  );
}

/** Numbers from 0 to 1 that follow from a text. */
export function seededNumbers(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
