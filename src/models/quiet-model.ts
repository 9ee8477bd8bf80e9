import { type EmbeddingModel, wrapEmbeddingModel, wrapLanguageModel } from 'ai';

/** A language model that is an object, not an id. */
export type LanguageModelObject = Parameters<typeof wrapLanguageModel>[0]['model'];
type EmbeddingModelObject = Parameters<typeof wrapEmbeddingModel>[0]['model'];

/**
 * Gives the same model without its warnings, which `ai` would print, once per call, on the console of whoever
 * embeds this library. The middleware says `v3` because both majors of `ai` take that. Streams are read by
 * `streamedModel` only, which drops theirs.
 */
export function quietModel(model: LanguageModelObject): LanguageModelObject {
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      wrapGenerate: async ({ doGenerate }) => ({ ...(await doGenerate()), warnings: [] }),
    },
  });
}

/** The same for an embedding model. */
export function quietEmbedder(model: EmbeddingModelObject): EmbeddingModel {
  return wrapEmbeddingModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      wrapEmbed: async ({ doEmbed }) => ({ ...(await doEmbed()), warnings: [] }),
    },
  });
}
