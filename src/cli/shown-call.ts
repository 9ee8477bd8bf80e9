import type { StoredCall } from '../reading/stored-call.ts';

/** Lays out a call for a terminal: who was asked, the prompt turn by turn, the reply. */
export function shownCall(call: StoredCall): string {
  const { stage, itemId, draw, slot, sample, reAsk, model, finishReason, usage, refusal } = call;
  const part = slot === null ? '' : `, ${slot}, sample ${sample}${reAsk === 0 ? '' : ', re-ask'}`;
  const tokens = `${usage.inputTokens ?? '?'} + ${usage.outputTokens ?? '?'} tokens`;
  const turns = call.prompt ?? [{ role: 'prompt', content: '(not kept by the version that asked)' }];
  return [
    `=== ${stage} ${itemId} draw ${draw}${part}: ${model}, ${finishReason}, ${tokens}`,
    ...(refusal === null ? [] : [`not used: ${refusal}`]),
    ...turns.map(({ role, content }) => `--- ${role}\n${content}`),
    ...(call.reasoning === null ? [] : [`--- reasoning\n${call.reasoning}`]),
    `--- reply\n${call.text}`,
  ].join('\n');
}
