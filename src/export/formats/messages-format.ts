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

/** Options of the formats that hold chat messages. */
export interface ChatFormatOptions {
  /**
   * Where the reasoning goes. With `separate` check that your chat template writes `reasoning_content`: one that does not
   * drops it without a word, and the model learns answers only.
   *
   * @default 'inline'
   */
  readonly reasoning?: ReasoningPlace;
  /** A system message before each problem. @default none */
  readonly system?: string;
}

export const chatFormatShape: OptionShape<ChatFormatOptions> = {
  reasoning: oneOf(['inline', 'separate', 'omit'] satisfies readonly ReasoningPlace[]).optional(),
  system: nonEmptyString.optional(),
};

const chatFormatSchema: OptionSchema = optionsSchema<ChatFormatOptions>(chatFormatShape);

/**
 * Chats in the form of OpenAI, TRL, Axolotl and NeMo: one column, `messages`. Takes correct samples that were not cut.
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
  const { reasoning, system } = chatSettings('messagesFormat', options);
  return {
    name: 'messages',
    reads: 'samples',
    select: forFineTuning,
    columns: { messages: messagesColumn(reasoning) },
    row: withoutStrayMarks(reasoning, (sample) => ({
      messages: [...promptMessages(sample.problem, system), assistantMessage(sample, reasoning)],
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
): { readonly reasoning: ReasoningPlace; readonly system: string | null } {
  checkOptions(schema, options, format);
  const { reasoning = 'inline', system = null } = options;
  return { reasoning, system };
}
