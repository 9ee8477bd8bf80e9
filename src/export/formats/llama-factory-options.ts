import { checkOptions } from '../../options/check-options.ts';
import { nonEmptyString, type OptionSchema, oneOf, optionsSchema } from '../../options/option-schemas.ts';
import type { SampleExporter } from '../exporter.ts';
import { type RowColumn, rowColumnsSchema } from './row-columns.ts';

/** Options of `shareGptFormat` and `alpacaFormat`. */
export interface LlamaFactoryOptions {
  /**
   * Whether replies begin with the reasoning, as `<think>` ... `</think>`.
   *
   * @default 'inline'
   */
  readonly reasoning?: 'inline' | 'omit';
  /** A system message for each row. @default none */
  readonly system?: string;
  /**
   * Fields of the sample to add, each as a separate column, such as `['id', 'subject', 'topic']`. Trainers pass
   * over columns that they do not know.
   *
   * @default none
   */
  readonly columns?: readonly RowColumn[];
  /**
   * Name of the dataset in `dataset_info.json`; with splits, that of each split follows it after `_`.
   *
   * @default the name of the file
   */
  readonly dataset?: string;
}

const llamaFactorySchema: OptionSchema = optionsSchema<LlamaFactoryOptions>({
  reasoning: oneOf(['inline', 'omit']).optional(),
  system: nonEmptyString.optional(),
  dataset: nonEmptyString.optional(),
  columns: rowColumnsSchema.optional(),
});

/** A format whose files are listed in the `dataset_info.json` beside them, as LLaMA-Factory wants it. */
export interface ListedExporter extends SampleExporter {
  readonly datasetInfo: {
    /** Name of the dataset; null to take that of the file. */
    readonly dataset: string | null;
    /** What is said of each file besides its name. */
    readonly entry: object;
  };
}

/** The options after defaults and checks. */
export interface ListedSettings {
  readonly reasoning: 'inline' | 'omit';
  readonly system: string | null;
  readonly dataset: string | null;
  readonly columns: readonly RowColumn[];
}

/**
 * Completes the options of a listed format.
 *
 * @throws {ConfigurationError} When an option is unknown or has a value that it cannot have.
 */
export function listedSettings(format: string, options: LlamaFactoryOptions): ListedSettings {
  checkOptions(llamaFactorySchema, options, format);
  const { reasoning = 'inline', system = null, dataset = null, columns = [] } = options;
  return { reasoning, system, dataset, columns };
}
