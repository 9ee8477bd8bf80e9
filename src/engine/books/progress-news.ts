import type { Announce } from '../../core/event-map.ts';
import { refusedIn } from '../../core/figures/refusals.ts';
import type { Spend } from '../../core/money/budget.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import { progressLine } from './progress-line.ts';
import type { StageProgress } from './stage-counts.ts';
import { secondsLeft, secondsToTarget } from './time-left.ts';

/** Shortest time between two `progress` events. */
const PROGRESS_MS = 500;

/** What a `progress` event is made of: read only when one is due. */
export interface ProgressFigures {
  readonly stages: readonly StageProgress[];
  readonly rows: number;
  readonly calls: number;
  readonly spent: Spend;
}

export interface ProgressNewsParts {
  readonly announce: Announce;
  readonly now: () => number;
  readonly leaves: readonly CompiledLeaf[];
  /** Rows at which the run ends; null when it takes its whole input. */
  readonly target: number | null;
  readonly figures: () => ProgressFigures;
}

/** Announces how far a run is, every so often. */
export class ProgressNews {
  readonly #parts: ProgressNewsParts;
  #startedAt = 0;
  #toldAt = Number.NEGATIVE_INFINITY;
  #streamedTokens = 0;

  constructor(parts: ProgressNewsParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#startedAt = this.#parts.now();
  }

  /** When the run began, as a date; null when its clock tells none, or before it. */
  get startedAt(): string | null {
    const began = new Date(this.#startedAt);
    return Number.isNaN(began.getTime()) ? null : began.toISOString();
  }

  get elapsedMs(): number {
    return this.#parts.now() - this.#startedAt;
  }

  /** Notes how much of the streamed replies under way has come: while they do, no task settles. */
  streamed(tokens: number): void {
    this.#streamedTokens = tokens;
    this.tell();
  }

  /** Announces how far the run is, unless it was told a moment ago. */
  tell(): void {
    const now = this.#parts.now();
    const sinceToldMs = now - this.#toldAt;
    // A clock that was set back must not make it silent until the old time is reached again.
    if (sinceToldMs >= PROGRESS_MS || sinceToldMs < 0) this.#announce(now, false);
  }

  /** Announces the last figures of the run. */
  tellLast(): void {
    this.#announce(this.#parts.now(), true);
  }

  #announce(now: number, isLast: boolean): void {
    const { announce, figures } = this.#parts;
    this.#toldAt = now;
    const { stages, ...amounts } = figures();
    const elapsedMs = Math.max(0, now - this.#startedAt);
    const counts = stages.map(({ stage, in: all, kept, rejected, failed, pending }) => ({
      stage,
      in: all,
      kept,
      rejected,
      failed,
      pending,
    }));
    const totals = {
      ...amounts,
      streamedTokens: this.#streamedTokens,
      elapsedMs,
      secondsLeft: isLast ? 0 : this.#secondsLeft(stages, amounts.rows, elapsedMs),
    };
    const refused = new Map(stages.map((stage) => [stage.stage, refusedIn(stage)]));
    announce({ kind: 'progress', line: progressLine(counts, totals, refused), stages: counts, ...totals });
  }

  #secondsLeft(stages: readonly StageProgress[], rows: number, elapsedMs: number): number | null {
    const { target, leaves } = this.#parts;
    return target === null ? secondsLeft(stages, leaves) : secondsToTarget(rows, target, elapsedMs);
  }
}
