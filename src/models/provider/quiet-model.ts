import { type EmbeddingModel, wrapEmbeddingModel, wrapLanguageModel } from 'ai';
import { chatResult, refusedReply } from '../failures/chat-result.ts';
import { errorIn } from '../failures/error-in.ts';
import { StreamFailure } from '../failures/stream-failure.ts';

/** A language model that is an object, not an id. */
export type LanguageModelObject = Parameters<typeof wrapLanguageModel>[0]['model'];
type EmbeddingModelObject = Parameters<typeof wrapEmbeddingModel>[0]['model'];

/**
 * Returns the same model without its warnings, which `ai` would print on the console once per call, and without replies
 * beside which the server reports an error, which clients pass over. Streams are read by
 * `streamedModel` only, which drops theirs.
 */
export function quietModel(given: LanguageModelObject): LanguageModelObject {
  // Without middleware, all that it does is to bring older models up to date: middleware would put three promises in the
  // way of each call.
  const model = wrapLanguageModel({ model: given, middleware: [] });
  const { specificationVersion, provider, modelId, supportedUrls } = model;
  return {
    specificationVersion,
    provider,
    modelId,
    supportedUrls,
    doGenerate: async (options) => {
      try {
        const result = await model.doGenerate(options);
        const said = errorIn(result.response?.body);
        if (said !== undefined) throw new StreamFailure('failed', said, false);
        return { ...result, warnings: [] };
      } catch (error) {
        const refused = refusedReply(error);
        if (refused === null) throw error;
        const { headers } = refused;
        return {
          ...chatResult(refused),
          warnings: [],
          ...(headers === undefined ? {} : { response: { headers } }),
        };
      }
    },
    doStream: (options) => model.doStream(options),
  };
}

/** The same for an embedding model. The middleware says `v3` because both majors of `ai` take that. */
export function quietEmbedder(model: EmbeddingModelObject): EmbeddingModel {
  return wrapEmbeddingModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      wrapEmbed: async ({ doEmbed }) => ({ ...(await doEmbed()), warnings: [] }),
    },
  });
}
