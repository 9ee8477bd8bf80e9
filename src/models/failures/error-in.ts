import { isJsonObject } from '../../core/json.ts';
import { complaintOf } from './complaint.ts';
import { readFailureBody } from './failure-body.ts';

type Members = { readonly [name: string]: unknown };

/**
 * Returns the error that a body of status 200 or an event of a stream tells of, alone or beside a reply; undefined when there is none.
 *
 * Decided by structure, since each server has its own names for them:
 *
 * - an `error` that says something, at the top, of a choice, or of the response that an event carries
 * - a list of `errors`, one of which says something
 * - a code that means a status of failure, beside whatever reply
 * - a code that is none, in words that complain of something, as `base_resp` of some servers has it
 *
 * What is said of an unfinished filter inside a choice, of a success (`code: 0`, `error: null`), or deeper, is none.
 */
export function errorIn(value: unknown): unknown {
  if (!isJsonObject(value)) return undefined;
  const { error, errors, type } = value;
  if (saysSomething(error)) return isJsonObject(error) && !tellsStatus(value) ? error : withoutReply(value);
  if (type === 'error' || tellsStatus(value)) return withoutReply(value);
  if (Array.isArray(errors) && errors.some(saysSomething)) return withoutReply(value);
  const { message, code } = value;
  if (!replyNames.some((name) => name in value) && typeof message === 'string' && code !== undefined)
    return value;
  return errorBelow(value) ?? complaintIn(value);
}

/** Returns what holds an error as the body of a failed response would; undefined when it holds none. */
export function errorBody(value: unknown): string | undefined {
  const error = errorIn(value);
  return error === undefined ? undefined : JSON.stringify({ error });
}

/** The members that hold a reply, whose words are nothing that a server says. */
const replyNames: readonly string[] = ['choices', 'candidates', 'output', 'content', 'delta'];

function withoutReply(value: Members): Members {
  const told = Object.entries(value).filter(
    ([name, member]) =>
      !replyNames.includes(name) && name !== 'usage' && !(name === 'message' && isJsonObject(member)),
  );
  return Object.fromEntries(told);
}

/** Whether what is under the name of an error is one: servers write none as null, as nothing, or as a success. */
function saysSomething(error: unknown): boolean {
  if (!isJsonObject(error))
    return Array.isArray(error) ? error.some(saysSomething) : !isNothing(error) && !isSuccess(error);
  const { code } = error;
  if (code !== undefined && code !== null && isSuccess(code)) return false;
  return Object.values(error).some((member) => !isNothing(member));
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === 0 || value === false;
}

function isSuccess(code: unknown): boolean {
  return /^(?:0|2\d\d|ok|success|none)$/iu.test(String(code));
}

function tellsStatus(value: Members): boolean {
  return [value['code'], value['status'], value['status_code'], value['statusCode']].some((code) => {
    const status = typeof code === 'string' && /^\d{3}$/u.test(code) ? Number(code) : code;
    return typeof status === 'number' && status >= 400 && status <= 599;
  });
}

/** The error of a choice, or of the response that an event carries whole. */
function errorBelow({ choices, response }: Members): unknown {
  if (Array.isArray(choices))
    for (const choice of choices) {
      if (!isJsonObject(choice)) continue;
      const { error } = choice;
      if (saysSomething(error)) return error;
    }
  return errorIn(response);
}

/** A code of the server's own, at the top or in a member for it, is believed for the words beside it. */
function complaintIn(value: Members): unknown {
  for (const member of [value, ...Object.values(value)]) {
    if (!isJsonObject(member) || !tellsFailure(member)) continue;
    const said = member === value ? withoutReply(value) : member;
    if (complaintOf(readFailureBody(JSON.stringify({ error: said })), null, null) !== null) return said;
  }
  return undefined;
}

function tellsFailure(member: Members): boolean {
  let hasCode = false;
  let hasWords = false;
  for (const [name, told] of Object.entries(member)) {
    if (/(?:^|_)code$/iu.test(name))
      hasCode ||= !isNothing(told) && !isSuccess(told) && /^-?\d+$/u.test(String(told));
    else if (/(?:message|msg)$/iu.test(name)) hasWords ||= typeof told === 'string' && told !== '';
  }
  return hasCode && hasWords;
}
