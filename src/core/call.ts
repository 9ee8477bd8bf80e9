import type { Embedder, Model } from './model.ts';
import type { ChatMessage, PromptText } from './prompt.ts';
import type { Reply } from './reply.ts';
import type { ReplyStructure } from './reply-structure.ts';
import type { RunEnd, RunWaits } from './summary.ts';

/** One question to a model. */
export interface CallRequest<Value> {
  readonly model: Model;
  readonly prompt: PromptText;
  /** The part the call plays in its stage, such as `generate` or `verifier-0`. Belongs to the key. */
  readonly slot: string;
  /**
   * Which sample of this prompt and slot is meant. Belongs to the key.
   *
   * @default the draw of the task
   */
  readonly draw?: number;
  /**
   * Turns the reply into a value, or throws when it cannot: the model is then shown the message of what was thrown
   * and asked once more.
   */
  readonly parse: (reply: Reply) => Value;
  /** Whether the reply may be thousands of words long, in which case it is read as it is written. @default false */
  readonly long?: boolean;
  /**
   * What the reply consists of, so that a model whose settings ask for JSON can be asked for it. `parse` sees labelled
   * sections in either case. Without it the prompt alone says how the reply is laid out.
   *
   * @default none
   */
  readonly structure?: ReplyStructure;
}

/** The result of a call: the parsed value and the reply it came from. */
export interface CallResult<Value> {
  readonly value: Value;
  readonly reply: Reply;
}

/** Texts to turn into vectors; each text is stored and paid for once. */
export interface EmbedRequest {
  readonly model: Embedder;
  readonly values: readonly string[];
}

/** What was asked under a key, before any re-ask. */
export interface AskedPrompt {
  /** The part that the call plays in its stage. */
  readonly slot: string;
  readonly messages: readonly ChatMessage[];
}

/** On whose behalf a call is made: for events, order of service and cancellation. Never part of a key. */
export interface CallScope {
  readonly stage: string;
  readonly itemId: string;
  readonly draw: number;
  /** Position of the stage in its pipeline: deeper stages are served first. */
  readonly depth: number;
  readonly signal: AbortSignal;
  /**
   * Told every key whose stored value the call used, so that the run knows when it may be released; and what was asked, which
   * is null for a re-ask.
   */
  touched?(key: string, asked: AskedPrompt | null): void;
  /** Whether the task used the value of a key before: it then began again, and its use was told already. @default never */
  hasTouched?(key: string): boolean;
  /** Told the key of each reply that comes much later: the call rejects, and the task begins again once all of them are there. */
  waits?(key: string): void;
}

/** The one way from a stage to a model: remembers, limits, retries and counts. */
export interface ModelGateway {
  call<Value>(request: CallRequest<Value>, scope: CallScope): Promise<CallResult<Value>>;
  embed(request: EmbedRequest, scope: CallScope): Promise<readonly (readonly number[])[]>;
  /** What models answered instead of a reply, if none of them has given any; null when one has, or none was asked. */
  refusal(): Error | null;
  /**
   * Ends all that is not on the wire yet: waiting calls and waits before a retry reject with `AbortedError`. What is on
   * the wire finishes and is stored. Resolves when nothing is under way.
   *
   * @param end - why the run ends before its time; null when it does not
   */
  drain(end?: RunEnd | null): Promise<void>;
  /** Calls that wait for a batch of their provider. @default there are none */
  readonly collected?: CollectedCalls;
}

/** What the run knows of the calls that wait for a batch of their provider. */
export interface CollectedCalls {
  /** Whether no call is being made or prepared. */
  readonly isQuiet: boolean;
  /** Told that no task is at work: what was collected is sent. */
  send(): void;
  /** What waits by now. */
  state(): CollectedState;
}

export interface CollectedState {
  readonly calls: number;
  /** Whether the run may end and leave what waits to the next one. */
  readonly mayLeave: boolean;
  readonly waits: RunWaits | null;
}
