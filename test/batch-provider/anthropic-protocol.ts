import { z } from 'zod';
import type { Protocol } from '../provider/protocol.ts';

const text = z.union([
  z.string(),
  z
    .array(z.object({ type: z.literal('text'), text: z.string() }))
    .transform((parts) => parts.map((part) => part.text).join('')),
]);

const messagesRequest = z.object({
  model: z.string(),
  max_tokens: z.number(),
  system: text.optional(),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), content: text })),
  stream: z.boolean().optional(),
});

const stopReasons = { stop: 'end_turn', length: 'max_tokens', 'content-filter': 'refusal' } as const;

/** Anthropic messages, with the reasoning as thinking. Whole replies only. */
export const anthropicProtocol: Protocol = {
  read: (body) => {
    const { model, max_tokens, system, messages, stream = false } = messagesRequest.parse(body);
    const turns = messages.map(({ role, content }) => ({ role, text: content }));
    return {
      model,
      turns: system === undefined ? turns : [{ role: 'system' as const, text: system }, ...turns],
      maxOutputTokens: max_tokens,
      isStreamed: stream,
    };
  },
  whole: (reply, { id, model }) => ({
    id: `msg_${id}`,
    type: 'message',
    role: 'assistant',
    model,
    content: [
      ...(reply.reasoning === null
        ? []
        : [{ type: 'thinking', thinking: reply.reasoning, signature: 'c2lnbmF0dXJl' }]),
      ...(reply.text === '' ? [] : [{ type: 'text', text: reply.text }]),
    ],
    stop_reason: stopReasons[reply.finishReason],
    stop_sequence: null,
    usage: {
      input_tokens: reply.inputTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      output_tokens: reply.textTokens + reply.reasoningTokens,
    },
  }),
  streamed: () => [],
  failed: () => ({ event: 'error', data: { type: 'error', error: { type: 'api_error', message: 'no' } } }),
  hollow: () => ({ type: 'message' }),
};
