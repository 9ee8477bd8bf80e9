import type { SampleExporter } from '../../core/exporter.ts';
import { optionsIssues } from '../../errors/options-issues.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import { forFineTuning, optionalTextIssues, reasoningIssues, responseText } from './response-text.ts';

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

/**
 * Conversations in the form of ShareGPT, listed in a `dataset_info.json` for LLaMA-Factory. Takes correct samples that were
 * not cut.
 *
 * @example
 * ```ts
 * import { exportDataset, shareGptFormat } from 'chimera-sdk/export';
 *
 * const format = shareGptFormat({ dataset: 'chimera_mathematics' });
 * await exportDataset('runs/first', { format, path: 'llama-factory/mathematics.jsonl' });
 * ```
 */
export function shareGptFormat(options: LlamaFactoryOptions = {}): ListedExporter {
  const { reasoning, system, dataset } = listedSettings('shareGptFormat', options);
  const message = { kind: 'struct', fields: { from: 'string', value: 'string' } } as const;
  return {
    name: 'sharegpt',
    reads: 'samples',
    select: forFineTuning,
    columns: {
      conversations: { kind: 'list', of: message },
      ...(system === null ? {} : { system: 'string' }),
    },
    row: (sample) => ({
      conversations: [
        { from: 'human', value: sample.problem },
        { from: 'gpt', value: responseText(sample, reasoning) },
      ],
      ...(system === null ? {} : { system }),
    }),
    datasetInfo: {
      dataset,
      entry: {
        formatting: 'sharegpt',
        columns: { messages: 'conversations', ...(system === null ? {} : { system: 'system' }) },
        tags: { role_tag: 'from', content_tag: 'value', user_tag: 'human', assistant_tag: 'gpt' },
      },
    },
  };
}

/**
 * Rows of `instruction`, `input` and `output` in the form of Alpaca, listed in a `dataset_info.json` for LLaMA-Factory.
 * Takes correct samples that were not cut.
 *
 * @example
 * ```ts
 * import { alpacaFormat, exportDataset } from 'chimera-sdk/export';
 *
 * const format = alpacaFormat({ reasoning: 'omit' });
 * await exportDataset('runs/first', { format, path: 'llama-factory/answers.jsonl' });
 * ```
 */
export function alpacaFormat(options: LlamaFactoryOptions = {}): ListedExporter {
  const { reasoning, system, dataset } = listedSettings('alpacaFormat', options);
  const columns = { prompt: 'instruction', query: 'input', response: 'output' };
  return {
    name: 'alpaca',
    reads: 'samples',
    select: forFineTuning,
    columns: {
      instruction: 'string',
      input: 'string',
      output: 'string',
      ...(system === null ? {} : { system: 'string' }),
    },
    row: (sample) => ({
      instruction: sample.problem,
      input: '',
      output: responseText(sample, reasoning),
      ...(system === null ? {} : { system }),
    }),
    datasetInfo: {
      dataset,
      entry: { columns: system === null ? columns : { ...columns, system: 'system' } },
    },
  };
}

interface ListedSettings {
  readonly reasoning: 'inline' | 'omit';
  readonly system: string | null;
  readonly dataset: string | null;
}

function listedSettings(format: string, options: LlamaFactoryOptions): ListedSettings {
  throwIssues(optionsIssues(format, options, ['reasoning', 'system', 'dataset']));
  const { reasoning = 'inline', system = null, dataset = null } = options;
  throwIssues(
    reasoningIssues(`${format}.reasoning`, reasoning, ['inline', 'omit']),
    optionalTextIssues(`${format}.system`, system),
    optionalTextIssues(`${format}.dataset`, dataset),
  );
  return { reasoning, system, dataset };
}
