import {
  type Complex,
  complex,
  exponential,
  logarithm,
  magnitude,
  minus,
  over,
  plus,
  squareRoot,
  times,
  toPower,
} from '../number/complex.ts';

type ComplexFunction = (value: Complex) => Complex;

const unit = complex(1);
const imaginary = complex(0, 1);
const half = complex(0.5);
const notANumber = complex(Number.NaN);

const sine: ComplexFunction = (z) =>
  z.im === 0
    ? complex(Math.sin(z.re))
    : complex(Math.sin(z.re) * Math.cosh(z.im), Math.cos(z.re) * Math.sinh(z.im));
const cosine: ComplexFunction = (z) =>
  z.im === 0
    ? complex(Math.cos(z.re))
    : complex(Math.cos(z.re) * Math.cosh(z.im), -Math.sin(z.re) * Math.sinh(z.im));
const hyperbolicSine: ComplexFunction = (z) =>
  times(half, minus(exponential(z), exponential(times(complex(-1), z))));
const hyperbolicCosine: ComplexFunction = (z) =>
  times(half, plus(exponential(z), exponential(times(complex(-1), z))));

const arcSine: ComplexFunction = (z) => {
  if (z.im === 0 && Math.abs(z.re) <= 1) return complex(Math.asin(z.re));
  const inner = plus(times(imaginary, z), squareRoot(minus(unit, times(z, z))));
  return times(complex(0, -1), logarithm(inner));
};
const arcCosine: ComplexFunction = (z) =>
  z.im === 0 && Math.abs(z.re) <= 1 ? complex(Math.acos(z.re)) : minus(complex(Math.PI / 2), arcSine(z));
const arcTangent: ComplexFunction = (z) => {
  if (z.im === 0) return complex(Math.atan(z.re));
  const difference = minus(
    logarithm(minus(unit, times(imaginary, z))),
    logarithm(plus(unit, times(imaginary, z))),
  );
  return times(complex(0, 0.5), difference);
};
const arcHyperbolicSine: ComplexFunction = (z) => logarithm(plus(z, squareRoot(plus(times(z, z), unit))));
const arcHyperbolicCosine: ComplexFunction = (z) =>
  logarithm(plus(z, times(squareRoot(plus(z, unit)), squareRoot(minus(z, unit)))));
const arcHyperbolicTangent: ComplexFunction = (z) =>
  times(half, minus(logarithm(plus(unit, z)), logarithm(minus(unit, z))));

/** A function of the real part only, where the value is real. */
const realOnly =
  (act: (value: number) => number): ComplexFunction =>
  (z) =>
    Math.abs(z.im) < 1e-12 ? complex(act(z.re)) : notANumber;

/** Functions of one complex number, by their names in a parsed answer. */
export const complexFunctions: ReadonlyMap<string, ComplexFunction> = new Map<string, ComplexFunction>([
  ['sin', sine],
  ['cos', cosine],
  ['tan', (z) => over(sine(z), cosine(z))],
  ['cot', (z) => over(cosine(z), sine(z))],
  ['sec', (z) => over(unit, cosine(z))],
  ['csc', (z) => over(unit, sine(z))],
  ['sinh', hyperbolicSine],
  ['cosh', hyperbolicCosine],
  ['tanh', (z) => over(hyperbolicSine(z), hyperbolicCosine(z))],
  ['coth', (z) => over(hyperbolicCosine(z), hyperbolicSine(z))],
  ['sech', (z) => over(unit, hyperbolicCosine(z))],
  ['csch', (z) => over(unit, hyperbolicSine(z))],
  ['arcsin', arcSine],
  ['arccos', arcCosine],
  ['arctan', arcTangent],
  ['arcsec', (z) => arcCosine(over(unit, z))],
  ['arccsc', (z) => arcSine(over(unit, z))],
  ['arccot', (z) => minus(complex(Math.PI / 2), arcTangent(z))],
  ['arcsinh', arcHyperbolicSine],
  ['arccosh', arcHyperbolicCosine],
  ['arctanh', arcHyperbolicTangent],
  ['exp', exponential],
  ['ln', logarithm],
  ['lg', (z) => over(logarithm(z), complex(Math.LN10))],
  ['sqrt', squareRoot],
  ['cbrt', (z) => (z.im === 0 ? complex(Math.cbrt(z.re)) : toPower(z, complex(1 / 3)))],
  ['abs', (z) => complex(magnitude(z))],
  ['arg', (z) => complex(Math.atan2(z.im, z.re))],
  ['Re', (z) => complex(z.re)],
  ['Im', (z) => complex(z.im)],
  ['conj', (z) => complex(z.re, -z.im)],
  ['floor', realOnly((value) => Math.floor(value + 1e-12))],
  ['ceil', realOnly((value) => Math.ceil(value - 1e-12))],
  ['sgn', realOnly(Math.sign)],
  ['factorial', realOnly((value) => gamma(value + 1))],
  ['Gamma()', realOnly(gamma)],
]);

/** Lanczos' approximation of the gamma function. */
function gamma(value: number): number {
  if (value <= 0 && Number.isInteger(value)) return Number.NaN;
  if (value < 0.5) return Math.PI / (Math.sin(Math.PI * value) * gamma(1 - value));
  if (value > 171.6) return Number.POSITIVE_INFINITY;
  const shifted = value - 1;
  const sum = lanczos.reduce(
    (total, weight, index) => total + (index === 0 ? weight : weight / (shifted + index)),
    0,
  );
  const top = shifted + 7.5;
  return Math.sqrt(2 * Math.PI) * top ** (shifted + 0.5) * Math.exp(-top) * sum;
}

const lanczos: readonly number[] = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
