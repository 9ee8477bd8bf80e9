import { z } from 'zod';
import type { OfflineReply } from '../../src/offline/offline-reply.ts';
import { chunksOf, type Protocol, type ReplyReference, type ServerSentEvent } from './protocol.ts';

const content = z.union([
  z.string(),
  z
    .array(z.object({ type: z.literal('text'), text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
]);

const chatRequest = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content })),
  stream: z.boolean().nullish(),
  max_tokens: z.number().nullish(),
  max_completion_tokens: z.number().nullish(),
});

/** OpenAI chat completions, with the `reasoning_content` of open-weight servers. */
export const chatProtocol: Protocol = {
  read: (body) => {
    const request = chatRequest.parse(body);
    return {
      model: request.model,
      turns: request.messages.map(({ role, content: text }) => ({
        role: role === 'developer' ? 'system' : role,
        text,
      })),
      maxOutputTokens: request.max_completion_tokens ?? request.max_tokens ?? null,
      isStreamed: request.stream ?? false,
    };
  },
  whole: (reply, reference) => ({
    ...head('chat.completion', reference),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          ...(reply.finishReason === 'content-filter'
            ? { content: null, refusal: reply.text }
            : { content: reply.text, refusal: null }),
          ...(reply.reasoning === null ? {} : { reasoning_content: reply.reasoning }),
        },
        logprobs: null,
        finish_reason: finishReasonOf(reply),
      },
    ],
    usage: usageOf(reply),
  }),
  streamed: function* (reply, reference, characters): Generator<ServerSentEvent, undefined> {
    const chunk = (delta: object, finish_reason: string | null = null): ServerSentEvent => ({
      event: null,
      data: { ...head('chat.completion.chunk', reference), choices: [{ index: 0, delta, finish_reason }] },
    });
    yield chunk({ role: 'assistant', content: '' });
    for (const reasoning_content of chunksOf(reply.reasoning ?? '', characters))
      yield chunk({ reasoning_content });
    const isRefused = reply.finishReason === 'content-filter';
    for (const text of chunksOf(reply.text, characters))
      yield chunk(isRefused ? { refusal: text } : { content: text });
    yield chunk({}, finishReasonOf(reply));
    const last = { ...head('chat.completion.chunk', reference), choices: [], usage: usageOf(reply) };
    yield { event: null, data: last };
  },
  failed: () => ({
    event: null,
    data: { error: { message: 'The engine died.', type: 'server_error', param: null, code: null } },
  }),
  hollow: (reference) => ({ ...head('chat.completion', reference), choices: [], usage: null }),
};

function head(object: string, { id, model }: ReplyReference): object {
  return { id: `chatcmpl-${id}`, object, created: 1_700_000_000, model };
}

function finishReasonOf({ finishReason }: OfflineReply): string {
  return finishReason === 'content-filter' ? 'content_filter' : finishReason;
}

function usageOf({ inputTokens, textTokens, reasoningTokens }: OfflineReply): object {
  const completion = textTokens + reasoningTokens;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: completion,
    total_tokens: inputTokens + completion,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: reasoningTokens },
  };
}
