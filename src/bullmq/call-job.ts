import type { CallOrder, CarriedReply } from '../core/call-carrier.ts';
import { isJsonObject, type JsonValue } from '../core/json.ts';
import { isWholeReply, plainReply } from '../core/reply.ts';
import { VERSION } from '../core/version.ts';
import { failureData, failureFrom } from './failure-data.ts';

/** What a job says to its worker. */
export interface CallJob {
  readonly version: string;
  readonly order: CallOrder;
}

/** What became of a try. */
export type TryOutcome =
  | { readonly kind: 'reply'; readonly reply: CarriedReply }
  | { readonly kind: 'failure'; readonly error: Error };

export function callJob(order: CallOrder): CallJob {
  return { version: VERSION, order };
}

/** Returns an outcome as the value of a job. */
export function outcomeData(outcome: TryOutcome): JsonValue {
  if (outcome.kind === 'failure') return { failure: failureData(outcome.error) };
  const { reply } = outcome;
  return { reply: { ...plainReply(reply), usage: { ...reply.usage }, headers: limitHeaders(reply.headers) } };
}

/** Reads the value of a job; null when it is not ours. */
export function outcomeFrom(value: string, order: CallOrder): TryOutcome | null {
  const data: unknown = parsed(value);
  if (!isJsonObject(data)) return null;
  const { reply, failure } = data;
  if (failure !== undefined) return { kind: 'failure', error: failureFrom(failure, order.model) };
  if (!isWholeReply(reply)) return null;
  return { kind: 'reply', reply: { ...plainReply(reply), headers: headersFrom(reply) } };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** Only what tells limits goes on its way: other headers name accounts and set cookies. */
const aboutLimits = /^(?:retry-after(?:-ms)?|(?:x|anthropic)-ratelimit-[\w-]+)$/i;

function limitHeaders(headers: CarriedReply['headers']): { readonly [name: string]: string } | null {
  const kept = Object.entries(headers ?? {}).filter(([name]) => aboutLimits.test(name));
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

function headersFrom(reply: object): { readonly [name: string]: string } | null {
  const headers = 'headers' in reply ? reply.headers : null;
  if (!isJsonObject(headers)) return null;
  const texts = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return Object.fromEntries(texts);
}
