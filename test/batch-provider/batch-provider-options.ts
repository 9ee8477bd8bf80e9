import type { OfflineOptions } from '../../src/offline/index.ts';

/** What may become of one line of a batch instead of a reply. */
export type LineFault =
  /** A line with status 429. */
  | 'rate-limit'
  /** A line with status 400. */
  | 'bad-request'
  /** A line with status 500. */
  | 'server-error'
  /** A reply that a content filter ended. */
  | 'content'
  /** The batch expired, or was cancelled, before it. */
  | 'expired'
  | 'cancelled'
  /** No line at all. */
  | 'absent'
  /** Two equal lines. */
  | 'twice'
  /** A line more, of an id that the batch does not have. */
  | 'stranger'
  /** A reply that cannot be read. */
  | 'unreadable';

/** What goes wrong with a request about batches. */
export interface EndpointFault {
  /** Which requests: a part of `method path`, such as `POST /v1/batches` or `/content`. */
  readonly on: string;
  readonly fault:
    | '401'
    /** With `retry-after: 7`. */
    | '429'
    | '500'
    | '503'
    /** The connection is reset before anything is done. */
    | 'reset'
    /** What is asked is done, and the connection is reset before the answer. */
    | 'lost'
    /** The answer breaks off in its middle. */
    | 'cut'
    /** The answer is no JSON. */
    | 'garbled';
  /** How many such requests meet it. @default 1 */
  readonly times?: number;
}

export interface BatchProviderOptions {
  /** How the models behave. */
  readonly offline?: Omit<OfflineOptions, 'latency' | 'after'>;
  /** How many looks find a batch at work. @default 1 */
  readonly polls?: number;
  /** In which order results come. @default 'as sent' */
  readonly order?: 'as sent' | 'reversed' | 'shuffled';
  /** Shares of lines by fault, drawn by hash of the line's id. */
  readonly lines?: { readonly [Fault in LineFault]?: number };
  /** How batches end, in the order in which they are started; the last one holds for all others. @default ['ended'] */
  readonly endings?: readonly BatchEnding[];
  /** Most lines that may be at work at once. One batch more is refused as the provider refuses it. */
  readonly queue?: number;
  /** Most lines and bytes of one batch. */
  readonly most?: { readonly lines?: number; readonly bytes?: number };
  readonly endpoints?: readonly EndpointFault[];
}

/** How a batch ends. Half of one that expires or is cancelled has been answered by then. */
export type BatchEnding = 'ended' | 'expired' | 'cancelled' | 'refused';

/** A batch as the provider tells it to tests. */
export interface ListedBatch {
  readonly id: string;
  readonly face: string;
  readonly tag: string | null;
  readonly model: string;
  readonly status: 'working' | BatchEnding;
  readonly lines: number;
  /** Lines that were answered with a reply, and so are paid. */
  readonly answered: number;
}

/** How often a question was answered, and so paid, by its identity. */
export interface PaidCounts {
  readonly [identity: string]: { readonly live: number; readonly batch: number };
}
