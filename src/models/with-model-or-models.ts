import { withRuleOver } from '../options/between/with-rule-over.ts';
import { listOfSome, type OptionSchema } from '../options/option-schemas.ts';
import { MISSING_MODEL, modelSchema } from './model-schema.ts';

/** Several models, wherever they are an option. */
export const modelListSchema: OptionSchema = listOfSome(modelSchema, 'a list of at least one model');

/** Adds that either `model` or `models` is set, for stages that one model or several can play. */
export function withModelOrModels(schema: OptionSchema): OptionSchema {
  return withRuleOver<{ readonly model?: unknown; readonly models?: unknown }>(
    schema,
    [],
    ({ model, models }) => {
      if (model !== undefined && models !== undefined)
        return [{ path: ['model'], message: 'pass either model or models, not both' }];
      return model === undefined && models === undefined ? [{ path: ['model'], message: MISSING_MODEL }] : [];
    },
  );
}
