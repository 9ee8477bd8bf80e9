import { optionsIssues } from '../../errors/options-issues.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import type { SampleExporter } from '../exporter.ts';
import { optionalTextIssues, reasoningIssues } from './response-text.ts';

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
   * Name of the dataset in `dataset_info.json`; with splits, that of each split follows it after `_`.
   *
   * @default the name of the file
   */
  readonly dataset?: string;
}

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
}

/**
 * Completes the options of a listed format.
 *
 * @throws {ConfigurationError} When an option is unknown or has a value that it cannot have.
 */
export function listedSettings(format: string, options: LlamaFactoryOptions): ListedSettings {
  throwIssues(optionsIssues(format, options, ['reasoning', 'system', 'dataset']));
  const { reasoning = 'inline', system = null, dataset = null } = options;
  throwIssues(
    reasoningIssues(`${format}.reasoning`, reasoning, ['inline', 'omit']),
    optionalTextIssues(`${format}.system`, system),
    optionalTextIssues(`${format}.dataset`, dataset),
  );
  return { reasoning, system, dataset };
}
