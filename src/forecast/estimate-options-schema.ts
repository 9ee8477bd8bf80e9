import {
  count,
  numberOrZero,
  type OptionSchema,
  type OptionShape,
  optionsSchema,
  shareAboveZero,
} from '../options/option-schemas.ts';
import { priceSchema } from '../options/price-schema.ts';
import { basisSchema } from './basis-schema.ts';
import type { EstimateOptions, StageAssumptions } from './forecast.ts';

/** The options of `estimate` over a pipeline of the named stages. */
export function estimateOptionsSchema(stages: readonly string[]): OptionSchema {
  return optionsSchema<EstimateOptions>({
    from: basisSchema(stages).optional(),
    assume: assumeSchema(stages).optional(),
    price: priceSchema.optional(),
    target: count.optional(),
    maxConcurrency: count.optional(),
  });
}

const stageAssumptions = optionsSchema<StageAssumptions>(
  {
    keptShare: shareAboveZero.optional(),
    callsPerTask: numberOrZero.optional(),
    inputTokensPerCall: numberOrZero.optional(),
    outputTokensPerCall: numberOrZero.optional(),
    secondsPerCall: numberOrZero.optional(),
  },
  'an object of figures',
);

/** The option `assume` over a pipeline of the named stages. */
export function assumeSchema(stages: readonly string[]): OptionSchema {
  const shape: OptionShape<Record<string, unknown>> = Object.fromEntries(
    stages.map((stage) => [stage, stageAssumptions.optional()]),
  );
  return optionsSchema<Record<string, unknown>>(shape, 'an object of stages', 'stage');
}
