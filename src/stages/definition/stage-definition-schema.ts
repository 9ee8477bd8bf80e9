import { modelSchema } from '../../models/model-schema.ts';
import { dependingOn } from '../../options/judged-by.ts';
import { kebabCase } from '../../options/kebab-case.ts';
import {
  anything,
  callback,
  count,
  listOf,
  nonEmptyString,
  type OptionSchema,
  type OptionShape,
  optionOf,
  optionsSchema,
  trueOrFalse,
} from '../../options/option-schemas.ts';
import type { RecordStageDefinition } from './record-stage-definition.ts';
import type { StageDefinition } from './stage-definition.ts';

const shape: OptionShape<StageDefinition<unknown, unknown>> = {
  name: kebabCase('translate'),
  version: nonEmptyString,
  draws: dependingOn((draws) => (typeof draws === 'function' ? anything : count)).optional(),
  sequential: trueOrFalse.optional(),
  models: listOf(modelSchema, 'a list of models').optional(),
  process: optionOf((value) => typeof value === 'function', 'a function of (item, context)'),
};

const what = 'an object such as { name, version, process }';

/** What `defineStage` takes. */
export const stageDefinitionSchema: OptionSchema = optionsSchema<StageDefinition<unknown, unknown>>(
  shape,
  what,
);

/** What `defineRecordStage` takes. */
export const recordStageDefinitionSchema: OptionSchema = optionsSchema<
  RecordStageDefinition<unknown, unknown>
>(
  {
    ...shape,
    produces: nonEmptyString.optional(),
    admit: callback.optional(),
    alike: callback.optional(),
    options: anything,
    sizes: anything,
    drawsOption: anything,
  },
  what,
);
