import type { LanguageModel } from 'ai';
import type { FinishReason } from '../core/reply.ts';

type SpecificationModel = Extract<LanguageModel, { readonly specificationVersion: 'v3' }>;
type GenerateResult = Awaited<ReturnType<SpecificationModel['doGenerate']>>;
type StreamResult = Awaited<ReturnType<SpecificationModel['doStream']>>;
type StreamPart = StreamResult['stream'] extends ReadableStream<infer Value> ? Value : never;

/** A scripted reply with everything filled in. */
export interface EndedReply {
  readonly text: string;
  readonly reasoning: string | null;
  readonly finishReason: FinishReason;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Says a reply in one piece. */
export function generated(reply: EndedReply): GenerateResult {
  const content: GenerateResult['content'] = [];
  if (reply.reasoning !== null) content.push({ type: 'reasoning', text: reply.reasoning });
  if (reply.text !== '') content.push({ type: 'text', text: reply.text });
  return { content, ...endOf(reply), warnings: [] };
}

/** Says a reply bit by bit. */
export function streamed(reply: EndedReply): StreamResult {
  const parts: StreamPart[] = [{ type: 'stream-start', warnings: [] }];
  if (reply.reasoning !== null) {
    parts.push({ type: 'reasoning-start', id: '0' });
    for (const delta of halves(reply.reasoning)) parts.push({ type: 'reasoning-delta', id: '0', delta });
    parts.push({ type: 'reasoning-end', id: '0' });
  }
  if (reply.text !== '') {
    parts.push({ type: 'text-start', id: '1' });
    for (const delta of halves(reply.text)) parts.push({ type: 'text-delta', id: '1', delta });
    parts.push({ type: 'text-end', id: '1' });
  }
  parts.push({ type: 'finish', ...endOf(reply) });
  return { stream: new ReadableStream({ start: (controller) => enqueueAll(controller, parts) }) };
}

function enqueueAll(
  controller: ReadableStreamDefaultController<StreamPart>,
  parts: readonly StreamPart[],
): void {
  for (const part of parts) controller.enqueue(part);
  controller.close();
}

/** Two pieces are enough to find out who takes the first for the whole. */
function halves(text: string): readonly string[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)];
}

function endOf(reply: EndedReply): Pick<GenerateResult, 'finishReason' | 'usage'> {
  const { finishReason, inputTokens, outputTokens, reasoning } = reply;
  return {
    finishReason: { unified: finishReason, raw: finishReason },
    usage: {
      inputTokens: { total: inputTokens, noCache: inputTokens, cacheRead: 0, cacheWrite: 0 },
      outputTokens: {
        total: outputTokens,
        text: reasoning === null ? outputTokens : 0,
        reasoning: reasoning === null ? 0 : outputTokens,
      },
    },
  };
}
