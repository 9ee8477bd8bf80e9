import { TransportError } from '../../errors/index.ts';

/** The error of a try that took longer than it may. */
export function timedOut(model: string, timeoutMs: number | null): TransportError {
  const limit = timeoutMs === null ? 'in time' : `within ${timeoutMs} ms`;
  return new TransportError(
    `${model} did not reply ${limit}; raise timeoutMs with withSettings, or run again`,
    {
      code: 'timed-out',
      model,
    },
  );
}

/** The error of a streamed reply that was silent for longer than it may. */
export function fellSilent(model: string, limit: 'first' | 'idle', limitMs: number): TransportError {
  const message =
    limit === 'first'
      ? `${model} did not begin its reply within ${limitMs} ms; raise firstTokenTimeoutMs with withSettings, or run again`
      : `${model} fell silent for ${limitMs} ms in the middle of its reply; raise idleTimeoutMs with withSettings, or run again`;
  return new TransportError(message, { code: 'timed-out', model });
}
