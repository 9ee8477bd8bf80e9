import type { Clock } from '../core/clock.ts';
import { AbortedError } from '../errors/index.ts';
import { Lane } from './lane.ts';

/** What a call asks of the lanes. */
export interface PlaceRequest {
  /** Calls of one name share a lane. */
  readonly lane: string;
  /** The limit that this model's settings name; the smallest one named counts. */
  readonly limit: number | undefined;
  /** Higher is served first. */
  readonly priority: number;
  readonly signal: AbortSignal;
}

/** Limits how many tries are in flight, per model and over all models of a run. */
export class Lanes {
  readonly #maxConcurrency: number;
  readonly #clock: Clock;
  readonly #lanes = new Map<string, Lane>();
  #active = 0;
  #order = 0;

  constructor(limits: { readonly maxConcurrency: number; readonly clock: Clock }) {
    this.#maxConcurrency = limits.maxConcurrency;
    this.#clock = limits.clock;
  }

  /**
   * Does the work once a place is free.
   *
   * @throws {AbortedError} When the signal aborts before.
   */
  async run<Value>(request: PlaceRequest, work: () => Promise<Value>): Promise<Value> {
    const lane = this.#lane(request.lane);
    lane.admit(request.limit);
    await this.#place(lane, request);
    try {
      return await work();
    } finally {
      lane.active -= 1;
      this.#active -= 1;
      this.#serve();
    }
  }

  /** Starts nothing in a lane before the given time. */
  pauseUntil(name: string, time: number): void {
    this.#lane(name).pauseUntil(time);
  }

  #lane(name: string): Lane {
    const lane = this.#lanes.get(name) ?? new Lane(this.#clock, () => this.#serve());
    this.#lanes.set(name, lane);
    return lane;
  }

  #place(lane: Lane, { priority, signal }: PlaceRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new AbortedError(signal.reason));
        return;
      }
      const onAbort = (): void => {
        leave();
        lane.rest();
        reject(new AbortedError(signal.reason));
      };
      this.#order += 1;
      const leave = lane.line.join(priority, this.#order, () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      });
      signal.addEventListener('abort', onAbort, { once: true });
      this.#serve();
    });
  }

  #serve(): void {
    while (this.#active < this.#maxConcurrency) {
      const lane = this.#next();
      const start = lane?.line.shift();
      if (lane === undefined || start === undefined) return;
      lane.active += 1;
      this.#active += 1;
      start();
    }
  }

  /** The open lane whose first waiter is the deepest, and of those the one that has waited longest. */
  #next(): Lane | undefined {
    let best: { readonly lane: Lane; readonly priority: number; readonly order: number } | undefined;
    for (const lane of this.#lanes.values()) {
      const first = lane.isOpen() ? lane.line.peek() : undefined;
      if (first === undefined) continue;
      const { priority, order } = first;
      const isBetter =
        best === undefined || priority > best.priority || (priority === best.priority && order < best.order);
      if (isBetter) best = { lane, priority, order };
    }
    return best?.lane;
  }
}
