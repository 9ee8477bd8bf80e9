import { contentHash } from '../../core/content-hash.ts';
import type { ModelSettings } from '../../core/model.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import type { JsonMode } from '../../core/reply-structure.ts';
import type { Question } from './question.ts';

/** All that a stored reply depends on. What is not here may change without paying for a reply again. */
export interface CallKeyParts {
  readonly provider: string;
  /** The model's id, or the id of its settings. */
  readonly modelId: string;
  readonly messages: readonly ChatMessage[];
  readonly settings: Pick<ModelSettings, 'temperature' | 'topP' | 'providerOptions'>;
  /** How a reply in JSON is asked for; left out where none is. As the settings say, whatever became of it. */
  readonly jsonMode?: JsonMode | undefined;
  readonly slot: string;
  readonly draw: number;
  /** Raised each time a final reply is asked for again. */
  readonly epoch: number;
}

/** Returns the key under which the first reply to a call is stored. Changing it orphans every journal: see the golden keys. */
export function callKey(parts: CallKeyParts): string {
  const { provider, modelId, messages, settings, jsonMode, slot, draw, epoch } = parts;
  return contentHash('call', {
    provider,
    modelId,
    messages: messages.map(({ role, content }) => ({ role, content })),
    temperature: settings.temperature,
    topP: settings.topP,
    providerOptions: settings.providerOptions,
    jsonMode,
    slot,
    draw,
    epoch,
  });
}

/** Returns the key of the first reply to a question in an epoch. */
export function questionKey(question: Question, epoch: number): string {
  const { model, messages, slot, draw, format } = question;
  const { provider, modelId, settings } = model;
  return callKey({ provider, modelId, messages, settings, jsonMode: format?.mode, slot, draw, epoch });
}

/** Returns the key of the n-th re-ask: derived from the key of the refused reply, not from the text of the error. */
export function reAskKey(firstKey: string, reAsk: number): string {
  return contentHash('re-ask', firstKey, reAsk);
}

/** Returns the key of the reply asked for after a cap had cut the one under `key`; null stands for the provider's cap. */
export function longerKey(key: string, cutAtCap: number | null): string {
  return contentHash('longer', key, cutAtCap);
}

/** Returns the key of the entry that holds the epoch of a call, from its key in epoch 0. */
export function epochKey(firstKey: string): string {
  return contentHash('epoch', firstKey);
}

/** Returns the key of the vector of one text. */
export function embeddingKey(provider: string, modelId: string, text: string): string {
  return contentHash('embedding', { provider, modelId, text });
}
