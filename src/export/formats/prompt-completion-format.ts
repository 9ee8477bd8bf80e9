import type { SampleExporter } from '../exporter.ts';
import { type ChatFormatOptions, chatSettings } from './messages-format.ts';
import {
  assistantMessage,
  forFineTuning,
  messagesColumn,
  promptMessages,
  withoutStrayMarks,
} from './response-text.ts';
import { columnTypes, columnValues } from './row-columns.ts';

/**
 * TRL's conversational prompt and completion, so that the loss is taken on the completion only: columns `prompt` and
 * `completion`, each a list of messages. Takes correct samples that were not cut.
 *
 * @example
 * ```ts
 * import { exportDataset, promptCompletionFormat } from 'chimera-sdk/export';
 *
 * const format = promptCompletionFormat({ system: 'Put the answer in a box.' });
 * await exportDataset('runs/first', { format, path: 'sft.jsonl' });
 * ```
 */
export function promptCompletionFormat(options: ChatFormatOptions = {}): SampleExporter {
  const { reasoning, system, columns } = chatSettings('promptCompletionFormat', options);
  return {
    name: 'prompt-completion',
    reads: 'samples',
    select: forFineTuning,
    columns: {
      prompt: messagesColumn('inline'),
      completion: messagesColumn(reasoning),
      ...columnTypes(columns),
    },
    row: withoutStrayMarks(reasoning, (sample) => ({
      prompt: promptMessages(sample.problem, system),
      completion: [assistantMessage(sample, reasoning)],
      ...columnValues(sample, columns),
    })),
  };
}
