import type { ModelSettings } from '../core/model.ts';
import type { ConfigurationIssue } from '../errors/index.ts';
import { defaultTimeoutMs } from './default-timeout.ts';

/** Lists limits of one model that contradict one another, when each of them is valid by itself. */
export function limitIssues(settings: ModelSettings): readonly ConfigurationIssue[] {
  return [...tokenIssues(settings), ...concurrencyIssues(settings)];
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
