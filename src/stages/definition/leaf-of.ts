import type { LeafPlan, TaskContext } from '../../core/stage.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import type { RecordStageDefinition } from './record-stage-definition.ts';

/** The engine handles items of all stages alike, so the types that the definition states are laid aside here, once. */
export function leafOf<Input, Output>(definition: RecordStageDefinition<Input, Output>): LeafPlan {
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
  const { drawsOption = definition.draws === undefined ? null : 'draws' } = definition;
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
    drawsOption,
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

/** Returns what is wrong with the definition of a stage. */
export function leafIssues(definition: {
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
    issues.push({
      option: 'version',
      message: `must be a non-empty string such as '1', got ${JSON.stringify(version)}`,
    });
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
