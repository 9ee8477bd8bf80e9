import { type ListedExporter, type LlamaFactoryOptions, listedSettings } from './llama-factory-options.ts';
import { forFineTuning, responseText, withoutStrayMarks } from './response-text.ts';
import { columnTypes, columnValues } from './row-columns.ts';

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
  const { reasoning, system, dataset, columns } = listedSettings('shareGptFormat', options);
  const message = { kind: 'struct', fields: { from: 'string', value: 'string' } } as const;
  return {
    name: 'sharegpt',
    reads: 'samples',
    select: forFineTuning,
    columns: {
      conversations: { kind: 'list', of: message },
      ...(system === null ? {} : { system: 'string' }),
      ...columnTypes(columns),
    },
    row: withoutStrayMarks(reasoning, (sample) => ({
      conversations: [
        { from: 'human', value: sample.problem },
        { from: 'gpt', value: responseText(sample, reasoning) },
      ],
      ...(system === null ? {} : { system }),
      ...columnValues(sample, columns),
    })),
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
