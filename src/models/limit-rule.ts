import type { ModelSettings } from '../core/model.ts';
import type { OptionFault } from '../options/option-schemas.ts';
import { defaultTimeoutMs } from './default-timeout-ms.ts';

/** Limits of one model that contradict one another, when each of them is valid by itself. */
export function limitRule(settings: ModelSettings): readonly OptionFault[] {
  return [...roomForOneReply(settings), ...usableConcurrency(settings), ...reachableTime(settings)];
}

function roomForOneReply({ tokensPerMinute, maxOutputTokens }: ModelSettings): readonly OptionFault[] {
  const isApart = typeof tokensPerMinute === 'object';
  const limit = isApart ? tokensPerMinute.output : tokensPerMinute;
  if (limit === undefined || maxOutputTokens === undefined || limit >= maxOutputTokens) return [];
  const message = `must have room for one reply, but maxOutputTokens allows ${maxOutputTokens} tokens, got {got}; raise it, or lower maxOutputTokens`;
  return [{ path: isApart ? ['tokensPerMinute', 'output'] : ['tokensPerMinute'], message }];
}

function usableConcurrency({
  maxConcurrency,
  requestsPerMinute,
  timeoutMs = defaultTimeoutMs,
}: ModelSettings): readonly OptionFault[] {
  if (maxConcurrency === undefined || requestsPerMinute === undefined) return [];
  const most = Math.max(1, Math.ceil((requestsPerMinute * timeoutMs) / 60_000));
  if (maxConcurrency <= most) return [];
  const message = `can never be used: at ${requestsPerMinute} requests a minute and at most ${timeoutMs} ms each, no more than ${most} are in flight, got {got}; lower it, or raise requestsPerMinute`;
  return [{ path: ['maxConcurrency'], message }];
}

/** Limits on the time of streamed replies that can never strike. */
function reachableTime(settings: ModelSettings): readonly OptionFault[] {
  const { stream, timeoutMs } = settings;
  const names = ['firstTokenTimeoutMs', 'idleTimeoutMs', 'maxReplyMs'] as const;
  return names.flatMap((option) => {
    const limit = settings[option];
    if (limit === undefined) return [];
    if (stream === false) {
      const message =
        'watches streamed replies only, but stream is false, got {got}; leave it out and set timeoutMs, or leave stream out';
      return [{ path: [option], message }];
    }
    if (timeoutMs === undefined || limit <= timeoutMs) return [];
    const message = `can never strike: timeoutMs ends the whole try after ${timeoutMs} ms, got {got}; lower it, or raise timeoutMs`;
    return [{ path: [option], message }];
  });
}
