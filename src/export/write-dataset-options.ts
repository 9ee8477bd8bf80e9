import { ConfigurationError, type ConfigurationIssue } from '../errors/configuration-error.ts';
import { countIssues } from '../errors/count-issues.ts';
import { isOptions, optionsIssues } from '../errors/options-issues.ts';
import { shownValue } from '../errors/shown-value.ts';
import { throwIssues } from '../errors/throw-issues.ts';
import { type CardTexts, cardTextIssues, cardTextNames } from './card/card-options.ts';
import type { ProblemExportOptions, SampleExportOptions } from './export-options.ts';
import type { Exporter } from './exporter.ts';
import { exporterOf } from './exporter-of.ts';
import { booleanIssues } from './option-issues.ts';
import { type Split, splitIssues } from './rows/split.ts';

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

/** Gives the exporter of a configuration, which must be able to be written as Parquet. */
export function exporterFor(name: string, format: unknown): Exporter {
  const exporter = exporterOf(`writeDataset.configs.${name}.format`, format);
  // Full rows are written as Parquet here, by whichever of their two names they are asked for.
  const whole = exporter.name === 'jsonl' ? exporterOf('format', 'parquet') : exporter;
  if (whole.columns !== undefined) return whole;
  const message = 'needs the columns of its rows for Parquet and for the card; state them in columns';
  throw new ConfigurationError([{ option: `writeDataset.configs.${name}.format`, message }]);
}

/** What the options say for the card. */
export function textsOf(options: WriteDatasetOptions): CardTexts {
  const { directory, configs, split, overwrite, maxFileBytes, ...texts } = options;
  return texts;
}

/**
 * Gives the run directory.
 *
 * @throws {ConfigurationError} With all that is wrong with source and options.
 */
export function checkedDirectory(source: unknown, options: unknown): string {
  const directory = typeof source === 'string' ? source : directoryOf(source);
  if (!isOptions(options)) {
    const message = `must be an object of options, got ${shownValue(options)}`;
    throw new ConfigurationError([{ option: 'writeDataset', message }]);
  }
  const {
    directory: target,
    configs,
    split,
    overwrite,
    maxFileBytes,
  }: Partial<Record<string, unknown>> = { ...options };
  const known = [...cardTextNames, 'directory', 'configs', 'split', 'overwrite', 'maxFileBytes'];
  throwIssues(
    textIssue('writeDataset.source', directory, 'a run directory, or what openRun gives'),
    textIssue('writeDataset.directory', target, 'the path of a folder'),
    optionsIssues('writeDataset', options, known),
    cardTextIssues('writeDataset', options),
    configIssues(configs),
    splitIssues('writeDataset.split', split),
    booleanIssues('writeDataset.overwrite', overwrite),
    maxFileBytes === undefined ? [] : countIssues('writeDataset.maxFileBytes', maxFileBytes),
  );
  return String(directory);
}

function directoryOf(source: unknown): unknown {
  return typeof source === 'object' && source !== null && 'directory' in source
    ? source.directory
    : undefined;
}

function textIssue(option: string, value: unknown, what: string): readonly ConfigurationIssue[] {
  if (typeof value === 'string' && value.trim() !== '') return [];
  return [{ option, message: `must be ${what}, got ${shownValue(value)}` }];
}

function configIssues(configs: unknown): readonly ConfigurationIssue[] {
  if (configs === undefined) return [];
  const option = 'writeDataset.configs';
  if (!isOptions(configs) || Object.keys(configs).length === 0) {
    return [{ option, message: `must be configurations by name, got ${shownValue(configs)}` }];
  }
  return Object.entries(configs).flatMap(([name, config]: [string, unknown]) => [
    ...(/^[a-z][a-z0-9_-]{0,60}$/u.test(name)
      ? []
      : [{ option, message: `${shownValue(name)} must be a name of small letters, digits, _ and -` }]),
    ...(isOptions(config)
      ? ['path', 'overwrite', 'split'].flatMap((chosen) =>
          Object.hasOwn(config, chosen)
            ? [
                {
                  option: `${option}.${name.slice(0, 40)}.${chosen}`,
                  message: 'is the same for all; leave it out here',
                },
              ]
            : [],
        )
      : [
          {
            option: `${option}.${name.slice(0, 40)}`,
            message: `must be an object with a format, got ${shownValue(config)}`,
          },
        ]),
  ]);
}
