import type { Budget, Spend } from './money/budget.ts';
import type { Usage } from './money/usage.ts';
import type { Failure } from './outcome.ts';
import type { FinishReason } from './reply.ts';
import type { RunEnd, RunSummary, StageSummary } from './summary.ts';

interface RunEventBase {
  readonly runId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface StageEventBase extends RunEventBase {
  readonly stage: string;
}

interface ItemEventBase extends StageEventBase {
  readonly itemId: string;
  readonly draw: number;
}

interface CallEventBase extends ItemEventBase {
  /** Numbers the calls of a run. */
  readonly callId: string;
  readonly slot: string;
  /** `provider:model`. */
  readonly model: string;
}

/** The run has begun. */
export interface RunStartEvent extends RunEventBase {
  readonly kind: 'run-start';
  readonly stages: readonly string[];
  readonly directory: string | null;
}

/** The run is over; nothing follows. */
export interface RunEndEvent extends RunEventBase {
  readonly kind: 'run-end';
  readonly end: RunEnd;
  /** Why the run failed or was aborted; null otherwise. */
  readonly error: RunSummary['error'];
}

/** A stage took up its first task. */
export interface StageStartEvent extends StageEventBase {
  readonly kind: 'stage-start';
}

/** A stage will see no further task. */
export interface StageEndEvent extends StageEventBase {
  readonly kind: 'stage-end';
  readonly counts: Pick<StageSummary, 'in' | 'kept' | 'rejected' | 'failed' | 'pending' | 'outputs'>;
}

/** A task produced one or more outputs. */
export interface ItemKeptEvent extends ItemEventBase {
  readonly kind: 'item-kept';
  readonly outputIds: readonly string[];
}

/** A task, or one of its outputs, was refused. */
export interface ItemRejectedEvent extends ItemEventBase {
  readonly kind: 'item-rejected';
  readonly code: string;
  readonly reason: string;
  /** The rule that refused; null when the stage itself did. */
  readonly by: string | null;
  /** True when other outputs of the same task were kept. */
  readonly partial: boolean;
}

/** A task could not be settled. */
export interface ItemFailedEvent extends ItemEventBase {
  readonly kind: 'item-failed';
  readonly failure: Failure;
}

/** `refill` ran out of attempts before enough was kept. */
export interface ItemShortEvent extends StageEventBase {
  readonly kind: 'item-short';
  readonly itemId: string;
  readonly kept: number;
  readonly wanted: number;
  readonly attempts: number;
}

/** A request goes out to a provider. */
export interface CallStartEvent extends CallEventBase {
  readonly kind: 'call-start';
}

/** A call has ended. A reply that was found in the store has `reused` true and no `call-start`. */
export interface CallEndEvent extends CallEventBase {
  readonly kind: 'call-end';
  readonly ok: boolean;
  readonly reused: boolean;
  /** Milliseconds from the first try to the last; 0 when reused. */
  readonly ms: number;
  readonly attempts: number;
  readonly finishReason: FinishReason | null;
  readonly usage: Usage | null;
  /** US dollars of all its tries; null when the price is not known, 0 when reused. */
  readonly usd: number | null;
  /** The error's code when `ok` is false. */
  readonly code: string | null;
  /** What a live call would have cost more; absent unless a batch of the provider answered, null when a price is not known. */
  readonly savedUsd?: number | null;
}

/** A try failed and will be made again. */
export interface RetryEvent extends CallEventBase {
  readonly kind: 'retry';
  readonly attempt: number;
  readonly waitMs: number;
  readonly code: string;
  readonly statusCode: number | null;
}

/** Why the limits of a lane moved. */
export type LimitChangeReason =
  /** A 429: the lane pauses, and fewer tries of it run at once. */
  | 'rate-limited'
  /** Replies take longer than before: fewer tries run at once. */
  | 'slower'
  /** All went well for a while: more tries run at once. */
  | 'recovered'
  /** The provider's headers told a limit or what is left of it. */
  | 'headers'
  /** Too many tries failed in a row: nothing starts but a probe now and then. */
  | 'unreachable'
  /** A probe got through. */
  | 'reachable';

/** The limits of a model's lane moved. */
export interface LimitChangeEvent extends RunEventBase {
  readonly kind: 'limit-change';
  /** `provider:model`. */
  readonly model: string;
  readonly reason: LimitChangeReason;
  /** Tries of this model that may now be in flight at once. */
  readonly maxConcurrency: number;
  /** Limits in force, as set or as found; null when none is. */
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  /** Milliseconds until the next try may start; 0 when the lane is not paused. */
  readonly pausedMs: number;
}

/** A mark on the way to the budget was passed: half, nine tenths, or the wall itself. */
export interface BudgetEvent extends RunEventBase {
  readonly kind: 'budget';
  readonly mark: 'half' | 'nearly' | 'reached';
  readonly budget: Budget;
  /** All that was ever spent in the directory. */
  readonly spent: Spend;
}

/** How far the run is. */
export interface ProgressEvent extends RunEventBase {
  readonly kind: 'progress';
  /** One line for people. */
  readonly line: string;
  readonly stages: readonly Pick<StageSummary, 'stage' | 'in' | 'kept' | 'rejected' | 'failed' | 'pending'>[];
  /** Rows that left the last stage. */
  readonly rows: number;
  readonly calls: number;
  /** Tokens of streamed replies that have come so far and are not finished yet. */
  readonly streamedTokens: number;
  /** What this run has spent so far. */
  readonly spent: Spend;
  readonly elapsedMs: number;
  /** Seconds that the run is expected to need still; null while too little is known, since totals grow as it goes. */
  readonly secondsLeft: number | null;
}

/** Something that its owner should know while the run goes on, such as a model that no worker serves. In the summary as well. */
export interface WarningEvent extends RunEventBase {
  readonly kind: 'warning';
  /** `provider:model`, when it is about one model. */
  readonly model: string | null;
  readonly message: string;
}

/** What became of a batch of a provider. */
export interface BatchNews {
  /** `provider:model`. */
  readonly model: string;
  /** Name of the service, such as `openai`. */
  readonly service: string;
  /** Id of the batch at its provider; null as long as it has none. */
  readonly batchId: string | null;
  /**
   * `sending` before the upload, `sent` when the provider has taken it, `working` at each look that finds it at work, then how it
   * ended: `refused` is a batch of which the provider took nothing, `missing` one that it does not know any more.
   */
  readonly status: 'sending' | 'sent' | 'working' | 'ended' | 'expired' | 'cancelled' | 'refused' | 'missing';
  readonly requests: number;
  /** Requests answered so far; null when the provider does not say. */
  readonly answered: number | null;
  /** When the provider gives up on the rest, in milliseconds since 1970; null when it does not say. */
  readonly endsBefore: number | null;
  /** Milliseconds until the next look; null when there is none. */
  readonly nextLookMs: number | null;
}

/** What happens to a batch of a provider. */
export interface BatchEvent extends RunEventBase, BatchNews {
  readonly kind: 'batch';
}

/** A listener threw; the run goes on. */
export interface ListenerErrorEvent extends RunEventBase {
  readonly kind: 'listener-error';
  /** The event whose listener threw. */
  readonly event: string;
  readonly message: string;
}

/** Each event name with what its listeners receive. */
export interface PipelineEventMap {
  'run-start': [event: RunStartEvent];
  'run-end': [event: RunEndEvent];
  'stage-start': [event: StageStartEvent];
  'stage-end': [event: StageEndEvent];
  'item-kept': [event: ItemKeptEvent];
  'item-rejected': [event: ItemRejectedEvent];
  'item-failed': [event: ItemFailedEvent];
  'item-short': [event: ItemShortEvent];
  'call-start': [event: CallStartEvent];
  'call-end': [event: CallEndEvent];
  retry: [event: RetryEvent];
  'limit-change': [event: LimitChangeEvent];
  budget: [event: BudgetEvent];
  progress: [event: ProgressEvent];
  warning: [event: WarningEvent];
  batch: [event: BatchEvent];
  'listener-error': [event: ListenerErrorEvent];
}

/** Any event, told apart by `kind`. */
export type PipelineEvent = {
  [Name in keyof PipelineEventMap]: PipelineEventMap[Name][0];
}[keyof PipelineEventMap];

type Unstamped<Event> = Event extends PipelineEvent ? Omit<Event, 'runId' | 'at'> : never;

/** An event before the run has put its id and the time on it. */
export type UnstampedEvent = Unstamped<PipelineEvent>;

/** Where the parts of a run announce what happens. */
export type Announce = (event: UnstampedEvent) => void;
