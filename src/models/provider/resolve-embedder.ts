import { type EmbeddingModel, gateway } from 'ai';
import type { Embedder } from '../../core/model.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { aiMajor } from '../ai-major.ts';
import { quietEmbedder } from './quiet-model.ts';

/** An embedding model as calls use it. */
export interface ResolvedEmbedder {
  /** `provider:model`. */
  readonly name: string;
  readonly provider: string;
  readonly modelId: string;
  readonly embeddingModel: EmbeddingModel;
}

/**
 * Makes any embedding model ready for calls.
 *
 * @throws {ConfigurationError} When it is of a specification that cannot be run.
 */
export function resolveEmbedder(model: Embedder): ResolvedEmbedder {
  if (typeof model === 'string') {
    const byDefault = globalThis.AI_SDK_DEFAULT_PROVIDER;
    const provider = byDefault !== undefined && 'embeddingModel' in byDefault ? byDefault : gateway;
    const embeddingModel = provider.embeddingModel(model);
    return {
      name: `gateway:${model}`,
      provider: 'gateway',
      modelId: model,
      embeddingModel: quietEmbedder(embeddingModel),
    };
  }
  const { provider, modelId, specificationVersion } = model;
  const name = `${provider}:${modelId}`;
  if (specificationVersion === 'v2' || (specificationVersion === 'v4' && aiMajor < 7))
    throw new ConfigurationError([
      {
        option: 'embed.model',
        message: `${name} follows model specification "${specificationVersion}", which ai@${aiMajor} is not used with; install matching majors of ai and the provider`,
      },
    ]);
  return { name, provider, modelId, embeddingModel: quietEmbedder(model) };
}
