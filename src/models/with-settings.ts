import type { LanguageModel } from 'ai';
import type { ConfiguredModel, ModelSettings } from '../core/model.ts';
import { ConfigurationError } from '../errors/index.ts';
import { optionIssues } from '../options/option-issues.ts';
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
  const issues = [
    ...optionIssues(bareModelSchema, model, 'withSettings.model'),
    ...optionIssues(modelSettingsSchema, settings, 'withSettings'),
  ];
  if (issues.length > 0) throw new ConfigurationError(issues);
  return Object.freeze({ kind: 'configured-model', model, settings: Object.freeze({ ...settings }) });
}
