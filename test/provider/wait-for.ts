import type { ServerResponse } from 'node:http';

/** Waits so many milliseconds, or until the client has gone. */
export function waitFor(ms: number, response: ServerResponse): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    response.once('close', end);
    function end(): void {
      clearTimeout(timer);
      response.off('close', end);
      resolve();
    }
  });
}
