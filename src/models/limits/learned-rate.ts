/** Part of a refused rate that is kept, and the least that is thought to have been refused, however little was taken. */
const keptOnce = 0.975;
const leastKept = 0.95;
const leastKeptAgain = 0.88;
const roundMs = 1000;
const bindingWithinMs = 1000;
/** Below this part of the rate that was refused, the way back up is quick. */
const nearPart = 0.99;
const quickGrowth = 0.015;
const slowGrowth = 0.001;
/** After so long without a refusal, growth gathers speed: the limit may have been raised, or was never this one. */
const patienceMs = 12_000;
const guessPatienceMs = 5000;
const doublesWithinMs = 4000;
const fastestGrowth = 0.1;
/** A slow lane probes after as many calls as a fast one, not after as much time: each probe costs a refusal. */
const longestStepMs = 25;
const longestQuickStepMs = 1000;
const lowestPerSecond = 1 / 60;

/**
 * A rate found by trial: below what was refused, creeping up to it, and past it only after a while. The shape is that of
 * TCP's CUBIC, since the task is the same: most of the time near a limit that is not announced.
 */
export class LearnedRate {
  #perSecond: number | null = null;
  #refused = 0;
  #boundMs = 0;
  #boundAt = Number.NEGATIVE_INFINITY;
  #grownAt = 0;
  #setAt = Number.NEGATIVE_INFINITY;
  /** Whether no refusal has shown yet that it is this rate which is limited. */
  #isGuess = false;

  get perSecond(): number | null {
    return this.#perSecond;
  }

  /** Whether it held tries back a moment ago. */
  wasBinding(now: number): boolean {
    return now - this.#boundAt < bindingWithinMs;
  }

  /** Grows while the rate is what holds tries back, up to the given one. */
  grow(now: number, isBinding: boolean, most: number): void {
    const sinceMs = Math.max(0, now - this.#grownAt);
    this.#grownAt = now;
    const rate = this.#perSecond;
    if (rate === null || !isBinding) return;
    this.#boundAt = now;
    if (rate > most) return;
    const stepMs = Math.min(this.#isGuess ? longestQuickStepMs : longestStepMs, sinceMs);
    this.#boundMs += stepMs;
    const lateMs = this.#boundMs - (this.#isGuess ? guessPatienceMs : patienceMs);
    const isFar = lateMs <= 0 && rate < this.#refused * nearPart;
    const growth = isFar ? quickGrowth : slowGrowth * 2 ** (Math.max(0, lateMs) / doublesWithinMs);
    const ms = isFar ? Math.min(longestQuickStepMs, sinceMs) : stepMs;
    this.#perSecond = rate * (1 + (Math.min(fastestGrowth, growth) * ms) / 1000);
  }

  /** Begins with the rate that the provider took when it refused. */
  begin(now: number, taken: number): void {
    if (taken <= 0 || (this.#perSecond !== null && this.#perSecond <= taken * keptOnce)) return;
    this.#isGuess = true;
    this.#setAt = now;
    this.#set(taken, taken * keptOnce);
  }

  /** More was refused at the same time: what was taken is less than it seemed when the rate began. */
  revise(now: number, taken: number): void {
    if (now - this.#setAt > roundMs || !this.#isGuess || this.#perSecond === null || taken <= 0) return;
    if (taken * keptOnce < this.#perSecond) this.#set(taken, taken * keptOnce);
  }

  /**
   * Learns from a refusal while this rate held tries back.
   *
   * @param taken what the provider took, as far as it is known
   * @param isRecent whether another refusal came not long before
   */
  refuse(now: number, taken: number | null, isRecent: boolean): void {
    const rate = this.#perSecond;
    if (rate === null) return;
    this.#isGuess = false;
    const least = rate * (isRecent ? leastKeptAgain : leastKept);
    const refused = taken === null ? rate : Math.min(rate, Math.max(taken, least));
    this.#set(refused, refused * keptOnce);
    this.#setAt = now;
  }

  /** The provider told its rate. */
  hint(perSecond: number): void {
    if (this.#perSecond !== null && this.#perSecond <= perSecond * keptOnce) return;
    this.#set(perSecond, perSecond * keptOnce);
  }

  forget(): void {
    this.#perSecond = null;
  }

  #set(refused: number, perSecond: number): void {
    this.#refused = refused;
    this.#perSecond = Math.max(lowestPerSecond, perSecond);
    this.#boundMs = 0;
  }
}
