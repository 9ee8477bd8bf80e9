import type { PipelineEvent } from '../../core/event-map.ts';
import { addDollars } from '../../core/money/dollars.ts';
import type { StageSummary } from '../../core/summary.ts';

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };
type Tally = Omit<Mutable<StageSummary>, 'rejections' | 'failures' | 'pending'> & {
  rejections: Record<string, number>;
  failures: Record<string, number>;
  firstAt: number | null;
  lastAt: number;
};

/** Folds the events of a run into its counts: what was not announced is not counted. */
export class SummaryFold {
  readonly #tallies: ReadonlyMap<string, Tally>;

  constructor(stages: readonly string[]) {
    this.#tallies = new Map(stages.map((stage) => [stage, emptyTally(stage)]));
  }

  /** Notes that so many tasks became known at a stage. */
  known(stage: string, tasks: number): void {
    const tally = this.#tallies.get(stage);
    if (tally !== undefined) tally.in += tasks;
  }

  readonly add = (event: PipelineEvent): void => {
    if (!('stage' in event)) return;
    const tally = this.#tallies.get(event.stage);
    if (tally === undefined) return;
    tally.firstAt ??= event.at;
    tally.lastAt = event.at;
    count(tally, event);
  };

  stages(): readonly StageSummary[] {
    return [...this.#tallies.values()].map(({ firstAt, lastAt, ...tally }) => ({
      ...tally,
      rejections: { ...tally.rejections },
      failures: { ...tally.failures },
      pending: tally.in - tally.kept - tally.rejected - tally.failed,
      seconds: firstAt === null ? 0 : Math.max(0, lastAt - firstAt) / 1000,
    }));
  }
}

function count(tally: Tally, event: PipelineEvent): void {
  switch (event.kind) {
    case 'item-kept':
      tally.kept += 1;
      tally.outputs += event.outputIds.length;
      break;
    case 'item-rejected':
      if (!event.partial) tally.rejected += 1;
      tally.rejections[event.code] = (tally.rejections[event.code] ?? 0) + 1;
      break;
    case 'item-failed':
      tally.failed += 1;
      tally.failures[event.failure.code] = (tally.failures[event.failure.code] ?? 0) + 1;
      break;
    case 'item-short':
      tally.short += 1;
      break;
    case 'retry':
      tally.retries += 1;
      break;
    case 'call-end':
      if (event.reused) {
        tally.reused += 1;
      } else {
        tally.calls += 1;
        tally.inputTokens += event.usage?.inputTokens ?? 0;
        tally.outputTokens += event.usage?.outputTokens ?? 0;
        tally.usd = addDollars(tally.usd, event.usd);
      }
      break;
    default:
      break;
  }
}

function emptyTally(stage: string): Tally {
  return {
    stage,
    in: 0,
    kept: 0,
    rejected: 0,
    failed: 0,
    outputs: 0,
    rejections: Object.create(null),
    failures: Object.create(null),
    short: 0,
    calls: 0,
    reused: 0,
    retries: 0,
    inputTokens: 0,
    outputTokens: 0,
    usd: 0,
    seconds: 0,
    firstAt: null,
    lastAt: 0,
  };
}
