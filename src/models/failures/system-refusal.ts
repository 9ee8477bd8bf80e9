import { failureOf } from './failure-of.ts';

const statuses: ReadonlySet<number> = new Set([400, 404, 422, 500, 501]);
const namesRoles =
  /\b(?:system|developer)\b[^.]{0,80}\b(?:role|message|prompt|instruction|turn|supported|enabled|allowed)|\b(?:role|instruction|turn)s?\b[^.]{0,80}\b(?:system|developer|alternat)/iu;

/** Whether a server may have refused a request because of its system turn: worth one try without, which shows it. */
export function mayRefuseSystem(error: unknown): boolean {
  const { status, body = '' } = failureOf(error);
  return status !== null && statuses.has(status) && namesRoles.test(body.slice(0, 5000));
}
