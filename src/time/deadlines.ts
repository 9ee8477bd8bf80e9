import type { Clock } from './clock.ts';

/**
 * Calls back when a time is up. Deadlines of equal length share one timer, which follows the first of them that is
 * still wanted: most tries end long before their time, and a timer for each would be made for nothing.
 */
export class Deadlines {
  readonly #clock: Clock;
  readonly #lines = new Map<number, Line>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Calls back once after so many milliseconds.
   *
   * @returns a function that takes the deadline back
   */
  after(ms: number, onDue: () => void): () => void {
    const line = this.#lines.get(ms) ?? { deadlines: new Set(), timer: null };
    this.#lines.set(ms, line);
    const deadline = { dueAt: this.#clock.now() + ms, onDue };
    line.deadlines.add(deadline);
    if (line.timer === null) this.#arm(line, deadline, ms);
    return () => {
      if (!line.deadlines.delete(deadline) || line.deadlines.size > 0) return;
      line.timer?.abort(nobodyWaits);
      this.#lines.delete(ms);
    };
  }

  #arm(line: Line, first: Deadline, ms: number): void {
    const timer = new AbortController();
    line.timer = timer;
    const onEnd = (): void => {
      if (line.timer !== timer || timer.signal.aborted) return;
      line.timer = null;
      this.#end(line, first, ms);
    };
    this.#clock.wait(Math.max(0, first.dueAt - this.#clock.now()), timer.signal).then(onEnd, () => {});
  }

  /** The one that was waited for is due whatever the clock says, which may be one that stands still. */
  #end(line: Line, waitedFor: Deadline, ms: number): void {
    const now = this.#clock.now();
    for (const deadline of line.deadlines) {
      if (deadline !== waitedFor && deadline.dueAt > now) break;
      line.deadlines.delete(deadline);
      deadline.onDue();
    }
    const [first] = line.deadlines;
    if (first !== undefined && line.timer === null) this.#arm(line, first, ms);
    if (first === undefined && this.#lines.get(ms) === line) this.#lines.delete(ms);
  }
}

interface Deadline {
  readonly dueAt: number;
  readonly onDue: () => void;
}

interface Line {
  /** In the order in which they are due. */
  readonly deadlines: Set<Deadline>;
  timer: AbortController | null;
}

const nobodyWaits = new Error('nobody waits any more');
