import type { CallEndEvent, PipelineEvent } from '../../core/event-map.ts';
import { addDollars, nanodollarsOf } from '../../core/money/dollars.ts';
import type { BatchedSpend, StageSummary } from '../../core/summary.ts';
import { type SpendAmount, SpendCounter } from '../ledger/spend-amount.ts';

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };
type Counts = Omit<
  Mutable<StageSummary>,
  'rejections' | 'failures' | 'inputTokens' | 'outputTokens' | 'usd' | 'calls' | 'batched'
> & {
  readonly rejections: Record<string, number>;
  readonly failures: Record<string, number>;
  readonly spent: SpendCounter;
  readonly batched: SpendCounter;
  savedUsd: number | null;
  firstAt: number | null;
};

/** The counts of a stage that its progress and its pace are told by. */
export type StageProgress = Pick<
  StageSummary,
  'stage' | 'in' | 'kept' | 'rejected' | 'rejections' | 'failed' | 'pending' | 'outputs' | 'seconds'
>;

/**
 * Keeps the counts of each stage. Which tasks are known and which are pending is told by the flow; what became of them
 * is counted from the events alone. So a task that is settled without an event shows: the two no longer add up.
 */
export class StageCounts {
  readonly #stages: ReadonlyMap<string, Counts>;
  #calls = 0;

  constructor(stages: readonly string[]) {
    this.#stages = new Map(stages.map((stage) => [stage, noCounts(stage)]));
  }

  /** Calls made to providers, all stages together. */
  get calls(): number {
    return this.#calls;
  }

  /** What batches of providers answered; null when they answered nothing. */
  get batched(): BatchedSpend | null {
    const all = new SpendCounter();
    let savedUsd: number | null = 0;
    for (const { batched, savedUsd: saved } of this.#stages.values()) {
      all.add(batched, 1);
      savedUsd = addDollars(savedUsd, saved);
    }
    return all.calls === 0 ? null : { ...all.spend(), savedUsd };
  }

  /** Notes that so many tasks became known at a stage: they are pending. */
  known(stage: string, tasks: number): void {
    const counts = this.#stages.get(stage);
    if (counts === undefined) return;
    counts.in += tasks;
    counts.pending += tasks;
  }

  /** Notes that a task is pending no longer. */
  settled(stage: string): void {
    const counts = this.#stages.get(stage);
    if (counts !== undefined) counts.pending -= 1;
  }

  /** Takes an event of the run. */
  readonly add = (event: PipelineEvent): void => {
    if (!('stage' in event)) return;
    const counts = this.#stages.get(event.stage);
    if (counts === undefined) return;
    counts.firstAt ??= event.at;
    counts.seconds = Math.max(0, event.at - counts.firstAt) / 1000;
    if (event.kind === 'call-end' && !event.reused) this.#calls += 1;
    count(counts, event);
  };

  /** Returns what progress is told by: nothing is copied. */
  progress(): readonly StageProgress[] {
    return [...this.#stages.values()];
  }

  /** Returns the counts of all stages as they are now. */
  summaries(): readonly StageSummary[] {
    return [...this.#stages.values()].map(summaryOf);
  }

  /** Returns the counts of a stage as they are now; null when there is no such stage. */
  summaryOf(stage: string): StageSummary | null {
    const counts = this.#stages.get(stage);
    return counts === undefined ? null : summaryOf(counts);
  }
}

function summaryOf(counts: Counts): StageSummary {
  const { stage, in: all, kept, rejected, failed, pending, outputs, short, reused, retries } = counts;
  const { calls, inputTokens, outputTokens, usd } = counts.spent.spend();
  return {
    stage,
    in: all,
    kept,
    rejected,
    failed,
    pending,
    outputs,
    rejections: { ...counts.rejections },
    failures: { ...counts.failures },
    short,
    calls,
    reused,
    retries,
    inputTokens,
    outputTokens,
    usd,
    ...(counts.batched.calls === 0
      ? {}
      : { batched: { ...counts.batched.spend(), savedUsd: counts.savedUsd } }),
    seconds: counts.seconds,
  };
}

function count(counts: Counts, event: PipelineEvent): void {
  switch (event.kind) {
    case 'item-kept':
      counts.kept += 1;
      counts.outputs += event.outputIds.length;
      break;
    case 'item-rejected':
      if (!event.partial) counts.rejected += 1;
      counts.rejections[event.code] = (counts.rejections[event.code] ?? 0) + 1;
      break;
    case 'item-failed':
      counts.failed += 1;
      counts.failures[event.failure.code] = (counts.failures[event.failure.code] ?? 0) + 1;
      break;
    case 'item-short':
      counts.short += 1;
      break;
    case 'retry':
      counts.retries += 1;
      break;
    case 'call-end':
      if (event.reused) counts.reused += 1;
      else countCall(counts, event);
      break;
    default:
      break;
  }
}

function countCall(counts: Counts, event: CallEndEvent): void {
  const amount = callAmount(event);
  counts.spent.add(amount, 1);
  if (event.savedUsd === undefined) return;
  counts.batched.add(amount, 1);
  counts.savedUsd = addDollars(counts.savedUsd, event.savedUsd);
}

function callAmount({ usage, usd }: CallEndEvent): SpendAmount {
  return {
    calls: 1,
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
    nanodollars: usd === null ? null : nanodollarsOf(usd),
  };
}

function noCounts(stage: string): Counts {
  return {
    stage,
    in: 0,
    kept: 0,
    rejected: 0,
    failed: 0,
    pending: 0,
    outputs: 0,
    rejections: Object.create(null),
    failures: Object.create(null),
    short: 0,
    reused: 0,
    retries: 0,
    seconds: 0,
    spent: new SpendCounter(),
    batched: new SpendCounter(),
    savedUsd: 0,
    firstAt: null,
  };
}
