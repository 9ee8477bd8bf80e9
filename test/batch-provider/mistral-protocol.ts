import { chatProtocol } from '../provider/chat-protocol.ts';
import type { Protocol } from '../provider/protocol.ts';

const finishReasons = { stop: 'stop', length: 'length', 'content-filter': 'content_filter' } as const;

/** Mistral's chat completions: OpenAI's, with the reasoning as a part of the content. Whole replies only. */
export const mistralProtocol: Protocol = {
  ...chatProtocol,
  whole: (reply, { id, model }) => ({
    id,
    object: 'chat.completion',
    created: 1_700_000_000,
    model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: [
            ...(reply.reasoning === null
              ? []
              : [{ type: 'thinking', thinking: [{ type: 'text', text: reply.reasoning }] }]),
            { type: 'text', text: reply.text },
          ],
        },
        finish_reason: finishReasons[reply.finishReason],
      },
    ],
    usage: {
      prompt_tokens: reply.inputTokens,
      completion_tokens: reply.textTokens + reply.reasoningTokens,
      total_tokens: reply.inputTokens + reply.textTokens + reply.reasoningTokens,
    },
  }),
};
