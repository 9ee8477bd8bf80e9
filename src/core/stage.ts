import type { CallRequest, CallResult, EmbedRequest } from './call.ts';
import type { JsonValue } from './json.ts';
import type { Model } from './model.ts';
import type { Rejection } from './outcome.ts';
import type { Run, RunInput, RunOptions } from './run.ts';

/** A step from one kind of item to another: data that an engine interprets. */
export interface Stage<Input, Output> {
  readonly name: string;
  readonly version: string;
  /** What the stage is made of. Built by `defineStage`, `compose` and `refill` only. */
  readonly plan: Plan;
  /**
   * Runs the stage alone over the given items. A property, not a method: with method syntax two stages that do not
   * fit would compose.
   */
  readonly run: (input: RunInput<Input>, options?: RunOptions) => Run<Output>;
}

/** The inside of a stage. */
export type Plan = LeafPlan | SequencePlan | RefillPlan;

/** One function over one item. */
export interface LeafPlan {
  readonly kind: 'leaf';
  readonly name: string;
  readonly version: string;
  /** Checks and completes an item that comes from outside; throws `ConfigurationError` for an invalid one. */
  readonly admit: (item: unknown) => unknown;
  /** What items of the input are told apart by, where it is not their id: two that are alike here count as one. */
  readonly alike?: (item: unknown) => string;
  /** How many draws an item gets; asked again after each draw of a sequential stage. */
  readonly draws: (item: unknown, earlier: readonly unknown[][]) => number;
  /** The number of draws, when it is the same for every item. */
  readonly fixedDraws: number | null;
  /** Name of the option by which the number of draws was set; null when it is the stage's default. */
  readonly drawsOption: string | null;
  /** Whether a draw starts only after the one before it has ended. */
  readonly sequential: boolean;
  /** Whether its draws are siblings of each other, even if there is only one: the stage states a number of draws. */
  readonly fansOut: boolean;
  /** The kind of record that comes out, when it is another than what goes in. */
  readonly produces: string | null;
  /** Choices that shape what rows say, for the manifest. */
  readonly options: JsonValue;
  /** Choices that only decide how many rows there are, for the manifest. */
  readonly sizes: JsonValue;
  /** Models that it is known to ask. */
  readonly models: readonly Model[];
  readonly process: (
    item: unknown,
    context: TaskContext<unknown, unknown>,
  ) => Promise<ProcessResult<unknown>>;
}

/** Stages one after the other. */
export interface SequencePlan {
  readonly kind: 'sequence';
  readonly parts: readonly Plan[];
}

/** A stage whose first leaf draws until enough was kept. */
export interface RefillPlan {
  readonly kind: 'refill';
  readonly part: Plan;
  readonly kept: number;
  readonly maxAttempts: number;
}

/** What `process` may return: an output, several, a rejection, or outputs beside rejected ones. */
export type ProcessResult<Output> = Output | Rejection | readonly (Output | Rejection)[];

/** A candidate of the same parent with a lower draw. */
export interface Sibling<Item> {
  readonly draw: number;
  readonly item: Item;
}

/** All that `process` may reach. */
export interface TaskContext<Input, Output> {
  /** Which sample of the item this is, from 0. */
  readonly draw: number;
  /** Outputs of the lower draws, by draw, for a sequential stage; empty for others. */
  readonly earlier: readonly (readonly Output[])[];
  /** Aborts when the run does. */
  readonly signal: AbortSignal;
  /**
   * Asks a model. Remembered by content, limited, retried and counted.
   *
   * @throws {UnusableReplyError} When two replies in a row were refused by `parse`.
   * @throws {TransportError} When no reply came within the allowed tries.
   */
  readonly call: <Value>(request: CallRequest<Value>) => Promise<CallResult<Value>>;
  /** Turns texts into vectors. Remembered by content. */
  readonly embed: (request: EmbedRequest) => Promise<readonly (readonly number[])[]>;
  /** Stores a decision that depends on order; resolves with the decision that was stored first under this name. */
  readonly decide: <Value extends JsonValue>(name: string, value: Value) => Promise<Value>;
  /**
   * State that lives as long as the run: made by the first task of this stage that asks for the name, given to all. It
   * is lost when the process ends, so that it may only hold what can be derived again from the store.
   */
  readonly shared: <Value>(name: string, create: () => Value) => Value;
  /** Waits until it is known which lower-draw candidates of the same parent reach this point, and returns those. */
  readonly siblings: (point: string) => Promise<readonly Sibling<Input>[]>;
}
