import { failureOf } from './failure-of.ts';

/** Statuses that are about who asks, how much or how often; under any other a server may mean the form of a request. */
const otherwise: ReadonlySet<number> = new Set([401, 402, 403, 408, 413, 429, 502, 503, 504]);
const namesRoles =
  /\b(?:system|developer)\b[^.]{0,80}\b(?:role|message|prompt|instruction|turn|supported|enabled|allowed)|\b(?:role|instruction|turn)s?\b[^.]{0,80}\b(?:system|developer|alternat)/iu;

/** Whether a server may have refused a request because of its system turn: worth one try without, which shows it. */
export function mayRefuseSystem(error: unknown): boolean {
  const { status, body = '' } = failureOf(error);
  return status !== null && status >= 400 && !otherwise.has(status) && namesRoles.test(body.slice(0, 5000));
}
