import type { LanguageModel } from 'ai';
import type { ConfiguredModel, ModelSettings } from '../core/model.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { bareModelSchema } from './model-schema.ts';
import { modelSettingsSchema } from './model-settings-schema.ts';

/**
 * Returns a model together with the settings of its lane and of its calls. Use it wherever a model is expected.
 *
 * @throws {ConfigurationError} When the model or a setting cannot work; names all faults at once.
 *
 * @example
 * ```ts
 * const reasoner = withSettings(vllm('Qwen/Qwen3-235B-A22B-Thinking-2507'), {
 *   maxConcurrency: 64,
 *   maxOutputTokens: 32_768,
 *   temperature: 0.6,
 * });
 * ```
 */
export function withSettings(model: LanguageModel, settings: ModelSettings): ConfiguredModel {
  return configured(model, settings, 'withSettings');
}

/** @param at - name of the function that was called, for its faults */
export function configured(model: LanguageModel, settings: ModelSettings, at: string): ConfiguredModel {
  checkArguments([bareModelSchema, model, `${at}.model`], [modelSettingsSchema, settings, at]);
  return Object.freeze({ kind: 'configured-model', model, settings: Object.freeze({ ...settings }) });
}
