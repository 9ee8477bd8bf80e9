import { type EmbeddingModel, type LanguageModel, wrapEmbeddingModel, wrapLanguageModel } from 'ai';

type LanguageModelObject = Parameters<typeof wrapLanguageModel>[0]['model'];
type EmbeddingModelObject = Parameters<typeof wrapEmbeddingModel>[0]['model'];

/**
 * Gives the same model without its warnings, which `ai` would print, once per call, on the console of whoever
 * embeds this library. The middleware says `v3` because both majors of `ai` take that.
 */
export function quietModel(model: LanguageModelObject): LanguageModel {
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      wrapGenerate: async ({ doGenerate }) => ({ ...(await doGenerate()), warnings: [] }),
      wrapStream: async ({ doStream }) => {
        const { stream, ...rest } = await doStream();
        const withoutWarnings: typeof stream = stream.pipeThrough(
          new TransformStream({
            transform: (part, controller) =>
              controller.enqueue(part.type === 'stream-start' ? { ...part, warnings: [] } : part),
          }),
        );
        return { ...rest, stream: withoutWarnings };
      },
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
