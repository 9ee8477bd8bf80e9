/** Part of a rate that is kept after the first refusal in a while, and after one that follows another closely. */
const keptOnce = 0.96;
const keptAgain = 0.85;
/** Below this part of the rate that was refused, the way back up is quick. */
const nearPart = 0.985;
const quickGrowth = 0.008;
const slowGrowth = 0.001;
/** After so long without a refusal, growth gathers speed: the limit may have been raised, or was never this one. */
const patienceMs = 20_000;
const doublesWithinMs = 8000;
const fastestGrowth = 0.1;
/** A slow lane probes after as many calls as a fast one, not after as much time: each probe costs a refusal. */
const longestStepMs = 50;
const lowestPerSecond = 1 / 60;

/**
 * A rate found by trial: below what was refused, creeping up to it, and past it only after a while. The shape is that of
 * TCP's CUBIC, since the task is the same: most of the time near a limit that nobody tells.
 */
export class LearnedRate {
  #perSecond: number | null = null;
  #refused = 0;
  #boundMs = 0;
  #grownAt = 0;

  get perSecond(): number | null {
    return this.#perSecond;
  }

  /** Grows while the rate is what holds tries back. */
  grow(now: number, isBinding: boolean): void {
    const stepMs = Math.max(0, Math.min(longestStepMs, now - this.#grownAt));
    this.#grownAt = now;
    if (this.#perSecond === null || !isBinding) return;
    this.#boundMs += stepMs;
    this.#perSecond *= 1 + (this.#growth(this.#perSecond) * stepMs) / 1000;
  }

  /**
   * Takes note of a refusal at the rate that the provider took of late.
   *
   * @param isRepeated whether another refusal came shortly before
   */
  refuse(taken: number, isRepeated: boolean): void {
    if (taken <= 0) return;
    const rate = this.#perSecond;
    if (rate === null) this.#set(taken, taken * keptOnce);
    else if (isRepeated) this.#set(rate, rate * keptAgain);
    // A refusal well below the rate is not of its making: another limit was met.
    else if (taken >= rate * 0.8) this.#set(rate, rate * keptOnce);
  }

  /** The provider told its rate. */
  hint(perSecond: number): void {
    if (this.#perSecond !== null && this.#perSecond <= perSecond * keptOnce) return;
    this.#set(perSecond, perSecond * keptOnce);
  }

  #set(refused: number, perSecond: number): void {
    this.#refused = refused;
    this.#perSecond = Math.max(lowestPerSecond, perSecond);
    this.#boundMs = 0;
  }

  #growth(rate: number): number {
    const lateMs = this.#boundMs - patienceMs;
    if (lateMs > 0) return Math.min(fastestGrowth, slowGrowth * 2 ** (lateMs / doublesWithinMs));
    return rate < this.#refused * nearPart ? quickGrowth : slowGrowth;
  }
}
