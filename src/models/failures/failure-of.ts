import { APICallError, JSONParseError, TypeValidationError } from 'ai';
import { errorBody } from './error-in.ts';
import { StreamFailure } from './stream-failure.ts';

/** What an error carries of the response that it is about. */
export interface ResponseFailure {
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly body: string | undefined;
  /** The error's own words, where they are not a template around the response. */
  readonly message: string | undefined;
}

/** Returns what can be read from anything that a model or its connection threw. */
export function failureOf(error: unknown): ResponseFailure {
  if (error instanceof StreamFailure)
    return { status: null, headers: undefined, body: error.body, message: undefined };
  if (APICallError.isInstance(error))
    return {
      status: error.statusCode ?? null,
      headers: error.responseHeaders,
      body: refusedError(error.cause) ?? textOf(error.responseBody) ?? errorBody(error.data),
      message: undefined,
    };
  // What no reply looks like may be an error that came instead of one.
  const inPlace = refusedError(error);
  if (inPlace !== undefined) return { status: null, headers: undefined, body: inPlace, message: undefined };
  const message = error instanceof Error && !quotesReply(error) ? wordsOf(error) : undefined;
  return { status: statusIn(error), headers: undefined, body: undefined, message };
}

/** The error in what a client refused for its type, alone or beside a reply. */
function refusedError(error: unknown): string | undefined {
  return TypeValidationError.isInstance(error) ? errorBody(error.value) : undefined;
}

/**
 * The status that an error of another make carries, such as those of the gateway, or one of its causes: clients of servers wrap
 * their errors, and each names it in its own way.
 */
function statusIn(error: unknown): number | null {
  let current = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    for (const name of statusNames) {
      const told: unknown = Reflect.get(current, name);
      const status = typeof told === 'string' ? Number(told) : told;
      if (typeof status !== 'number') continue;
      if (Number.isInteger(status) && status >= 300 && status <= 599) return status;
    }
    current = 'cause' in current ? current.cause : null;
  }
  return null;
}

const statusNames = ['statusCode', 'status_code', 'status'] as const;

/** Some clients hand on a body that they have parsed. */
function textOf(body: unknown): string | undefined {
  return typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
}

/** Custom models may throw errors whose message is an object. */
function wordsOf({ message }: { readonly message: unknown }): string | undefined {
  return typeof message === 'string' ? message : undefined;
}

/** The words of these repeat what the model wrote. */
function quotesReply(error: Error): boolean {
  return JSONParseError.isInstance(error) || TypeValidationError.isInstance(error);
}
