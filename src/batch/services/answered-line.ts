import type { BatchResult } from '../batch-service.ts';
import { memberAt, numberAt, textAt } from '../members.ts';

/** Reads a line of results as OpenAI and Mistral write it; null for any other line. */
export function answeredLine(line: unknown): BatchResult | null {
  const id = textAt(line, 'custom_id');
  if (id === null) return null;
  const status = numberAt(line, 'response', 'status_code');
  const body = memberAt(line, 'response', 'body');
  // A status that is not an HTTP status, such as 0, stands for a request that came to nothing.
  if (status === null || status < 200 || status > 599 || body === undefined || body === null)
    return { kind: 'unanswered', id, why: reasonOf(textAt(line, 'error', 'code') ?? '') };
  const requestId = textAt(line, 'response', 'request_id');
  return {
    kind: 'answered',
    id,
    status,
    headers: {
      'content-type': 'application/json',
      ...(requestId === null ? {} : { 'x-request-id': requestId }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

function reasonOf(code: string): 'expired' | 'cancelled' | 'failed' {
  if (/expired|timeout/iu.test(code)) return 'expired';
  return /cancel/iu.test(code) ? 'cancelled' : 'failed';
}
