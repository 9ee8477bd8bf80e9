import type { Model } from '../../core/model.ts';
import type { ProcessResult, TaskContext } from '../../core/stage.ts';

/** What a custom stage is made of. */
export interface StageDefinition<Input, Output> {
  /** Kebab case, unique in its pipeline; results are told apart by it. */
  readonly name: string;
  /** Changed by its author whenever the stage works otherwise; shown in the manifest. */
  readonly version: string;
  /**
   * How many draws each item gets. The draws of one item are siblings of each other. A function may look at the item and,
   * in a sequential stage, at the outputs of the draws before: it is asked again after each of them, and
   * `earlier.length` means that there is nothing more to do. A stage that is to be refilled leaves it out.
   *
   * @default 1
   */
  readonly draws?: number | ((item: Input, earlier: readonly (readonly Output[])[]) => number);
  /**
   * Whether a draw starts only after the one before it has ended.
   *
   * @default false
   */
  readonly sequential?: boolean;
  /**
   * Models that the stage asks. What a budget lacks for them is said before the first call; for models that are not
   * listed, when they are first asked.
   *
   * @default none
   */
  readonly models?: readonly Model[];
  /**
   * Handles one item for one draw. Keeps no state between items and reaches the world only through its context. What it
   * throws makes the item `failed`.
   */
  readonly process: (
    item: Input,
    context: TaskContext<Input, Output>,
  ) => ProcessResult<Output> | Promise<ProcessResult<Output>>;
}
