import type { LanguageModel } from 'ai';
import { sampleIn } from '../core/sample-header.ts';
import { systemClock } from '../time/system-clock.ts';
import { wait } from '../time/wait.ts';
import type { ResolvedOfflineOptions } from './offline-options.ts';
import type { OfflineTurn } from './offline-prompt.ts';
import { type OfflineReply, offlineReply } from './offline-reply.ts';

/** A language model of the AI SDK's specification v3, which `ai` 6 and 7 both run. */
export type OfflineModel = Extract<LanguageModel, { readonly specificationVersion: 'v3' }>;

type CallOptions = Parameters<OfflineModel['doGenerate']>[0];
type GenerateResult = Awaited<ReturnType<OfflineModel['doGenerate']>>;
type StreamResult = Awaited<ReturnType<OfflineModel['doStream']>>;
type StreamPart = StreamResult['stream'] extends ReadableStream<infer Value> ? Value : never;

const streamedCharacters = 80;

/** Makes a model that plays the part that its prompt asks for; `modelId` decides which errors are its own. */
export function offlineModel(modelId: string, options: ResolvedOfflineOptions): OfflineModel {
  const clock = { after: options.after ?? systemClock.after };

  async function answer(call: CallOptions): Promise<OfflineReply> {
    call.abortSignal?.throwIfAborted();
    const request = { modelId, turns: turnsOf(call.prompt), sample: sampleIn(call.headers) };
    const reply = offlineReply(request, call.maxOutputTokens ?? null, options);
    const signals = call.abortSignal === undefined ? [] : [call.abortSignal];
    if (reply.latencyMs > 0) await wait(clock, reply.latencyMs, ...signals);
    call.abortSignal?.throwIfAborted();
    return reply;
  }

  return {
    specificationVersion: 'v3',
    provider: 'offline',
    modelId,
    supportedUrls: {},
    doGenerate: async (call) => {
      const reply = await answer(call);
      const content: GenerateResult['content'] = [];
      if (reply.reasoning !== null) content.push({ type: 'reasoning', text: reply.reasoning });
      if (reply.text !== '') content.push({ type: 'text', text: reply.text });
      return { content, ...endOf(reply), warnings: [] };
    },
    doStream: async (call) => {
      const parts = streamParts(await answer(call));
      const stream = new ReadableStream<StreamPart>({
        pull(controller) {
          const { value, done } = parts.next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        },
      });
      return { stream };
    },
  };
}

function* streamParts(reply: OfflineReply): Generator<StreamPart, undefined> {
  yield { type: 'stream-start', warnings: [] };
  if (reply.reasoning !== null) {
    yield { type: 'reasoning-start', id: '0' };
    for (const delta of chunksOf(reply.reasoning)) yield { type: 'reasoning-delta', id: '0', delta };
    yield { type: 'reasoning-end', id: '0' };
  }
  if (reply.text !== '') {
    yield { type: 'text-start', id: '1' };
    for (const delta of chunksOf(reply.text)) yield { type: 'text-delta', id: '1', delta };
    yield { type: 'text-end', id: '1' };
  }
  yield { type: 'finish', ...endOf(reply) };
}

function* chunksOf(text: string): Generator<string, undefined> {
  for (let at = 0; at < text.length; at += streamedCharacters) yield text.slice(at, at + streamedCharacters);
}

function endOf(reply: OfflineReply): Pick<GenerateResult, 'finishReason' | 'usage'> {
  const { inputTokens, textTokens, reasoningTokens } = reply;
  return {
    finishReason: { unified: reply.finishReason, raw: reply.finishReason },
    usage: {
      inputTokens: { total: inputTokens, noCache: inputTokens, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: textTokens + reasoningTokens, text: textTokens, reasoning: reasoningTokens },
    },
  };
}

function turnsOf(prompt: CallOptions['prompt']): OfflineTurn[] {
  return prompt.flatMap((message): OfflineTurn[] => {
    if (message.role === 'system') return [{ role: 'system', text: message.content }];
    if (message.role === 'tool') return [];
    const text = message.content.map((part) => (part.type === 'text' ? part.text : '')).join('');
    return [{ role: message.role, text }];
  });
}
