import { z } from 'zod';
import type { Protocol } from '../provider/protocol.ts';

const parts = z
  .array(z.object({ text: z.string() }))
  .transform((all) => all.map(({ text }) => text).join(''));

const generateRequest = z.object({
  model: z.string(),
  systemInstruction: z.object({ parts }).optional(),
  contents: z.array(z.object({ role: z.enum(['user', 'model']), parts })),
  generationConfig: z.object({ maxOutputTokens: z.number().optional() }).optional(),
});

const finishReasons = { stop: 'STOP', length: 'MAX_TOKENS', 'content-filter': 'SAFETY' } as const;

/** Gemini's `generateContent`, with the reasoning as a thought. The name of the model is in the path: it is put into the body. */
export const googleProtocol: Protocol = {
  read: (body) => {
    const { model, systemInstruction, contents, generationConfig } = generateRequest.parse(body);
    const turns = contents.map(({ role, parts: text }) => ({
      role: role === 'model' ? ('assistant' as const) : role,
      text,
    }));
    const system = systemInstruction?.parts;
    return {
      model,
      turns: system === undefined ? turns : [{ role: 'system' as const, text: system }, ...turns],
      maxOutputTokens: generationConfig?.maxOutputTokens ?? null,
      isStreamed: false,
    };
  },
  whole: (reply, { id, model }) => ({
    candidates: [
      {
        index: 0,
        content: {
          role: 'model',
          parts: [
            ...(reply.reasoning === null ? [] : [{ text: reply.reasoning, thought: true }]),
            ...(reply.text === '' ? [] : [{ text: reply.text }]),
          ],
        },
        finishReason: finishReasons[reply.finishReason],
      },
    ],
    usageMetadata: {
      promptTokenCount: reply.inputTokens,
      candidatesTokenCount: reply.textTokens,
      thoughtsTokenCount: reply.reasoningTokens,
      totalTokenCount: reply.inputTokens + reply.textTokens + reply.reasoningTokens,
    },
    modelVersion: model,
    responseId: id,
  }),
  streamed: () => [],
  failed: () => ({ event: null, data: { error: { code: 500, message: 'no', status: 'INTERNAL' } } }),
  hollow: () => ({ candidates: [] }),
};
