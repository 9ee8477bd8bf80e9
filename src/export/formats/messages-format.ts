import { checkOptions } from '../../options/check-options.ts';
import {
  nonEmptyString,
  type OptionSchema,
  type OptionShape,
  oneOf,
  optionsSchema,
} from '../../options/option-schemas.ts';
import type { SampleExporter } from '../exporter.ts';
import {
  assistantMessage,
  forFineTuning,
  messagesColumn,
  promptMessages,
  type ReasoningPlace,
  withoutStrayMarks,
} from './response-text.ts';
import { columnTypes, columnValues, type RowColumn, rowColumnsSchema } from './row-columns.ts';

/** Options of the formats that hold chat messages. */
export interface ChatFormatOptions {
  /**
   * Where the reasoning goes. With `separate` check that your chat template writes `reasoning_content`: one that does not
   * drops it silently, and the model learns answers only.
   *
   * @default 'inline'
   */
  readonly reasoning?: ReasoningPlace;
  /** A system message before each problem. @default none */
  readonly system?: string;
  /**
   * Fields of the sample to add, each as a separate column, such as `['id', 'subject', 'topic']`. Trainers pass
   * over columns that they do not know.
   *
   * @default none
   */
  readonly columns?: readonly RowColumn[];
}

export const chatFormatShape: OptionShape<ChatFormatOptions> = {
  reasoning: oneOf(['inline', 'separate', 'omit'] satisfies readonly ReasoningPlace[]).optional(),
  system: nonEmptyString.optional(),
  columns: rowColumnsSchema.optional(),
};

const chatFormatSchema: OptionSchema = optionsSchema<ChatFormatOptions>(chatFormatShape);

/**
 * Chats in the form of OpenAI, TRL, Axolotl and NeMo: one column, `messages`, and those of `columns`. Takes correct samples that were not cut.
 *
 * @example
 * ```ts
 * import { exportDataset, messagesFormat } from 'chimera-sdk/export';
 *
 * const format = messagesFormat({ reasoning: 'separate', system: 'Think step by step.' });
 * await exportDataset('runs/first', { format, path: 'messages.jsonl', split: { validation: 0.05 } });
 * ```
 */
export function messagesFormat(options: ChatFormatOptions = {}): SampleExporter {
  const { reasoning, system, columns } = chatSettings('messagesFormat', options);
  return {
    name: 'messages',
    reads: 'samples',
    select: forFineTuning,
    columns: { messages: messagesColumn(reasoning), ...columnTypes(columns) },
    row: withoutStrayMarks(reasoning, (sample) => ({
      messages: [...promptMessages(sample.problem, system), assistantMessage(sample, reasoning)],
      ...columnValues(sample, columns),
    })),
  };
}

/**
 * The options after defaults and checks.
 *
 * @throws {ConfigurationError} When an option is unknown or has a value that it cannot have.
 */
export function chatSettings(
  format: string,
  options: ChatFormatOptions,
  schema: OptionSchema = chatFormatSchema,
): {
  readonly reasoning: ReasoningPlace;
  readonly system: string | null;
  readonly columns: readonly RowColumn[];
} {
  checkOptions(schema, options, format);
  const { reasoning = 'inline', system = null, columns = [] } = options;
  return { reasoning, system, columns };
}
