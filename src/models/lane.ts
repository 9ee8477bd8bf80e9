import type { Clock } from '../core/clock.ts';
import { WaitingLine } from './waiting-line.ts';

const defaultConcurrency = 16;

/** Starts a waiting try if the budget lets it; tells what became of it. */
export type Start = () => 'started' | 'later' | 'gone';

/** The calls of one model: how many are in flight, who waits, and until when all of them wait. */
export class Lane {
  readonly line: WaitingLine<Start> = new WaitingLine();
  active = 0;
  readonly #clock: Clock;
  readonly #onOpen: () => void;
  #limit: number | null = null;
  #pausedUntil: number | null = null;
  #timer: AbortController | null = null;

  constructor(clock: Clock, onOpen: () => void) {
    this.#clock = clock;
    this.#onOpen = onOpen;
  }

  /** Takes note of a limit that some settings name. */
  admit(limit: number | undefined): void {
    if (limit !== undefined) this.#limit = Math.min(limit, this.#limit ?? limit);
  }

  /** Whether a waiter may start; when a pause is all that keeps it, sees to it that the pause ends. */
  isOpen(): boolean {
    if (this.line.size === 0 || this.active >= (this.#limit ?? defaultConcurrency)) return false;
    if (this.#pausedUntil === null) return true;
    const ms = this.#pausedUntil - this.#clock.now();
    if (ms > 0) {
      this.#waitFor(ms);
      return false;
    }
    this.#pausedUntil = null;
    this.rest();
    return true;
  }

  pauseUntil(time: number): void {
    this.#pausedUntil = Math.max(time, this.#pausedUntil ?? time);
  }

  /** Drops the timer when nobody waits for it. */
  rest(): void {
    if (this.line.size > 0 && this.#pausedUntil !== null) return;
    this.#timer?.abort(restReason);
    this.#timer = null;
  }

  #waitFor(ms: number): void {
    if (this.#timer !== null) return;
    const timer = new AbortController();
    this.#timer = timer;
    const target = this.#pausedUntil;
    const onEnd = (): void => {
      if (this.#timer !== timer) return;
      this.#timer = null;
      // The wait is over whatever the clock says, which may be one that stands still; a longer pause came meanwhile.
      if (this.#pausedUntil === target) this.#pausedUntil = null;
      this.#onOpen();
    };
    this.#clock.wait(ms, timer.signal).then(onEnd, () => {});
  }
}

const restReason = new Error('nobody waits any more');
