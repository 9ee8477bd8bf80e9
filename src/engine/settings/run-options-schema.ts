import type { RunOptions } from '../../core/run.ts';
import { withRuleOver } from '../../options/between/with-rule-over.ts';
import {
  abortSignal,
  callback,
  count,
  isFiniteNumber,
  type OptionSchema,
  type OptionShape,
  optionOf,
  optionsSchema,
  partWith,
  wholeNumber,
} from '../../options/option-schemas.ts';
import { priceSchema } from '../../options/price-schema.ts';
import { budgetSchema } from './budget-schema.ts';
import { retrySchema } from './retry-schema.ts';
import { telemetrySchema } from './telemetry-schema.ts';

/** The options of a run over the named stages, each by itself. */
export function runOptionsShape(stages: readonly string[]): OptionShape<RunOptions> {
  return {
    directory: path.optional(),
    store: store.optional(),
    abortSignal: abortSignal.optional(),
    maxConcurrency: count.optional(),
    budget: budgetSchema.optional(),
    price: priceSchema.optional(),
    retry: retrySchema(stages).optional(),
    target: count.optional(),
    telemetry: telemetrySchema.optional(),
    limiter: partWith(['reserve', 'settle', 'pause'], 'memoryLimiter()').optional(),
    failureLimit: failureLimit.optional(),
    seed: wholeNumber.optional(),
    now: callback.optional(),
    after: callback.optional(),
    carrier: partWith(['carry'], 'bullmqCarrier({ connection })').optional(),
  };
}

/** The options of a run over the named stages. */
export function runOptionsSchema(stages: readonly string[]): OptionSchema {
  return withOnePlace(optionsSchema<RunOptions>(runOptionsShape(stages)));
}

/** Adds what holds of the directory and the store of a run. */
export function withOnePlace(schema: OptionSchema): OptionSchema {
  type Places = Pick<RunOptions, 'directory' | 'store' | 'retry'>;
  const onePlace = withRuleOver<Places>(schema, ['directory', 'store'], ({ directory, store }) =>
    directory === undefined || store === undefined
      ? []
      : [{ path: ['store'], message: 'pass either directory or store, not both' }],
  );
  return withRuleOver<Places>(onePlace, ['directory', 'store', 'retry'], ({ directory, store, retry }) =>
    retry === undefined || directory !== undefined || store !== undefined
      ? []
      : [{ path: ['retry'], message: nothingToRetry }],
  );
}

const nothingToRetry =
  "finds nothing without a directory or a store; set the one whose failures are to be asked again, such as the memoryStore({ keep: 'all' }) of that run";

const path = optionOf(
  (value) => typeof value === 'string' && value.trim() !== '' && !value.includes('\0'),
  "a path such as 'runs/first'",
);

const store = partWith(['get', 'has', 'putIfAbsent', 'release'], "memoryStore({ keep: 'all' })");

const failureLimit = optionOf(
  (value) =>
    value === Number.POSITIVE_INFINITY ||
    (Number.isSafeInteger(value) && isFiniteNumber(value) && value >= 1),
  'a whole number of at least 1, or Infinity for no limit',
);
