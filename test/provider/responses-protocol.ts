import { z } from 'zod';
import type { OfflineReply } from '../../src/offline/offline-reply.ts';
import { chunksOf, type Protocol, type ReplyReference, type ServerSentEvent } from './protocol.ts';

const content = z.union([
  z.string(),
  z
    .array(z.object({ type: z.enum(['input_text', 'output_text']), text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
]);

const responsesRequest = z.object({
  model: z.string(),
  input: z.array(z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content })),
  stream: z.boolean().nullish(),
  max_output_tokens: z.number().nullish(),
});

/** OpenAI responses, with the reasoning as a summary. */
export const responsesProtocol: Protocol = {
  read: (body) => {
    const request = responsesRequest.parse(body);
    return {
      model: request.model,
      turns: request.input.map(({ role, content: text }) => ({
        role: role === 'developer' ? 'system' : role,
        text,
      })),
      maxOutputTokens: request.max_output_tokens ?? null,
      isStreamed: request.stream ?? false,
    };
  },
  whole: (reply, reference) => response(reply, reference, outputOf(reply, reference)),
  streamed: function* (reply, reference, characters): Generator<ServerSentEvent, undefined> {
    const created = { ...response(reply, reference, []), status: 'in_progress', usage: null };
    let sequence = 0;
    const event = (type: string, data: object): ServerSentEvent => {
      sequence += 1;
      return { event: type, data: { type, sequence_number: sequence, ...data } };
    };
    yield event('response.created', { response: created });
    let outputIndex = 0;
    for (const item of outputOf(reply, reference)) {
      const place = { item_id: item.id, output_index: outputIndex };
      const opened = item.type === 'reasoning' ? { ...item, summary: [] } : { ...item, content: [] };
      yield event('response.output_item.added', { output_index: outputIndex, item: opened });
      if (item.type === 'reasoning') {
        const summary = { ...place, summary_index: 0 };
        yield event('response.reasoning_summary_part.added', summary);
        for (const delta of chunksOf(reply.reasoning ?? '', characters)) {
          yield event('response.reasoning_summary_text.delta', { ...summary, delta });
        }
        yield event('response.reasoning_summary_part.done', summary);
      } else {
        const name = reply.finishReason === 'content-filter' ? 'refusal' : 'output_text';
        for (const delta of chunksOf(reply.text, characters)) {
          yield event(`response.${name}.delta`, { ...place, content_index: 0, delta });
        }
      }
      yield event('response.output_item.done', { output_index: outputIndex, item });
      outputIndex += 1;
    }
    const end = reply.finishReason === 'stop' ? 'response.completed' : 'response.incomplete';
    yield event(end, { response: response(reply, reference, outputOf(reply, reference)) });
  },
  failed: () => ({
    event: 'error',
    data: {
      type: 'error',
      sequence_number: 100,
      error: { type: 'server_error', code: 'server_error', message: 'The engine died.', param: null },
    },
  }),
  hollow: (reference) => ({
    id: `resp-${reference.id}`,
    object: 'response',
    created_at: 1_700_000_000,
    status: 'completed',
    model: reference.model,
    output: [],
    usage: { input_tokens: 1, output_tokens: 0 },
  }),
};

type OutputItem =
  | { readonly type: 'reasoning'; readonly id: string; readonly summary: readonly object[] }
  | {
      readonly type: 'message';
      readonly id: string;
      readonly role: 'assistant';
      readonly status: 'completed';
      readonly content: readonly object[];
    };

function outputOf(reply: OfflineReply, { id }: ReplyReference): OutputItem[] {
  const items: OutputItem[] = [];
  if (reply.reasoning !== null) {
    items.push({
      type: 'reasoning',
      id: `rs-${id}`,
      summary: [{ type: 'summary_text', text: reply.reasoning }],
    });
  }
  if (reply.text !== '') {
    const part =
      reply.finishReason === 'content-filter'
        ? { type: 'refusal', refusal: reply.text }
        : { type: 'output_text', text: reply.text, annotations: [] };
    items.push({ type: 'message', id: `msg-${id}`, role: 'assistant', status: 'completed', content: [part] });
  }
  return items;
}

function response(reply: OfflineReply, { id, model }: ReplyReference, output: readonly OutputItem[]): object {
  const { inputTokens, textTokens, reasoningTokens, finishReason } = reply;
  const reason = finishReason === 'length' ? 'max_output_tokens' : 'content_filter';
  return {
    id: `resp-${id}`,
    object: 'response',
    created_at: 1_700_000_000,
    status: finishReason === 'stop' ? 'completed' : 'incomplete',
    model,
    output,
    incomplete_details: finishReason === 'stop' ? null : { reason },
    usage: {
      input_tokens: inputTokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: textTokens + reasoningTokens,
      output_tokens_details: { reasoning_tokens: reasoningTokens },
      total_tokens: inputTokens + textTokens + reasoningTokens,
    },
  };
}
