import type { Reply } from '../../core/reply.ts';

/** Counts of a server may lack what its template adds; a window that was enlarged is larger by more than that. */
const slack = 0.9;

/** Whether a server cut a reply before its cap was reached, as it does when prompt and reply fill the window of the model. */
export function isCutByWindow({ finishReason, usage, maxOutputTokens }: Reply): boolean {
  if (finishReason !== 'length' || maxOutputTokens === null || usage.outputTokens === null) return false;
  return usage.outputTokens < maxOutputTokens;
}

/**
 * Whether a reply was cut by a window that was smaller than the one that is there now.
 *
 * @param window - tokens that the window is said to hold; null when nothing is said of it
 * @param before - the reply that was cut and asked for again already: where that brought no more, the window did not grow
 */
export function wasCutBelow(reply: Reply, window: number | null, before: Reply | null): boolean {
  if (window === null || !mayBeOfWindow(reply)) return false;
  const size = sizeOf(reply);
  if (size === null || size >= slack * window) return false;
  const earlier = before === null ? null : sizeOf(before);
  return earlier === null || size > earlier / slack;
}

/** Without a cap of the run, whatever cut the reply may have been the window. */
function mayBeOfWindow(reply: Reply): boolean {
  return isCutByWindow(reply) || (reply.finishReason === 'length' && reply.maxOutputTokens === null);
}

function sizeOf({ usage: { inputTokens, outputTokens } }: Reply): number | null {
  return inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens;
}
