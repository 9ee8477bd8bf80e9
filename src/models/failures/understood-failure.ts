import { type Complaint, complaintOf, saysOverlong } from './complaint.ts';
import { readFailureBody } from './failure-body.ts';
import { failureOf, type ResponseFailure } from './failure-of.ts';
import { redact } from './redact.ts';
import { StreamFailure } from './stream-failure.ts';
import { resetMs, retryAfterMs } from './waits/retry-after.ts';

/** What an error is told in terms of. */
export interface ErrorContext {
  /** `provider:model`. */
  readonly model: string;
  readonly provider: string;
  /** What was asked: never repeated in a message. */
  readonly withheld: readonly string[];
  /** Returns the keys of the provider as far as they are known by value. @default none */
  readonly secrets?: () => readonly string[];
  readonly now: number;
}

/** What is read out of an error before it is told. */
export interface UnderstoodFailure {
  /** The server's own words as they may be quoted; empty when there are none. */
  readonly said: string;
  readonly status: number | null;
  readonly waitMs: number | null;
  readonly complaint: Complaint;
  /** Whether it is told in a way in which a provider may mean the prompt and not the request. */
  readonly mayMeanThePrompt: boolean;
}

/** Reads what an error says of the response that it is about, and of what that complains. */
export function understood(error: unknown, { withheld, secrets, now }: ErrorContext): UnderstoodFailure {
  const failure = failureOf(error);
  const body = readFailureBody(failure.body ?? asBody(failure), now);
  const words = (body.isFailure ? body.message : null) ?? failure.message ?? '';
  // An error inside a 200 means what its own code says, or what it is about.
  const isOwnStatus = failure.status === null || failure.status < 300;
  const told = isOwnStatus && body.isFailure ? body.status : null;
  // What a gateway was answered itself.
  const passedOn = body.isFailure ? (body.toldStatus ?? body.status) : null;
  const waitMs =
    retryAfterMs(failure.headers, now) ??
    body.waitMs ??
    ((told ?? failure.status) === 429 ? resetMs(failure.headers, now) : null);
  const complainedAs = told ?? (passedOn === 429 ? passedOn : failure.status);
  const complaint = body.isFailure ? complaintOf(body, complainedAs, waitMs) : null;
  const meant = isOwnStatus && complaint !== null ? (statusesOf[complaint] ?? null) : null;
  const status = told ?? meant ?? failure.status;
  const mayMeanThePrompt = promptMayBeMeant(error, status, passedOn, saysOverlong(body));
  return {
    said: quotation(redact(words, withheld, secrets?.())),
    status,
    waitMs,
    complaint,
    mayMeanThePrompt,
  };
}

/** Of an error that tells its status and no body, its own words are what a body would say. */
function asBody({ status, message }: ResponseFailure): string | undefined {
  return status === null || message === undefined ? undefined : JSON.stringify({ error: { message } });
}

/** The status of a complaint that comes without one. */
const statusesOf: { readonly [Of in NonNullable<Complaint>]?: number } = {
  limit: 429,
  key: 401,
  exhausted: 429,
  refused: 400,
  overlong: 400,
};

/** Statuses under which a provider may mean the prompt and not the request; 429 when it alone is above a limit. */
const promptStatuses: ReadonlySet<number> = new Set([400, 403, 413, 422, 429]);

/** A gateway or a server may tell as its own failure what it was refused, or refuses, about one prompt. */
function promptMayBeMeant(
  error: unknown,
  status: number | null,
  passedOn: number | null,
  isOverlong: boolean,
): boolean {
  if (status === null) return error instanceof StreamFailure;
  return promptStatuses.has(status) || (status >= 500 && (isOverlong || promptStatuses.has(passedOn ?? 0)));
}

function quotation(said: string): string {
  return said === '' ? '' : `: "${said}"`;
}
