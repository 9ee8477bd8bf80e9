import type { ProviderError, TransportError } from '../errors/index.ts';

/**
 * The batches of one provider: takes many requests in one piece, answers them within a day or so, and asks less for it.
 *
 * Each method makes its requests once and keeps nothing. It rejects with a `TransportError` when the provider did not
 * answer, was too busy or turned the request away for a limit, with a `ProviderError` when asking again would not help,
 * and with an `AbortedError` once the signal aborts.
 */
export interface BatchService {
  /** Name of the provider in messages, such as `openai`. */
  readonly name: string;
  /** Where the provider is. Requests of a model that go to another origin are not batched. */
  readonly baseURL: string;
  /**
   * How the paths of the requests that can be batched end. `{model}` stands for the name of the model, where it is a part
   * of the path: `/models/{model}:generateContent`.
   */
  readonly endpoints: readonly string[];
  /** Lower-case names of headers that change a reply, such as `anthropic-beta`. Never those that hold a key. @default none */
  readonly keptHeaders?: readonly string[];
  readonly limits: BatchLimits;
  /**
   * Throws a `ProviderError` when nothing can be asked, as without a key. Makes no request. Called before a run makes its
   * first call, of any model.
   *
   * @default asks for nothing
   */
  check?(): void;
  /**
   * Sends the requests as one batch, and resolves with its id once the provider has taken it.
   *
   * When it rejects, the batch may still have been started, unless the provider refused it or was never reached:
   * `find` tells.
   */
  start(input: BatchInput, options: BatchServiceOptions): Promise<{ readonly id: string }>;
  /** Looks for a batch whose `start` brought no answer. */
  find(sought: SoughtBatch, options: BatchServiceOptions): Promise<FoundBatch>;
  /** Tells what has become of a batch. */
  look(id: string, options: BatchServiceOptions): Promise<BatchState>;
  /**
   * The results of a batch that is not at work any more, in any order. It promises neither one result for each request nor
   * one at most, nor that the batch had a request of that id.
   */
  results(id: string, options: BatchServiceOptions): AsyncIterable<BatchResult>;
  /** Asks the provider to end a batch. What it has answered until then can be read. Does nothing to a batch that has ended. */
  cancel(id: string, options: BatchServiceOptions): Promise<void>;
}

/** What one batch may hold. */
export interface BatchLimits {
  readonly requests: number;
  /** Most bytes of all requests together, each counted by `requestBytes`. */
  readonly bytes: number;
}

/** What goes with each use of a service. */
export interface BatchServiceOptions {
  readonly abortSignal: AbortSignal;
}

/** What all requests of one batch have in common. */
export interface BatchTarget {
  /** The member of `endpoints` that the requests are for. */
  readonly endpoint: string;
  /** Name of the model, as the provider knows it. */
  readonly model: string;
  /** The kept headers of the requests. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One request of a batch. */
export interface BatchRequest {
  /** 1 to 50 of the characters A-Z, a-z, 0-9, `_` and `-`; no two requests of a batch have the same. */
  readonly id: string;
  /** The body as the model's package wrote it: JSON. */
  readonly body: string;
}

/** A batch as it is sent. */
export interface BatchInput extends BatchTarget {
  /** Tells this batch from all others: 1 to 64 of the characters A-Z, a-z, 0-9, `_` and `-`. */
  readonly tag: string;
  /** Number of the requests. */
  readonly count: number;
  /** The requests. They can be read more than once, and are the same each time. */
  readonly requests: AsyncIterable<BatchRequest>;
}

/** What is known of a batch that may have been started. */
export interface SoughtBatch extends BatchTarget {
  readonly tag: string;
  readonly count: number;
  /** When the intent to start it was noted, in milliseconds since 1970. */
  readonly since: number;
  /** Ids of batches that it cannot be. */
  readonly known: ReadonlySet<string>;
}

/** What a provider knows of a batch that may have been started. */
export type FoundBatch =
  | { readonly kind: 'found'; readonly id: string }
  /** The provider has no such batch. One that is still being sent may come later. */
  | { readonly kind: 'absent' }
  /** There is a batch that may be the one; the provider shows more once it has ended. Look for it again later. */
  | { readonly kind: 'undecided' };

/** How many requests of a batch are where; null when the provider does not say. */
export interface BatchCounts {
  readonly total: number | null;
  readonly answered: number | null;
  readonly failed: number | null;
}

/** What has become of a batch. `tag` is null where the provider cannot tell it. */
export type BatchState =
  | {
      readonly status: 'working';
      readonly tag: string | null;
      readonly counts: BatchCounts;
      /** When the provider gives up on what it has not answered by then, in milliseconds since 1970; null when not told. */
      readonly endsBefore: number | null;
    }
  /** It is over: everything was answered, or what was not is told by the results. The latter two: by time, by `cancel`. */
  | {
      readonly status: 'ended' | 'expired' | 'cancelled';
      readonly tag: string | null;
      readonly counts: BatchCounts;
    }
  /** The provider took nothing of it, and billed nothing. `error` says whether it would take it later. */
  | {
      readonly status: 'refused';
      readonly tag: string | null;
      readonly error: TransportError | ProviderError;
    }
  /** The provider knows no batch of this id, or no longer. */
  | { readonly status: 'missing' };

/** What became of one request of a batch. */
export type BatchResult =
  /** What a live request would have been answered: a reply, or an error with its status. */
  | {
      readonly kind: 'answered';
      readonly id: string;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** The provider did not come to it. It was not billed. */
  | { readonly kind: 'unanswered'; readonly id: string; readonly why: 'expired' | 'cancelled' | 'failed' };
