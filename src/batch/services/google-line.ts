import type { BatchResult } from '../batch-service.ts';
import { memberAt, numberAt, textAt } from '../members.ts';

/** Reads a result of a Gemini batch, of a file or within its operation; null for anything else. */
export function googleLine(line: unknown): BatchResult | null {
  const id = textAt(line, 'key') ?? textAt(line, 'metadata', 'key');
  if (id === null) return null;
  const headers = { 'content-type': 'application/json' };
  const error = memberAt(line, 'error');
  const response = memberAt(line, 'response');
  if (error === undefined || error === null)
    return response === undefined || response === null
      ? { kind: 'unanswered', id, why: 'failed' }
      : { kind: 'answered', id, status: 200, headers, body: JSON.stringify(response) };
  const code = numberAt(error, 'code') ?? UNKNOWN;
  if (code === CANCELLED || code === 499) return { kind: 'unanswered', id, why: 'cancelled' };
  const message = textAt(error, 'message') ?? 'the request failed';
  if (/\bexpired\b/iu.test(message) && (code === DEADLINE || code === 504))
    return { kind: 'unanswered', id, why: 'expired' };
  // A live request would be answered with the status that the code stands for.
  const status = code >= 400 && code <= 599 ? code : (statuses[code] ?? 500);
  const body = { error: { code: status, message, status: textAt(error, 'status') ?? 'UNKNOWN' } };
  return { kind: 'answered', id, status, headers, body: JSON.stringify(body) };
}

const CANCELLED = 1;
const UNKNOWN = 2;
const DEADLINE = 4;

/** The HTTP statuses of the codes of gRPC. */
const statuses: Readonly<Record<number, number>> = {
  3: 400,
  4: 504,
  5: 404,
  6: 409,
  7: 403,
  8: 429,
  9: 400,
  10: 409,
  11: 400,
  12: 501,
  14: 503,
  16: 401,
};
