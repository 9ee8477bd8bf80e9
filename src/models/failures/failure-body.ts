import { durationMs, untilReset, waitInWords } from './told-wait.ts';

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
      memberOf(parsed, 'error') !== undefined ||
      !replyNames.some((name) => memberOf(parsed, name) !== undefined),
    message: messageOf(parsed),
    words: texts.join('\n').slice(0, 20_000),
    codes: new Set(
      members.flatMap(({ name, value }) =>
        codeNames.has(name) && (typeof value === 'string' || typeof value === 'number')
          ? [String(value).toLowerCase()]
          : [],
      ),
    ),
    names: new Set(members.map(({ name }) => name)),
    status: statusIn(members),
    param: paramOf(members),
    waitMs: waitIn(members, texts, now),
  };
}

/** What a reply has, and a failure has not, or only beside an `error`. */
const replyNames: readonly string[] = ['choices', 'candidates', 'output', 'content'];

const codeNames: ReadonlySet<string> = new Set([
  'code',
  'type',
  'status',
  'reason',
  'error_type',
  'finish_reason',
  'quotaid',
  'name',
]);
const statusNames: ReadonlySet<string> = new Set(['code', 'status', 'status_code', 'statuscode']);
/** Members that hold what was asked or written, or ids. */
const notWords: ReadonlySet<string> = new Set([
  'failed_generation',
  'request_id',
  'id',
  'user_id',
  'model',
  'param',
]);

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
  return [...own, ...own.flatMap((member) => membersOf(unwrapped(member.value), depth - 1))];
}

function unwrapped(value: unknown): unknown {
  return typeof value === 'string' && /^\s*[{[]/u.test(value) ? parse(value) : value;
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
