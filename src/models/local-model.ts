import type { LanguageModel } from 'ai';
import type { ConfiguredModel, ModelSettings } from '../core/model.ts';
import { withoutUndefined } from '../options/filled-in.ts';
import { configured } from './with-settings.ts';

/** Half an hour, which a machine without a GPU may need for a long prompt before the first word comes. */
const patienceMs = 1_800_000;

/**
 * Returns a model of a server on your own machine (llama.cpp, vLLM, Ollama, LM Studio, SGLang) with settings that suit it.
 *
 * - `structuredOutput: 'json_schema'`, so that the server's grammar holds the model to the layout. Create the provider with
 *   `supportsStructuredOutputs: true`: otherwise it sends no schema, and the run warns. No `examples`: under a grammar a weak
 *   model copies the example word for word, which counts as no reply.
 * - `maxOutputTokens: 8192`: a small model may never stop by itself, and a reply that fills the window is lost.
 * - `stream: true`: llama.cpp stops at an abort only when it streams.
 * - `maxConcurrency: 4`: as many as the slots of the server; set it to its `--parallel` or `--max-num-seqs`.
 * - time-outs of half an hour to the first word, and of ten minutes between two of them.
 *
 * @param settings - any settings of `withSettings`; they replace those above
 * @throws {ConfigurationError} When the model or a setting cannot work; names all faults at once.
 *
 * @example
 * ```ts
 * const server = createOpenAICompatible({
 *   name: 'llama',
 *   baseURL: 'http://localhost:8080/v1',
 *   supportsStructuredOutputs: true,
 * });
 * const model = localModel(server('gemma-3-270m'), { maxConcurrency: 2, maxOutputTokens: 2_048 });
 * ```
 */
export function localModel(model: LanguageModel, settings: ModelSettings = {}): ConfiguredModel {
  if (typeof settings !== 'object' || settings === null) return configured(model, settings, 'localModel');
  const { stream = true } = settings;
  const silence =
    stream === false || settings.timeoutMs !== undefined
      ? {}
      : { firstTokenTimeoutMs: patienceMs, idleTimeoutMs: 600_000 };
  const suited: ModelSettings = {
    structuredOutput: 'json_schema',
    maxOutputTokens: 8_192,
    maxConcurrency: 4,
    ...(stream === false ? { timeoutMs: patienceMs } : {}),
    ...silence,
    ...withoutUndefined(settings),
    stream,
  };
  return configured(model, suited, 'localModel');
}
