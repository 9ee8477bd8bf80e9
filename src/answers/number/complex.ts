/** A complex number in double precision. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

export function complex(re: number, im = 0): Complex {
  return { re, im };
}

export function plus(a: Complex, b: Complex): Complex {
  return { re: a.re + b.re, im: a.im + b.im };
}

export function minus(a: Complex, b: Complex): Complex {
  return { re: a.re - b.re, im: a.im - b.im };
}

export function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

export function over(a: Complex, b: Complex): Complex {
  if (b.im === 0) return { re: a.re / b.re, im: a.im / b.re };
  const size = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}

export function magnitude(a: Complex): number {
  return a.im === 0 ? Math.abs(a.re) : Math.hypot(a.re, a.im);
}

export function exponential(a: Complex): Complex {
  const size = Math.exp(a.re);
  return a.im === 0 ? complex(size) : { re: size * Math.cos(a.im), im: size * Math.sin(a.im) };
}

export function logarithm(a: Complex): Complex {
  return { re: Math.log(magnitude(a)), im: Math.atan2(a.im, a.re) };
}

export function squareRoot(a: Complex): Complex {
  if (a.im === 0) return a.re >= 0 ? complex(Math.sqrt(a.re)) : complex(0, Math.sqrt(-a.re));
  const size = magnitude(a);
  const re = Math.sqrt((size + a.re) / 2);
  const im = Math.sqrt((size - a.re) / 2);
  return { re, im: a.im < 0 ? -im : im };
}

/** The principal power; whole exponents are multiplied out, which keeps real bases real. */
export function toPower(base: Complex, exponent: Complex): Complex {
  if (exponent.im === 0 && Number.isInteger(exponent.re) && Math.abs(exponent.re) <= 64) {
    return wholePower(base, exponent.re);
  }
  if (base.re === 0 && base.im === 0) return exponent.re > 0 ? complex(0) : complex(Number.NaN);
  if (exponent.im === 0 && exponent.re === 0.5) return squareRoot(base);
  if (base.im === 0 && base.re > 0 && exponent.im === 0) return complex(base.re ** exponent.re);
  return exponential(times(exponent, logarithm(base)));
}

function wholePower(base: Complex, exponent: number): Complex {
  let result = complex(1);
  for (let count = Math.abs(exponent); count > 0; count -= 1) result = times(result, base);
  return exponent < 0 ? over(complex(1), result) : result;
}

export function isFiniteComplex(a: Complex): boolean {
  return Number.isFinite(a.re) && Number.isFinite(a.im);
}
