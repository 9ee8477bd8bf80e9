import { type ListedExporter, type LlamaFactoryOptions, listedSettings } from './llama-factory-options.ts';
import { forFineTuning, responseText, withoutStrayMarks } from './response-text.ts';
import { columnTypes, columnValues } from './row-columns.ts';

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
  const { reasoning, system, dataset, columns: further } = listedSettings('alpacaFormat', options);
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
      ...columnTypes(further),
    },
    row: withoutStrayMarks(reasoning, (sample) => ({
      instruction: sample.problem,
      input: '',
      output: responseText(sample, reasoning),
      ...(system === null ? {} : { system }),
      ...columnValues(sample, further),
    })),
    datasetInfo: {
      dataset,
      entry: { columns: system === null ? columns : { ...columns, system: 'system' } },
    },
  };
}
