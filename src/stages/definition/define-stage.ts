import type { JsonValue } from '../../core/json.ts';
import type { Model } from '../../core/model.ts';
import type { ChimeraRecord } from '../../core/records/records.ts';
import type { LeafPlan, ProcessResult, Stage, TaskContext } from '../../core/stage.ts';
import { ConfigurationError, type ConfigurationIssue } from '../../errors/index.ts';
import { stageOf } from './stage-of.ts';

/** What a stage of one's own is made of. */
export interface StageDefinition<Input, Output> {
  /** Kebab case, unique in its pipeline; results are told apart by it. */
  readonly name: string;
  /** Changed by its author whenever the stage works otherwise; shown in the manifest. */
  readonly version: string;
  /**
   * How many draws each item gets. The draws of one item are siblings of each other. A function may look at the item and, in a sequential stage, at the outputs of the
   * draws before: it is asked again after each of them, and `earlier.length` means that there is nothing more to do.
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
  /** The kind of record that comes out. @default the kind that goes in */
  readonly produces?: ChimeraRecord['kind'];
  /** Checks and completes an item that comes from outside the pipeline. @default takes it as it is */
  readonly admit?: (item: unknown) => Input;
  /** Choices that shape what the rows say, noted in the manifest. Under other ones a run directory starts its rows anew. */
  readonly options?: JsonValue;
  /** Choices that only decide how many rows there are, noted in the manifest. */
  readonly sizes?: JsonValue;
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

/**
 * Gives a stage of one's own, which composes, refills and runs as the built-in ones do.
 *
 * @throws {ConfigurationError} When the name, the version or the number of draws will not do.
 *
 * @example
 * ```ts
 * const shorten = defineStage<ValidatedProblem, ValidatedProblem>({
 *   name: 'shorten',
 *   version: '1',
 *   async process(problem, { call }) {
 *     const { value } = await call({
 *       model,
 *       prompt: `Say the same in fewer words:\n\n${problem.problem}`,
 *       slot: 'shorten',
 *       parse: (reply) => reply.text.trim(),
 *     });
 *     return { ...problem, problem: value };
 *   },
 * });
 * ```
 */
export function defineStage<Input, Output>(definition: StageDefinition<Input, Output>): Stage<Input, Output> {
  const issues = definitionIssues(definition);
  if (issues.length > 0) throw new ConfigurationError(issues);
  return stageOf(definition.name, definition.version, leafOf(definition));
}

/** The engine handles items of all stages alike, so the types that the definition states are laid aside here, once. */
function leafOf<Input, Output>(definition: StageDefinition<Input, Output>): LeafPlan {
  const {
    name,
    version,
    draws = 1,
    sequential = false,
    produces = null,
    options = null,
    sizes = null,
    models = [],
  } = definition;
  return {
    kind: 'leaf',
    name,
    version,
    admit: definition.admit ?? ((item) => item),
    draws:
      typeof draws === 'number'
        ? () => draws
        : (item, earlier) => draws(item as Input, earlier as readonly (readonly Output[])[]),
    fixedDraws: typeof draws === 'number' ? draws : null,
    sequential,
    fansOut: sequential || definition.draws !== undefined,
    produces,
    options,
    sizes,
    models,
    process: async (item, context) =>
      definition.process(item as Input, context as TaskContext<Input, Output>),
  };
}

function definitionIssues(definition: {
  readonly name: string;
  readonly version: string;
  readonly draws?: unknown;
  readonly process: unknown;
}): readonly ConfigurationIssue[] {
  const { name, version, draws, process } = definition;
  const issues: ConfigurationIssue[] = [];
  if (typeof name !== 'string' || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
    issues.push({
      option: 'name',
      message: `must be in kebab case, such as 'translate', got ${JSON.stringify(name)}`,
    });
  }
  if (typeof version !== 'string' || version.trim() === '') {
    issues.push({ option: 'version', message: `must be a text such as '1', got ${JSON.stringify(version)}` });
  }
  if (typeof draws === 'number' && !(Number.isSafeInteger(draws) && draws >= 1)) {
    issues.push({ option: 'draws', message: `must be a whole number of at least 1, got ${draws}` });
  }
  if (typeof process !== 'function') {
    issues.push({
      option: 'process',
      message: `must be a function of (item, context), got ${typeof process}`,
    });
  }
  return issues;
}
