import type { CallOrder } from '../../core/call-carrier.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import type { ReplyFormat } from '../../core/reply-structure.ts';
import { defaultTimeoutMs } from '../default-timeout-ms.ts';
import type { TimeLimits } from './bounded-try.ts';
import type { ResolvedModel } from './resolve-model.ts';

const defaultIdleTimeoutMs = 120_000;

/** What a call asks of a model. */
export interface CallDemand {
  /** Key under which the reply will be stored. */
  readonly key: string;
  readonly model: Pick<ResolvedModel, 'name' | 'callSettings'>;
  readonly messages: readonly ChatMessage[];
  /** Value of the header `x-chimera-sample`. */
  readonly sample: string;
  /** Whether the reply may be thousands of words long. */
  readonly isLong: boolean;
  /** How a reply in JSON is asked for; null when it is not asked for. */
  readonly layout: ReplyFormat | null;
}

/**
 * Makes the order of a call. Each of its tries carries the same one.
 *
 * @param stage - name of the stage that asks
 */
export function callOrder(
  { key, model, messages, sample, isLong, layout }: CallDemand,
  stage: string,
): CallOrder {
  return {
    key,
    model: model.name,
    stage,
    messages,
    settings: model.callSettings,
    format: layout,
    sample,
    isLong,
  };
}

/** Whether the reply to an order is read as it is written, where its model can be. */
export function wantsStream({ settings: { stream = 'auto' }, isLong }: CallOrder): boolean {
  return stream === 'auto' ? isLong : stream;
}

/** How long one try of an order may take. */
export function timeLimits({ settings }: CallOrder, isStreamed: boolean): TimeLimits {
  const { timeoutMs = null } = settings;
  if (!isStreamed) return { totalMs: timeoutMs ?? defaultTimeoutMs, silence: null };
  const { firstTokenTimeoutMs = timeoutMs ?? defaultTimeoutMs, idleTimeoutMs = defaultIdleTimeoutMs } =
    settings;
  // A reply that flows may take as long as it needs, unless the settings name a time-out: silence is what ends it.
  return { totalMs: timeoutMs, silence: { firstMs: firstTokenTimeoutMs, idleMs: idleTimeoutMs } };
}
