import { durationMs, untilReset, waitInWords } from './waits/told-wait.ts';

/** What the body of a failed response says, however its server and the gateways before it wrapped it. */
export interface FailureBody {
  /** Whether it is one at all, and not a reply that could not be read. */
  readonly isFailure: boolean;
  /** The words about the failure that stand outermost; null when there are none. */
  readonly message: string | null;
  /** All that is said in words, wrapped bodies included. */
  readonly words: string;
  /** Codes, types and reasons, in lower case. */
  readonly codes: ReadonlySet<string>;
  /** Names of all members, in lower case. */
  readonly names: ReadonlySet<string>;
  /** A code that means a status, such as 429 in the body of a 200; null when there is none. */
  readonly status: number | null;
  /** The status that the words tell of, as gateways do that pass on what another server answered; null when they do not. */
  readonly toldStatus: number | null;
  /** The option of the request that is complained of; null when none is named. */
  readonly param: string | null;
  /** Milliseconds to wait, when the body says so; null when it does not. */
  readonly waitMs: number | null;
}

const deepest = 6;
/** A body is read for what it says about a failure; one that is longer than this says something else. */
const mostMembers = 400;

/** Reads a body. Providers agree on little more than that it is JSON and has an `error` somewhere. */
export function readFailureBody(body: string | undefined, now = 0): FailureBody {
  const parsed = parse(body);
  const members = membersOf(parsed, deepest).slice(0, mostMembers);
  const texts = members.flatMap(({ name, value }) =>
    typeof value === 'string' && !notWords.has(name) ? [value] : [],
  );
  return {
    isFailure:
      (memberOf(parsed, 'error') ?? null) !== null ||
      !replyNames.some((name) => (memberOf(parsed, name) ?? null) !== null),
    message: messageOf(parsed) ?? firstMessage(members),
    words: texts.join('\n').slice(0, 20_000),
    codes: new Set(
      members.flatMap(({ name, value }) =>
        isCodeName.test(name) && (typeof value === 'string' || typeof value === 'number')
          ? [String(value).toLowerCase()]
          : [],
      ),
    ),
    names: new Set(members.map(({ name }) => name)),
    status: statusIn(members),
    toldStatus: toldStatusIn(texts),
    param: paramOf(members),
    waitMs: waitIn(members, texts, now),
  };
}

/** What a reply has, and a failure has not, or only beside an `error`. */
const replyNames: readonly string[] = ['choices', 'candidates', 'output', 'content'];

/** `code`, `error_type`, `blockReason`, `quotaId`. */
const isCodeName = /(?:code|type|status|reason|quotaid)$|^name$/u;
const isMessageName = /message$|msg$|^detail$|^error$/u;
const statusNames: ReadonlySet<string> = new Set(['code', 'status', 'status_code', 'statuscode']);
/** Members that hold what was asked or written, or ids. */
const notWords: ReadonlySet<string> = new Set([
  'failed_generation',
  'request_id',
  'id',
  'user_id',
  'model',
  'param',
  'prompt',
  'content',
]);
/** Members that repeat the request. */
const ofRequest: ReadonlySet<string> = new Set(['input', 'body', 'messages', 'request', 'failed_generation']);

interface Member {
  readonly name: string;
  readonly value: unknown;
}

/** All members of a value, outermost first; a text that is JSON itself is a wrapped body. */
function membersOf(value: unknown, depth: number): readonly Member[] {
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value).map(([name, member]: [string, unknown]) => ({
    name: name.toLowerCase(),
    value: member,
  }));
  const below = own.filter(({ name, value }) => !ofRequest.has(name) || typeof value === 'string');
  return [...own, ...below.flatMap((member) => membersOf(unwrapped(member.value), depth - 1))];
}

/** Gateways put what they were answered into their own words, whole or behind an introduction. */
function unwrapped(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const start = value.search(/[{[]/u);
  if (start < 0) return value;
  return parse(value.slice(start, Math.max(value.lastIndexOf('}'), value.lastIndexOf(']')) + 1));
}

function parse(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

function messageOf(parsed: unknown): string | null {
  const error = memberOf(parsed, 'error') ?? parsed;
  const candidates = [
    error,
    memberOf(error, 'message'),
    memberOf(error, 'detail'),
    memberOf(parsed, 'message'),
  ];
  const message = candidates.find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof message === 'string' ? message : null;
}

/** The outermost words in a member that is named after them, as in a list of errors. */
function firstMessage(members: readonly Member[]): string | null {
  for (const { name, value } of members)
    if (isMessageName.test(name) && typeof value === 'string' && value.trim() !== '') return value;
  return null;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function statusIn(members: readonly Member[]): number | null {
  for (const { name, value } of members) {
    if (!statusNames.has(name)) continue;
    const status = typeof value === 'string' && /^\d{3}$/u.test(value) ? Number(value) : value;
    if (typeof status === 'number' && status >= 400 && status <= 599) return status;
  }
  return null;
}

function toldStatusIn(texts: readonly string[]): number | null {
  for (const text of texts) {
    const found = told.exec(text);
    if (found !== null) return Number(found[1] ?? found[2]);
  }
  return null;
}

/** `Error code: 400`, `status 429`, `400 Bad Request`. */
const told =
  /\b(?:status|code|http)\b[\s:=(]{1,4}(?:code[\s:=(]{1,4})?([45]\d\d)\b|\b([45]\d\d) (?:Bad Request|Forbidden|Unauthorized|Payment Required|Not Found|Request Entity Too Large|Payload Too Large|Content Too Large|Unprocessable|Too Many Requests)/iu;

function paramOf(members: readonly Member[]): string | null {
  const param = members.find(({ name, value }) => name === 'param' && typeof value === 'string')?.value;
  return typeof param === 'string' ? param : null;
}

function waitIn(members: readonly Member[], texts: readonly string[], now: number): number | null {
  for (const { name, value } of members) {
    if (/^retry_?after_?ms$/u.test(name) && typeof value === 'number') return value;
    if (!/^(?:retry_?after(?:_seconds)?|retry-after|retry_?delay)$/u.test(name)) continue;
    if (typeof value === 'number') return value * 1000;
    const told = typeof value === 'string' ? durationMs(value.trim()) : null;
    if (told !== null) return told;
  }
  const resets = members.flatMap(({ name, value }) =>
    /reset/u.test(name) ? (untilReset(value, now) ?? []) : [],
  );
  if (resets.length > 0) return Math.max(...resets);
  return texts.map((text) => waitInWords(text, now)).find((wait) => wait !== null) ?? null;
}
