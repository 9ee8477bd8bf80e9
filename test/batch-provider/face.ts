import type { BatchHost } from './batch-host.ts';

/** A request as a face reads it. */
export interface FaceRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface FaceResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or a text as it is. */
  readonly body: unknown;
}

/** One provider's protocol of batches. */
export interface Face {
  readonly name: string;
  /** The header that must hold the key. */
  readonly keyHeader: string;
  /** What all of its paths begin with, before those of the real provider. */
  readonly root: string;
  /** Answers what is asked about batches and files; null for any other path. */
  readonly handle: (request: FaceRequest, host: BatchHost) => FaceResponse | null;
  /** An error of this provider. */
  readonly error: (status: number, message: string, code: string) => unknown;
}

/** What the form of an upload holds as its file. */
export function fileIn({ text, headers }: FaceRequest): string {
  const boundary = /boundary=(\S+)/u.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const part = text.split(`--${boundary}`).find((each) => each.includes('name="file"')) ?? '';
  return part.slice(part.indexOf('\r\n\r\n') + 4).replace(/\r\n$/u, '');
}

export function linesIn(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}

export function asLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

export const sentences: Readonly<Record<400 | 429 | 500, readonly [code: string, message: string]>> = {
  400: ['invalid_request', 'This request cannot be served.'],
  429: ['rate_limit_exceeded', 'Rate limit reached.'],
  500: ['server_error', 'The server had an error.'],
};
