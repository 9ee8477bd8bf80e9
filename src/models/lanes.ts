import type { Clock } from '../core/clock.ts';
import type { SpendGate, SpendReservation, TryDemand } from '../core/spend-gate.ts';
import { AbortedError, BudgetError } from '../errors/index.ts';
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
  /** What the try may cost at most. */
  readonly demand: TryDemand;
}

/** Limits how many tries are in flight, per model and over all models of a run. */
export class Lanes {
  readonly #maxConcurrency: number;
  readonly #clock: Clock;
  readonly #gate: SpendGate;
  readonly #lanes = new Map<string, Lane>();
  #active = 0;
  #order = 0;

  constructor(parts: { readonly maxConcurrency: number; readonly clock: Clock; readonly gate: SpendGate }) {
    this.#maxConcurrency = parts.maxConcurrency;
    this.#clock = parts.clock;
    this.#gate = parts.gate;
  }

  /**
   * Does the work once a place is free and the budget has room. The work settles the reservation it is given.
   *
   * @throws {AbortedError} When the signal aborts before.
   * @throws {BudgetError} When the budget has no room even with nothing in flight.
   * @throws {ConfigurationError} When a budget needs a price or a cap that the call lacks.
   */
  async run<Value>(
    request: PlaceRequest,
    work: (reservation: SpendReservation) => Promise<Value>,
  ): Promise<Value> {
    this.#gate.admit(request.demand);
    const lane = this.#lane(request.lane);
    lane.admit(request.limit);
    const reservation = await this.#place(lane, request);
    try {
      await reservation.recorded;
      return await work(reservation);
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

  #place(lane: Lane, { priority, signal, demand }: PlaceRequest): Promise<SpendReservation> {
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
        const granted = this.#gate.reserve(demand);
        if (granted === 'later') return 'later';
        signal.removeEventListener('abort', onAbort);
        if (granted === 'never') {
          reject(new BudgetError(demand.model));
          return 'gone';
        }
        resolve(granted);
        return 'started';
      });
      signal.addEventListener('abort', onAbort, { once: true });
      this.#serve();
    });
  }

  #serve(): void {
    while (this.#active < this.#maxConcurrency) {
      const lane = this.#next();
      const start = lane?.line.peek()?.value;
      if (lane === undefined || start === undefined) return;
      const outcome = start();
      // Whoever comes first waits for room in the budget, and nobody overtakes: what it waits for is in flight.
      if (outcome === 'later') return;
      lane.line.shift();
      if (outcome === 'gone') continue;
      lane.active += 1;
      this.#active += 1;
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
