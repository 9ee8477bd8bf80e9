import type { LanguageModel } from 'ai';
import { checkArguments } from '../options/check-arguments.ts';
import { callback } from '../options/option-schemas.ts';
import type { ChimeraModels } from './chimera-options.ts';

const QWEN_THINKING = 'Qwen/Qwen3-235B-A22B-Thinking-2507';
const QWEN_INSTRUCT = 'Qwen/Qwen3-235B-A22B-Instruct-2507';
const GPT_OSS = 'openai/gpt-oss-120b';

/**
 * Returns a cast of models with open weights only, for datasets whose terms must not depend on a closed provider.
 *
 * The reasoner is the paper's. Verifiers are of two families, and the judge is not the reasoner.
 *
 * @param provider - returns a model by its id on the Hugging Face Hub, as a provider object of the AI SDK does
 *
 * @throws {ConfigurationError} When it is given no provider.
 *
 * @example
 * ```ts
 * const server = createOpenAICompatible({ name: 'vllm', baseURL: 'http://localhost:8000/v1', includeUsage: true });
 * const chimera = buildChimera({ models: openWeights(server) });
 * ```
 */
export function openWeights(provider: (modelId: string) => LanguageModel): ChimeraModels {
  checkArguments([callback, provider, 'openWeights.provider']);
  return {
    expand: provider(GPT_OSS),
    generate: provider(GPT_OSS),
    validate: [provider(GPT_OSS), provider(QWEN_INSTRUCT)],
    synthesize: provider(QWEN_THINKING),
    label: provider(GPT_OSS),
  };
}
