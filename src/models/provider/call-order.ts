import { defaultTimeoutMs } from '../default-timeout.ts';
import type { ChatMessage } from '../layout/chat-message.ts';
import type { JsonLayout } from '../layout/reply-layout.ts';
import type { TimeLimits } from './bounded-try.ts';
import type { ResolvedModel } from './resolve-model.ts';

const defaultIdleTimeoutMs = 120_000;

/** What a call asks of a model. */
export interface CallDemand {
  readonly model: ResolvedModel;
  readonly messages: readonly ChatMessage[];
  /** Value of the header `x-chimera-sample`. */
  readonly sample: string;
  /** Whether the reply may be thousands of words long. */
  readonly isLong: boolean;
  /** How a reply in JSON is asked for; null when it is not asked for. */
  readonly layout: JsonLayout | null;
  /** Name of the stage that asks. */
  readonly stage: string;
}

/** A call as each of its tries needs to know it: nothing of the run, the store or the budget. */
export interface CallOrder extends Omit<CallDemand, 'isLong'> {
  /** Whether the reply is put together from a stream. */
  readonly isStreamed: boolean;
  readonly limits: TimeLimits;
}

/** Makes the order of a call: decides whether its reply is streamed, and how long its tries may take. */
export function callOrder({ isLong, ...demand }: CallDemand): CallOrder {
  const { settings, canStream } = demand.model;
  const { stream = 'auto', timeoutMs = null } = settings;
  const isStreamed = canStream && (stream === 'auto' ? isLong : stream);
  if (!isStreamed)
    return { ...demand, isStreamed, limits: { totalMs: timeoutMs ?? defaultTimeoutMs, silence: null } };
  const { firstTokenTimeoutMs = timeoutMs ?? defaultTimeoutMs, idleTimeoutMs = defaultIdleTimeoutMs } =
    settings;
  // A reply that flows may take as long as it needs, unless the settings name a time-out: silence is what ends it.
  const silence = { firstMs: firstTokenTimeoutMs, idleMs: idleTimeoutMs };
  return { ...demand, isStreamed, limits: { totalMs: timeoutMs, silence } };
}
