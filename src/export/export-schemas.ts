import type { Label } from '../core/records/records.ts';
import { withEffect } from '../options/between/with-effect.ts';
import { withRuleOver } from '../options/between/with-rule-over.ts';
import { dependingOn, objectOr } from '../options/judged-by.ts';
import {
  anything,
  callback,
  count,
  nonEmptyString,
  type OptionSchema,
  type OptionShape,
  optionsSchema,
  optionThat,
  trueOrFalse,
  withRule,
} from '../options/option-schemas.ts';
import type {
  CommonExportOptions,
  ExportDatasetOptions,
  LengthLimits,
  NumberRange,
  PassRateBand,
  ProblemExportOptions,
  SampleExportOptions,
} from './export-options.ts';
import { type ExportFormat, exporterOf, formatSchema, isFormat } from './exporter-of.ts';
import { passRateSourceSchema } from './rows/pass-rates.ts';
import type { ProblemPool } from './rows/problem-pool.ts';
import { splitSchema } from './rows/split.ts';
import { obstacleTo } from './sinks/row-files.ts';

type Filters<Options> = Omit<Options, keyof CommonExportOptions> &
  Pick<CommonExportOptions, 'limit' | 'passRates'>;

type AnyFilters = Filters<SampleExportOptions> | Filters<ProblemExportOptions>;

const number: OptionSchema = optionThat(
  (value) => typeof value === 'number' && !Number.isNaN(value),
  'must be a number, got {got}',
);

const range: OptionSchema = withRule<NumberRange>(
  optionsSchema<NumberRange>({ min: number.optional(), max: number.optional() }, '{ min, max }'),
  ({ min = 0, max = Number.POSITIVE_INFINITY }) =>
    min >= 0 && min <= max
      ? []
      : [{ path: [], message: `must have min of at least 0 and not above max, got min ${min}, max ${max}` }],
).optional();

const labelKinds: readonly string[] = [
  'correct',
  'incorrect',
  'unverified',
] satisfies readonly Label['kind'][];

const labels: OptionSchema = optionThat(
  (value) =>
    value === 'all' ||
    (Array.isArray(value) &&
      value.length > 0 &&
      value.every((label: unknown) => labelKinds.some((kind) => kind === label))),
  `must be 'all' or a list of ${labelKinds.join(', ')}, got {got}`,
);

const passRate: OptionSchema = objectOr(
  withRule<PassRateBand>(
    optionsSchema<PassRateBand>({
      above: number.optional(),
      below: number.optional(),
      of: nonEmptyString.optional(),
    }),
    ({ above, below }) => {
      if (above === undefined && below === undefined)
        return [{ path: [], message: "sets no bound; set above or below, or pass 'any'" }];
      return (above ?? Number.NEGATIVE_INFINITY) < (below ?? Number.POSITIVE_INFINITY)
        ? []
        : [{ path: [], message: `must have above less than below, got above ${above}, below ${below}` }];
    },
  ),
  optionThat((value) => value === 'any', "must be { above, below, of } or 'any', got {got}"),
);

const pool: OptionSchema = objectOr(
  optionsSchema<Exclude<ProblemPool, string>>({ solvedBy: nonEmptyString }),
  optionThat((value) => value === 'paper', "must be 'paper' or { solvedBy }, got {got}"),
);

const sampleFilters: OptionShape<Filters<SampleExportOptions>> = {
  format: formatSchema,
  limit: count.optional(),
  length: measuring(
    optionsSchema<LengthLimits>({ prompt: range, response: range, count: callback.optional() }),
  ).optional(),
  where: callback.optional(),
  passRates: passRateSourceSchema.optional(),
  labels: labels.optional(),
  truncated: trueOrFalse.optional(),
};

const problemFilters: OptionShape<Filters<ProblemExportOptions>> = {
  format: formatSchema,
  limit: count.optional(),
  length: measuring(
    optionsSchema<Omit<LengthLimits, 'response'>>({ prompt: range, count: callback.optional() }),
  ).optional(),
  where: callback.optional(),
  passRates: passRateSourceSchema.optional(),
  passRate: passRate.optional(),
  pool: pool.optional(),
};

const anyFilters: OptionShape<AnyFilters> = {
  ...sampleFilters,
  length: anything,
  labels: anything,
  truncated: anything,
  passRate: anything,
  pool: anything,
};

const place: OptionShape<Omit<CommonExportOptions, 'limit' | 'passRates'>> = {
  path: nonEmptyString,
  overwrite: trueOrFalse.optional(),
  split: splitSchema.optional(),
};

/** What chooses rows, in the configurations of a dataset. */
export const filtersSchema: OptionSchema = byFormat({
  samples: optionsSchema<Filters<SampleExportOptions>>(sampleFilters, 'an object with a format'),
  problems: optionsSchema<Filters<ProblemExportOptions>>(problemFilters, 'an object with a format'),
  unknown: optionsSchema<AnyFilters>(anyFilters, 'an object with a format'),
});

/** The options of `exportDataset`, which depend on what its format takes. */
export const exportDatasetSchema: OptionSchema = withRuleOver<{
  readonly format: ExportFormat;
  readonly path: string;
}>(
  byFormat({
    samples: optionsSchema<SampleExportOptions>({ ...place, ...sampleFilters }),
    problems: optionsSchema<ProblemExportOptions>({ ...place, ...problemFilters }),
    unknown: optionsSchema<ExportDatasetOptions>({ ...place, ...anyFilters }),
  }),
  ['format', 'path'],
  ({ format, path }) => {
    const message = obstacleTo(path, exporterOf(format));
    return message === null ? [] : [{ path: ['path'], message }];
  },
);

/** Adds that there is something to measure where it is said how. */
function measuring(schema: OptionSchema): OptionSchema {
  return withEffect<LengthLimits>(schema, {
    of: ['count'],
    by: ['prompt', 'response'],
    holds: ({ prompt, response }) => prompt !== undefined || response !== undefined,
    otherwise: 'without a range',
    remedy: 'set prompt or response',
  });
}

/** Options that depend on what the format takes; while the format is unknown, all that any format has. */
function byFormat(schemas: Readonly<Record<'samples' | 'problems' | 'unknown', OptionSchema>>): OptionSchema {
  return dependingOn((options) => {
    const format = typeof options === 'object' && options !== null ? Reflect.get(options, 'format') : null;
    if (!isFormat(format)) return schemas.unknown;
    return exporterOf(format).reads === 'problems' ? schemas.problems : schemas.samples;
  });
}
