import { withRuleOver } from '../options/between/with-rule-over.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { count, type OptionSchema, optionOf, optionsSchema, trueOrFalse } from '../options/option-schemas.ts';
import { withRefused } from '../options/unknown/with-refused.ts';
import { valuesByName } from '../options/values-by-name.ts';
import { type CardTexts, cardTextsShape } from './card/card-options.ts';
import type { ProblemExportOptions, SampleExportOptions } from './export-options.ts';
import { filtersSchema } from './export-schemas.ts';
import type { Exporter } from './exporter.ts';
import { type ExportFormat, exporterOf } from './exporter-of.ts';
import { type Split, splitSchema } from './rows/split.ts';

/** One configuration: a format and its filters. */
export type DatasetConfig =
  | Omit<SampleExportOptions, 'path' | 'overwrite' | 'split'>
  | Omit<ProblemExportOptions, 'path' | 'overwrite' | 'split'>;

/** Options of `writeDataset`. */
export interface WriteDatasetOptions extends CardTexts {
  /** The folder to write. */
  readonly directory: string;
  /**
   * Configurations by name, the default one first. Each is Parquet, whatever its format.
   *
   * @default { default: { format: 'parquet' } }: all rows with all fields
   */
  readonly configs?: { readonly [name: string]: DatasetConfig };
  /** Divides the problems, for all configurations alike; see `exportDataset`. @default train alone */
  readonly split?: Split;
  /**
   * Replaces a dataset that is there. A folder that holds anything else is refused in any case.
   *
   * @default false
   */
  readonly overwrite?: boolean;
  /**
   * Bytes after which the rows of a split go on in another file.
   *
   * @default 500_000_000
   */
  readonly maxFileBytes?: number;
}

const SHARED = 'is the same for all configurations; leave it out here';

const configSchema: OptionSchema = withRuleOver<Pick<DatasetConfig, 'format'>>(
  withRefused(filtersSchema, { path: SHARED, overwrite: SHARED, split: SHARED }),
  ['format'],
  ({ format }) => {
    const message = 'needs the columns of its rows for Parquet and for the card; state them in columns';
    return exporterFor(format).columns === undefined ? [{ path: ['format'], message }] : [];
  },
);

const folder: OptionSchema = optionOf(
  (directory) => typeof directory === 'string' && directory.trim() !== '',
  'the path of a folder',
);

const runDirectory: OptionSchema = optionOf(
  (directory) => typeof directory === 'string' && directory.trim() !== '',
  'a run directory, or what openRun returns',
);

const writeDatasetSchema: OptionSchema = optionsSchema<WriteDatasetOptions>({
  directory: folder,
  ...cardTextsShape,
  configs: valuesByName(
    configSchema,
    'configurations by name',
    (name) => /^[a-z][a-z0-9_-]{0,60}$/u.test(name),
    'must be a name of small letters, digits, _ and -',
  ).optional(),
  split: splitSchema.optional(),
  overwrite: trueOrFalse.optional(),
  maxFileBytes: count.optional(),
});

/** Returns the exporter of a configuration: full rows are Parquet, by either of their two names. */
export function exporterFor(format: ExportFormat): Exporter {
  const exporter = exporterOf(format);
  return exporter.name === 'jsonl' ? exporterOf('parquet') : exporter;
}

/** What the options say for the card. */
export function textsOf(options: WriteDatasetOptions): CardTexts {
  const { directory, configs, split, overwrite, maxFileBytes, ...texts } = options;
  return texts;
}

/**
 * Returns the run directory.
 *
 * @throws {ConfigurationError} With all that is wrong with source and options.
 */
export function checkedDirectory(source: unknown, options: unknown): string {
  const directory = typeof source === 'string' ? source : directoryOf(source);
  checkArguments(
    [runDirectory, directory, 'writeDataset.source'],
    [writeDatasetSchema, options, 'writeDataset'],
  );
  return String(directory);
}

function directoryOf(source: unknown): unknown {
  return typeof source === 'object' && source !== null && 'directory' in source
    ? source.directory
    : undefined;
}
