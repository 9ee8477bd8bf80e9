import type { Clock } from './clock.ts';

/** How long a streamed reply may be silent, and what happens when it is silent for longer. */
export interface SilenceLimits {
  readonly clock: Clock;
  /** Milliseconds in which the first piece must come. */
  readonly firstMs: number;
  /** Longest time between two pieces, in milliseconds. */
  readonly idleMs: number;
  readonly onSilence: (limit: 'first' | 'idle') => void;
}

/**
 * Watches over the silences of one stream with a single timer: a piece only leaves a mark, and the timer goes on from
 * there when it ends.
 */
export class SilenceTimer {
  readonly #limits: SilenceLimits;
  #timer: AbortController | null = null;
  #hasBegun = false;
  #isHeard = false;
  #heardAt = 0;

  constructor(limits: SilenceLimits) {
    this.#limits = limits;
    this.#arm(limits.firstMs, 'first');
  }

  /** A piece of the reply has come. */
  heard(): void {
    if (this.#timer === null) return;
    this.#heardAt = this.#limits.clock.now();
    this.#isHeard = true;
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.stop();
    this.#arm(this.#limits.idleMs, 'idle');
  }

  stop(): void {
    this.#timer?.abort(notWatched);
    this.#timer = null;
  }

  #arm(ms: number, limit: 'first' | 'idle'): void {
    const timer = new AbortController();
    this.#timer = timer;
    this.#isHeard = false;
    const onEnd = (): void => {
      if (this.#timer === timer) this.#ended(limit);
    };
    this.#limits.clock.wait(ms, timer.signal).then(onEnd, () => {});
  }

  #ended(limit: 'first' | 'idle'): void {
    const { clock, idleMs, onSilence } = this.#limits;
    const leftMs = this.#heardAt + idleMs - clock.now();
    if (this.#isHeard && leftMs > 0) {
      this.#arm(leftMs, 'idle');
      return;
    }
    this.#timer = null;
    onSilence(limit);
  }
}

const notWatched = new Error('nobody listens any more');
