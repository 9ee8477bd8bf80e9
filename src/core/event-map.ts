import type { Failure } from './outcome.ts';
import type { FinishReason } from './reply.ts';
import type { RunEnd, StageSummary } from './summary.ts';
import type { Usage } from './usage.ts';

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

/** A task gave one or more outputs. */
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
  /** The error's code when `ok` is false. */
  readonly code: string | null;
}

/** A try failed and will be made again. */
export interface RetryEvent extends CallEventBase {
  readonly kind: 'retry';
  readonly attempt: number;
  readonly waitMs: number;
  readonly code: string;
  readonly statusCode: number | null;
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
  readonly elapsedMs: number;
  /** Seconds that the run is expected to need still; null while too little is known, since totals grow as it goes. */
  readonly secondsLeft: number | null;
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
  progress: [event: ProgressEvent];
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
