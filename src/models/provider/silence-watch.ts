import type { Cancel, Clock } from '../../time/clock.ts';

/** How long a streamed reply may be silent. */
export interface SilenceLimits {
  /** Milliseconds within which the first piece must come. */
  readonly firstMs: number;
  /** Longest time between two pieces, in milliseconds. */
  readonly idleMs: number;
}

/**
 * Watches a stream for silences with a single timer: a piece only leaves a mark, and the timer goes on from there when
 * it ends.
 */
export class SilenceWatch {
  readonly #clock: Clock;
  readonly #limits: SilenceLimits;
  readonly #onSilence: (limit: 'first' | 'idle', limitMs: number) => void;
  #cancel: Cancel | null = null;
  #limit: 'first' | 'idle' = 'first';
  /** When the last piece came since the timer was set; null when none has. */
  #heardAt: number | null = null;

  constructor(
    clock: Clock,
    limits: SilenceLimits,
    onSilence: (limit: 'first' | 'idle', limitMs: number) => void,
  ) {
    this.#clock = clock;
    this.#limits = limits;
    this.#onSilence = onSilence;
    this.#watch(limits.firstMs);
  }

  /** A piece of the reply has come. */
  heard(): void {
    if (this.#cancel === null) return;
    this.#heardAt = this.#clock.now();
    if (this.#limit === 'idle') return;
    this.#limit = 'idle';
    this.#cancel();
    this.#watch(this.#limits.idleMs);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #watch(ms: number): void {
    this.#heardAt = null;
    this.#cancel = this.#clock.after(ms, () => this.#timeIsUp());
  }

  #timeIsUp(): void {
    const leftMs = this.#heardAt === null ? 0 : this.#heardAt + this.#limits.idleMs - this.#clock.now();
    if (leftMs > 0) {
      this.#watch(leftMs);
      return;
    }
    this.#cancel = null;
    const { firstMs, idleMs } = this.#limits;
    this.#onSilence(this.#limit, this.#limit === 'first' ? firstMs : idleMs);
  }
}
