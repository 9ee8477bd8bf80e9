import type { CallOrder } from '../../core/call-carrier.ts';
import { defaultTimeoutMs } from '../default-timeout-ms.ts';
import type { TimeLimits } from './bounded-try.ts';

const defaultIdleTimeoutMs = 120_000;

/** Whether the reply to an order is read as it is written, where its model can be. */
export function wantsStream({ settings: { stream = 'auto' }, long }: CallOrder): boolean {
  return stream === 'auto' ? long : stream;
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
