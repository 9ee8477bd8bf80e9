/** Draws from distributions, always the same ones for the same seed. */
export class ForecastChance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Above 0 and below 1. */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Marsaglia and Tsang's method; below 1 by way of the next shape. */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * this.uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const normal = this.normal();
      const v = (1 + c * normal) ** 3;
      if (v > 0 && Math.log(this.uniform()) < 0.5 * normal * normal + d - d * v + d * Math.log(v))
        return d * v;
    }
  }

  beta(hits: number, misses: number): number {
    const left = this.gamma(hits);
    return left / (left + this.gamma(misses));
  }

  /** How many of so many tries succeed; many tries by the normal curve. */
  binomial(tries: number, share: number): number {
    if (tries <= 0 || share <= 0) return 0;
    if (share >= 1) return tries;
    if (tries > 60) {
      const drawn = Math.round(tries * share + Math.sqrt(tries * share * (1 - share)) * this.normal());
      return Math.min(tries, Math.max(0, drawn));
    }
    let hits = 0;
    for (let attempt = 0; attempt < tries; attempt += 1) if (this.uniform() < share) hits += 1;
    return hits;
  }
}
