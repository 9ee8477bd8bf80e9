import { APICallError, JSONParseError, TypeValidationError } from 'ai';
import { StreamFailure } from './stream-failure.ts';

/** What an error carries of the response that it is about. */
export interface Failure {
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly body: string | undefined;
  /** The error's own words, where they are not a template around the response. */
  readonly message: string | undefined;
}

/** Returns what can be read from anything that a model or its connection threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof StreamFailure)
    return { status: null, headers: undefined, body: error.body, message: undefined };
  if (APICallError.isInstance(error))
    return {
      status: error.statusCode ?? null,
      headers: error.responseHeaders,
      body: textOf(error.responseBody) ?? errorIn(error.data),
      message: undefined,
    };
  // What no reply looks like may be an error that came in place of one.
  if (TypeValidationError.isInstance(error) && errorIn(error.value) !== undefined)
    return { status: null, headers: undefined, body: errorIn(error.value), message: undefined };
  const message = error instanceof Error && !quotesReply(error) ? wordsOf(error) : undefined;
  return { status: statusIn(error), headers: undefined, body: undefined, message };
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

/** Returns what holds an error as the body of a failed response would; undefined when it holds none. */
export function errorIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const isError =
    ('error' in value && value.error !== null && value.error !== undefined && value.error !== '') ||
    ('type' in value && value.type === 'error') ||
    (!('choices' in value) && 'message' in value && 'code' in value);
  return isError ? JSON.stringify(value) : undefined;
}

/** The error that a body holds, or else the body. */
export function errorMember(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'error' in value ? value.error : value;
}

/** Custom models may throw errors whose message is an object. */
function wordsOf({ message }: { readonly message: unknown }): string | undefined {
  return typeof message === 'string' ? message : undefined;
}

/** The words of these repeat what the model wrote. */
function quotesReply(error: Error): boolean {
  return JSONParseError.isInstance(error) || TypeValidationError.isInstance(error);
}
