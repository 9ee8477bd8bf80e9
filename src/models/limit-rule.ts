import type { ModelSettings } from '../core/model.ts';
import type { ConfigurationIssue } from '../errors/index.ts';
import { defaultTimeoutMs } from './default-timeout.ts';

/** Lists limits of one model that contradict one another, when each of them is valid by itself. */
export function limitIssues(settings: ModelSettings): readonly ConfigurationIssue[] {
  return [...tokenIssues(settings), ...concurrencyIssues(settings), ...silenceIssues(settings)];
}

function tokenIssues({ tokensPerMinute, maxOutputTokens }: ModelSettings): readonly ConfigurationIssue[] {
  const isApart = typeof tokensPerMinute === 'object';
  const limit = isApart ? tokensPerMinute.output : tokensPerMinute;
  if (limit === undefined || maxOutputTokens === undefined || limit >= maxOutputTokens) return [];
  const option = isApart ? 'tokensPerMinute.output' : 'tokensPerMinute';
  const message = `must have room for one reply, but maxOutputTokens allows ${maxOutputTokens} tokens, got ${limit}; raise it, or lower maxOutputTokens`;
  return [{ option, message }];
}

function concurrencyIssues({
  maxConcurrency,
  requestsPerMinute,
  timeoutMs = defaultTimeoutMs,
}: ModelSettings): readonly ConfigurationIssue[] {
  if (maxConcurrency === undefined || requestsPerMinute === undefined) return [];
  const most = Math.max(1, Math.ceil((requestsPerMinute * timeoutMs) / 60_000));
  if (maxConcurrency <= most) return [];
  const message = `can never be used: at ${requestsPerMinute} requests a minute and at most ${timeoutMs} ms each, no more than ${most} are in flight, got ${maxConcurrency}; lower it, or raise requestsPerMinute`;
  return [{ option: 'maxConcurrency', message }];
}

/** Limits on silence that can never strike. */
function silenceIssues(settings: ModelSettings): readonly ConfigurationIssue[] {
  const { stream, timeoutMs } = settings;
  const names = ['firstTokenTimeoutMs', 'idleTimeoutMs'] as const;
  return names.flatMap((option) => {
    const limit = settings[option];
    if (limit === undefined) return [];
    if (stream === false) {
      const message = `watches streamed replies only, but stream is false, got ${limit}; leave it out and set timeoutMs, or leave stream out`;
      return [{ option, message }];
    }
    if (timeoutMs === undefined || limit <= timeoutMs) return [];
    const message = `can never strike: timeoutMs ends the whole try after ${timeoutMs} ms, got ${limit}; lower it, or raise timeoutMs`;
    return [{ option, message }];
  });
}
