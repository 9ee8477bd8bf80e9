import type { CallOrder } from '../../src/core/call-carrier.ts';
import type { Model } from '../../src/core/model.ts';
import type { Reply } from '../../src/core/reply.ts';
import { StreamedTokens } from '../../src/models/call/streamed-tokens.ts';
import { chatMessages } from '../../src/models/layout/chat-message.ts';
import type { Answer } from '../../src/models/provider/answer.ts';
import { LocalCarrier } from '../../src/models/provider/local-carrier.ts';
import { resolveModel } from '../../src/models/provider/resolve-model.ts';
import type { Clock } from '../../src/time/clock.ts';
import { ManualClock } from './manual-clock.ts';

/** What one try brought: the reply as it would be stored, and what came with it. */
export interface CarriedTry extends Answer {
  readonly value: Reply;
}

export interface TryOptions extends Partial<Omit<CallOrder, 'model' | 'settings'>> {
  readonly clock?: Clock;
  readonly abortSignal?: AbortSignal;
  readonly onStreamed?: (tokens: number) => void;
}

/** Makes one try of a short question, with whatever a test cares about instead of the defaults. */
export async function carryTry(
  model: Model,
  {
    clock = new ManualClock(),
    abortSignal = new AbortController().signal,
    onStreamed = () => {},
    ...asked
  }: TryOptions = {},
): Promise<CarriedTry> {
  const carrier = new LocalCarrier({ clock, telemetry: null });
  const resolved = resolveModel(model);
  const order: CallOrder = {
    key: 'a-key',
    model: resolved.name,
    stage: 'generate',
    messages: chatMessages('What is seven?'),
    settings: resolved.callSettings,
    format: null,
    sample: 'generate:0:0:0',
    long: false,
    ...asked,
  };
  const { headers = null, ...value } = await new StreamedTokens(onStreamed).count((onPiece) =>
    carrier.carry(resolved, order, { abortSignal, onPiece }),
  );
  return { value, usage: value.usage, finishReason: value.finishReason, headers };
}
