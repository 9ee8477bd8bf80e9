import { APICallError } from 'ai';

/** A response that says that something failed. */
export interface FailedResponse {
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Makes the error of a response that no package of the AI SDK asked for, as such a package would: `normalizeError` reads it. */
export function failedResponse({ url, status, headers, body }: FailedResponse): APICallError {
  return new APICallError({
    message: `answered ${status}`,
    url,
    requestBodyValues: {},
    statusCode: status,
    responseHeaders: { ...headers },
    responseBody: body,
  });
}
