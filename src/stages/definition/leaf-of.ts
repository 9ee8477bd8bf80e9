import type { LeafPlan, TaskContext } from '../../core/stage.ts';
import { creditRewriters } from './credit-rewriters.ts';
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
  const { alike } = definition;
  const { drawsOption = definition.draws === undefined ? null : 'draws' } = definition;
  const process = creditRewriters((item, context) =>
    definition.process(item as Input, context as TaskContext<Input, Output>),
  );
  return {
    kind: 'leaf',
    name,
    version,
    admit: definition.admit ?? ((item) => item),
    ...(alike === undefined ? {} : { alike: (item: unknown) => alike(item as Input) }),
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
    process: async (item, context) => await process(item, context),
  };
}
