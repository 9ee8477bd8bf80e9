import { AbortedError, ProviderError, TransportError } from '../errors/index.ts';
import { streamJsonLines } from '../files/rows/stream-json-lines.ts';
import { type FailedResponse, failedResponse } from '../models/failures/failed-response.ts';
import { readFailureBody } from '../models/failures/failure-body.ts';
import { environmentSecrets, secretsIn } from '../models/failures/known-secrets.ts';
import { type CallError, normalizeError } from '../models/failures/normalize-error.ts';
import { retryAfterMs } from '../models/failures/waits/retry-after.ts';
import { chunksOf, type StreamedBody } from './streamed-body.ts';

/** Where a service of batches is, and how it is asked. */
export interface BatchClientOptions {
  /** Name of the provider in messages. */
  readonly name: string;
  /** What paths are added to. Its query, such as `?api-version=v1`, goes with every request. */
  readonly baseURL: string;
  /** Returns the headers of every request, those with keys included. It may throw a `ProviderError`. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** @default the built-in `fetch` */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** One request to a service. */
export interface ClientRequest {
  /** Added to the base URL, or a whole URL. One of another origin is sent none of the headers of the options. */
  readonly path: string;
  /** @default 'GET', or 'POST' when there is a body */
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** What `JSON.stringify` takes. */
  readonly json?: object;
  readonly stream?: StreamedBody;
  readonly abortSignal: AbortSignal;
}

/**
 * Asks a service of batches over HTTP. All of its failures are errors of the library: a `TransportError` for what may pass,
 * a `ProviderError` for what will not, an `AbortedError`. No key appears in them.
 *
 * @example
 * ```ts
 * import { BatchClient } from 'chimera-sdk/batch';
 *
 * const client = new BatchClient({
 *   name: 'acme',
 *   baseURL: 'https://api.acme.example/v1',
 *   headers: () => ({ authorization: `Bearer ${process.env['ACME_API_KEY']}` }),
 * });
 * const batch = await client.json({ path: '/batches/b1', abortSignal: new AbortController().signal });
 * ```
 */
export class BatchClient {
  readonly #options: BatchClientOptions;

  constructor(options: BatchClientOptions) {
    this.#options = options;
  }

  /**
   * Throws what the headers of the options throw, as without a key. Makes no request.
   *
   * @throws {ProviderError} `invalid-key`
   */
  check(): void {
    this.#options.headers();
  }

  /** Resolves with the response, once its status says that all is well. */
  async send({ path, method, headers, json, stream, abortSignal }: ClientRequest): Promise<Response> {
    if (abortSignal.aborted) throw new AbortedError(abortSignal.reason);
    const { fetch = globalThis.fetch, baseURL } = this.#options;
    const url = this.#urlOf(path);
    // An address that the provider named may be elsewhere: no key goes there.
    const own = new URL(url).origin === new URL(baseURL).origin ? this.#options.headers() : {};
    const isPost = json !== undefined || stream !== undefined;
    const init: RequestInit = {
      method: method ?? (isPost ? 'POST' : 'GET'),
      headers: { ...own, ...headers, ...bodyHeaders(json, stream) },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(stream === undefined
        ? {}
        : { body: ReadableStream.from(chunksOf(stream)), duplex: 'half' as const }),
      signal: abortSignal,
    };
    try {
      const response = await fetch(url, init);
      if (response.ok) return response;
      const { status } = response;
      const body = await response.text();
      const failed = { url, status, headers: Object.fromEntries(response.headers), body };
      throw this.refusal(failed, stream === undefined ? [] : await quotedIn(stream, body));
    } catch (error) {
      throw this.#failure(error, abortSignal);
    }
  }

  /** Resolves with what the response says as JSON. */
  async json(request: ClientRequest): Promise<unknown> {
    const response = await this.send(request);
    try {
      return await response.json();
    } catch (error) {
      throw error instanceof SyntaxError ? this.malformed() : this.#failure(error, request.abortSignal);
    }
  }

  /** The lines of a response, each read as JSON, as they come. */
  async *lines(request: ClientRequest): AsyncGenerator<unknown, undefined> {
    const { body } = await this.send(request);
    if (body === null) return;
    try {
      for await (const { value } of streamJsonLines(body)) {
        if (value === undefined) throw this.malformed();
        yield value;
      }
    } catch (error) {
      throw this.#failure(error, request.abortSignal);
    }
  }

  /** Resolves with what the response says, or null when there is nothing at that path. */
  async jsonOrNull(request: ClientRequest): Promise<unknown> {
    try {
      return await this.json(request);
    } catch (error) {
      if (hasStatus(error, [404, 410])) return null;
      throw error;
    }
  }

  /**
   * Returns the error of a response that refused a batch: full queues are told from spent money, and from batches that cannot be.
   *
   * @param withheld - texts of which the error must show nothing
   */
  refusal(response: FailedResponse, withheld: readonly string[] = []): TransportError | ProviderError {
    const { name } = this.#options;
    const { status, body, headers } = response;
    const retryAfter = retryAfterMs(headers, Date.now());
    if (status < 500 && queueIsFull.test(body))
      return new TransportError(
        `${name} takes no more batches for now (its queue for this key is full); wait until batches have ended, or send smaller ones`,
        {
          code: 'rate-limited',
          model: name,
          statusCode: status,
          retryAfterMs: retryAfter,
        },
      );
    if (status === 413)
      return new ProviderError(`${name} answered 413 (batch too large); lower the limits of a batch`, {
        code: 'bad-request',
        model: name,
        statusCode: status,
      });
    const error = this.#normalized(failedResponse(response), withheld);
    // A live call does not wait for an hour; a batch does.
    if (error.code === 'quota-exhausted' && retryAfter !== null && !isAboutMoney.test(body))
      return new TransportError(
        `${name} takes no more batches for now (too many requests); wait until it does`,
        {
          code: 'rate-limited',
          model: name,
          statusCode: status,
          retryAfterMs: retryAfter,
        },
      );
    // Said of a batch, it is not about the one prompt of a call.
    const isAboutPrompt = error.code === 'refused-prompt' || error.code === 'overlong-prompt';
    if (error instanceof ProviderError || (error instanceof TransportError && !isAboutPrompt)) return error;
    return new ProviderError(error.message, { code: 'bad-request', model: name, statusCode: status });
  }

  /** The error of a response that is not what the service's documentation says. */
  malformed(): TransportError {
    const { name } = this.#options;
    return new TransportError(`${name} returned a response about a batch that cannot be read; run again`, {
      code: 'malformed-response',
      model: name,
    });
  }

  #failure(error: unknown, signal: AbortSignal): CallError {
    return signal.aborted ? new AbortedError(signal.reason) : this.#normalized(error);
  }

  #normalized(error: unknown, withheld: readonly string[] = []): CallError {
    const { name, headers } = this.#options;
    const secrets = (): readonly string[] => [...secretsIn(headers()), ...environmentSecrets(process.env)];
    return normalizeError(error, { model: name, provider: name, withheld, secrets, now: Date.now() });
  }

  #urlOf(path: string): string {
    const url = new URL(this.#options.baseURL);
    if (/^https?:/u.test(path)) return path;
    const { pathname, searchParams } = new URL(path, 'http://path');
    url.pathname = `${url.pathname.replace(/(?<!\/)\/+$/u, '')}${pathname}`;
    for (const [name, value] of searchParams) url.searchParams.set(name, value);
    return url.href;
  }
}

/** The quota of what may wait at once: not of money, and not a length of one prompt, though it may be told in tokens. */
const queueIsFull =
  /enqueued|token_limit_exceeded|(?:batch(?:es)?|requests?) (?:in|of) (?:the |this )?(?:processing )?queue|queue[_ ](?:limit|size|full)|too many (?:pending|concurrent|active|batch)|(?:pending|concurrent|active) (?:batch|request)/iu;

const isAboutMoney = /insufficient|billing|balance|credit|payment/iu;

/** No more of a message is looked at, as no more of it is shown. */
const MOST_READ = 400;

/** Returns what a refusal says when it repeats something of what was sent: prompts are not to be seen in errors. */
async function quotedIn({ pieces }: StreamedBody, body: string): Promise<readonly string[]> {
  const { message } = readFailureBody(body);
  const runs = message?.slice(0, MOST_READ).match(/.{24}/gsu) ?? [];
  const escaped = runs.map((run) => JSON.stringify(run).slice(1, -1));
  if (message === null || escaped.length === 0) return [];
  for await (const piece of pieces) if (escaped.some((run) => piece.includes(run))) return [message];
  return [];
}

/** Tells whether an error is the answer of a service with one of these statuses. */
export function hasStatus(error: unknown, statuses: readonly number[]): boolean {
  const isAnswer = error instanceof ProviderError || error instanceof TransportError;
  return isAnswer && error.statusCode !== null && statuses.includes(error.statusCode);
}

function bodyHeaders(
  json: object | undefined,
  stream: StreamedBody | undefined,
): Readonly<Record<string, string>> {
  if (stream !== undefined) return { 'content-type': stream.type, 'content-length': `${stream.bytes}` };
  return json === undefined ? {} : { 'content-type': 'application/json' };
}
