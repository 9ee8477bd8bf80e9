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
      body: error.responseBody,
      message: undefined,
    };
  // Errors of other make, such as those of the gateway, carry a status too.
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return {
    status: typeof status === 'number' ? status : null,
    headers: undefined,
    body: undefined,
    message: error instanceof Error && !quotesReply(error) ? wordsOf(error) : undefined,
  };
}

/** Custom models may throw errors whose message is an object. */
function wordsOf({ message }: { readonly message: unknown }): string | undefined {
  return typeof message === 'string' ? message : undefined;
}

/** The words of these repeat what the model wrote. */
function quotesReply(error: Error): boolean {
  return JSONParseError.isInstance(error) || TypeValidationError.isInstance(error);
}
