import { type BigReal, bigReal, isUncertain, sizeOf } from './big-real.ts';

/** Bits behind the point while a function is worked out. */
const places = 288;
const scale = BigInt(places);
const one = 1n << scale;

/** Bits that are trusted of a result. */
const trusted = 250;

type BigFunction = (value: BigReal) => BigReal | null;

/** The functions of one real number that are known to many digits; null outside of their domain. */
export const bigFunctions: ReadonlyMap<string, BigFunction> = new Map<string, BigFunction>([
  ['exp', (value) => bigExponential(value)],
  ['ln', (value) => bigLogarithm(value)],
  ['sin', (value) => ofAngle(value, (sine) => sine)],
  ['cos', (value) => ofAngle(value, (_sine, cosine) => cosine)],
  ['arctan', (value) => bigArcTangent(value)],
]);

/** The number pi. */
export function bigPi(): BigReal {
  return fromFixed(fixedPi(), -trusted);
}

/** Powers of e; null where the exponent is too large to be worked out. */
export function bigExponential(value: BigReal): BigReal | null {
  if (sizeOf(value) > 40) return null;
  const fixed = toFixed(value);
  const turns = (fixed + (fixedLn2() >> 1n)) / fixedLn2() - (fixed < -(fixedLn2() >> 1n) ? 1n : 0n);
  const rest = fixed - turns * fixedLn2();
  const power = Number(turns);
  // A power of nearly nothing is one but for a trace, which proves nothing by being alike.
  const traceless = sizeOf(value) < -90 && value.mantissa !== 0n ? -100 : Number.NEGATIVE_INFINITY;
  return bigReal(
    fixedExponential(rest),
    power - places,
    Math.max(power - trusted + 42, value.error + power + 2, traceless),
  );
}

/** The natural logarithm of a number above zero. */
export function bigLogarithm(value: BigReal): BigReal | null {
  if (value.mantissa <= 0n || isUncertain(value)) return null;
  const size = sizeOf(value);
  const share = toFixed({ ...value, exponent: value.exponent - size });
  let guess = toFixedNumber(Math.log(Number(share >> (scale - 53n)) / 2 ** 53));
  for (let round = 0; round < 3; round += 1) {
    const power = fixedExponential(guess);
    guess += (2n * (share - power) * one) / (share + power);
  }
  return fromFixed(guess + BigInt(size) * fixedLn2(), Math.max(value.error - size + 2, -trusted + 40));
}

function ofAngle(value: BigReal, pick: (sine: bigint, cosine: bigint) => bigint): BigReal | null {
  if (sizeOf(value) > 30 || sizeOf(value) < -60) return null;
  const turn = 2n * fixedPi();
  const fixed = toFixed(value) % turn;
  return fromFixed(pick(...fixedSineCosine(fixed)), Math.max(value.error + 1, -trusted + 30));
}

function bigArcTangent(value: BigReal): BigReal | null {
  if (sizeOf(value) > 100 || sizeOf(value) < -40) return null;
  const tangent = toFixed(value);
  let guess = toFixedNumber(Math.atan(Number(tangent >> (scale - 60n)) / 2 ** 60));
  for (let round = 0; round < 3; round += 1) {
    const [sine, cosine] = fixedSineCosine(guess);
    const over = times(tangent, cosine) - sine;
    const under = times(tangent, sine) + cosine;
    const step = (over * one) / under;
    guess += step - times(times(step, step), step) / 3n;
  }
  return fromFixed(guess, Math.max(value.error + 1, -trusted + 100));
}

function times(left: bigint, right: bigint): bigint {
  return (left * right) >> scale;
}

function fixedExponential(value: bigint): bigint {
  const part = value >> 8n;
  let [sum, term] = [one, one];
  for (let index = 1n; term !== 0n && term !== -1n; index += 1n) {
    term = times(term, part) / index;
    sum += term;
  }
  for (let round = 0; round < 8; round += 1) sum = times(sum, sum);
  return sum;
}

function fixedSineCosine(value: bigint): [bigint, bigint] {
  const part = value >> 8n;
  const square = times(part, part);
  let [sine, cosine, term] = [part, one, part];
  for (let index = 2n; term !== 0n && term !== -1n && index < 200n; index += 2n) {
    term = -times(term, square) / (index * (index + 1n));
    sine += term;
  }
  term = one;
  for (let index = 1n; term !== 0n && term !== -1n && index < 200n; index += 2n) {
    term = -times(term, square) / (index * (index + 1n));
    cosine += term;
  }
  for (let round = 0; round < 8; round += 1)
    [sine, cosine] = [2n * times(sine, cosine), one - 2n * times(sine, sine)];
  return [sine, cosine];
}

function toFixed({ mantissa, exponent }: BigReal): bigint {
  const shift = exponent + places;
  return shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
}

function toFixedNumber(value: number): bigint {
  return BigInt(Math.round(value * 2 ** 52)) << (scale - 52n);
}

function fromFixed(value: bigint, error: number): BigReal {
  return bigReal(value, -places, error);
}

const known = new Map<string, bigint>();

function remembered(name: string, make: () => bigint): bigint {
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}

function fixedPi(): bigint {
  return remembered('pi', () => 16n * inverseTangent(5n, true) - 4n * inverseTangent(239n, true));
}

function fixedLn2(): bigint {
  return remembered('ln 2', () => 2n * inverseTangent(3n, false));
}

/** The arc tangent of one over a whole number, or the hyperbolic one. */
function inverseTangent(under: bigint, alternates: boolean): bigint {
  let power = one / under;
  let sum = power;
  for (let index = 3n; power !== 0n; index += 2n) {
    power /= under * under;
    const isMinus = alternates && index % 4n === 3n;
    sum += (isMinus ? -power : power) / index;
  }
  return sum;
}
