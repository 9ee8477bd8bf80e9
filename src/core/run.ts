import type { CallCarrier } from './call-carrier.ts';
import type { PipelineEvent, PipelineEventMap } from './event-map.ts';
import type { Budget } from './money/budget.ts';
import type { Price } from './money/price.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { ResultStore } from './result-store.ts';
import type { RunSummary } from './summary.ts';

/** Items to run over: any iterable, async or not, but a lone string, whose letters would be the items. */
export type RunInput<Item> = (Iterable<Item> & object) | AsyncIterable<Item>;

/** Which failed calls to ask again. */
export type Retry = 'failed' | { readonly stage?: string; readonly code?: string };

/** Telemetry settings of the AI SDK, passed on as they are. */
export interface Telemetry {
  readonly isEnabled?: boolean;
  readonly recordInputs?: boolean;
  readonly recordOutputs?: boolean;
  readonly [setting: string]: unknown;
}

/** Options of one run. */
export interface RunOptions {
  /**
   * Folder of the run, made when absent. Replies are kept in it, so that a second run there pays for nothing twice.
   * Excludes `store`.
   *
   * @default none: replies live in memory while the run needs them
   */
  readonly directory?: string;
  /**
   * Where replies are kept, instead of a directory. The caller closes it. The default `memoryStore()` drops finished
   * replies, so that a second run over it pays for all again: give both runs one `memoryStore({ keep: 'all' })`.
   */
  readonly store?: ResultStore;
  /** Aborts the run: calls in flight are cut, what is finished is kept. */
  readonly abortSignal?: AbortSignal;
  /**
   * Most model calls in flight at once over all models of the run; each model has its own limit as well.
   *
   * @default 256
   */
  readonly maxConcurrency?: number;
  /**
   * The most that may be spent in this directory, earlier runs included. A call that could cross it does not start; the
   * run then ends as `budget` with all that is finished, and goes on when it is started with a larger one.
   * Runs that share a `store` at the same time do not count what the others spend meanwhile.
   *
   * @default no budget
   */
  readonly budget?: Budget;
  /** What calls cost, for models whose settings name no price. @default unknown */
  readonly price?: Price;
  /**
   * Asks again where an earlier run failed: replies that could not be used are stored, and final otherwise. `'failed'`
   * stands for all of them, an object for those of a stage, of a code (`unusable-reply`, `truncated-reply`,
   * `refused-reply` or `unfinished-reply`) or of both. `unfinished-reply` also asks again for attempts that were kept
   * as `unverified` because it is not known whether their reply was whole. Needs the directory or the store of that run; in memory that is
   * `memoryStore({ keep: 'all' })`, since the default one drops finished replies.
   *
   * @default none
   */
  readonly retry?: Retry;
  /**
   * Rows at which the run ends as `completed`, though its input would give more. Work begins a draw of problems at a
   * time, the items of an array in turns and those of any other iterable in their order, and only while all that was
   * begun before may come to fewer rows; what was begun is finished. So a few rows more may come than were wanted: fewer
   * than one draw can give. A larger target goes on from there. One below the rows that the directory already holds is
   * a configuration error.
   *
   * @default no target: the whole input
   */
  readonly target?: number;
  /** Passed to the AI SDK with each call, which adds `functionId: 'chimera.<stage>'`. @default none */
  readonly telemetry?: Telemetry;
  /** What keeps rates, when several runs are to share them. @default one of the run's own */
  readonly limiter?: RateLimiter;
  /**
   * Failed items after which the run stops: it ends as `failed` and can be resumed. Regardless of the number, it also stops
   * when a stage only fails: the first 20 of its tasks with one code, or all of its tasks. `Infinity` turns both off.
   *
   * @default no number
   */
  readonly failureLimit?: number;
  /**
   * Number noted in the manifest and from which the jitter of retries is derived. Replies do not depend on it.
   *
   * @default 0
   */
  readonly seed?: number;
  /** Current time in milliseconds, for events and the summary. @default Date.now */
  readonly now?: () => number;
  /**
   * Calls back once after so many milliseconds, and returns a function that cancels it: for the waits before retries, the
   * time-outs of calls, and the pauses that rate limits ask for. Together with `now`, this lets a test control the time.
   *
   * @default a timer of the machine
   */
  readonly after?: (ms: number, callback: () => void) => () => void;
  /**
   * What carries the calls of the run to their models, such as `bullmqCarrier({ connection })`. A model that brings a carrier
   * of its own keeps it. Embeddings are asked for within this process.
   *
   * @default within this process
   */
  readonly carrier?: CallCarrier;
}

/** A run: rows to iterate, events to listen to, a summary at the end. Starts when one of them is asked for. */
export interface Run<Output> extends AsyncIterable<Output>, AsyncDisposable {
  /** Collects all rows. Starts the run; throws when it aborts or fails. */
  toArray(): Promise<Output[]>;
  /** Starts the run if need be and resolves when it has ended, however it ended. */
  summary(): Promise<RunSummary>;
  /** All events as they happen; bounded: a slow reader loses `progress` first. Starts the run. */
  events(): AsyncIterable<PipelineEvent>;
  /**
   * Listens to one event. Does not start the run. Returns a function that stops listening.
   *
   * @throws {ConfigurationError} When no event has the name, or the listener is no function.
   */
  on<Name extends keyof PipelineEventMap>(
    name: Name,
    listener: (...event: PipelineEventMap[Name]) => void,
  ): () => void;
  /** Listens to the next event of a kind, in the same way. Does not start the run. */
  once<Name extends keyof PipelineEventMap>(
    name: Name,
    listener: (...event: PipelineEventMap[Name]) => void,
  ): () => void;
  /** Whether something has started it: iterating it, `toArray()`, `events()` or `summary()`. */
  readonly started: boolean;
  /** Starts nothing new, finishes what is in flight and keeps it; resolves when the run has ended. */
  stop(): Promise<void>;
}
