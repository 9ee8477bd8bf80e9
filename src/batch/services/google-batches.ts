import { checkOptions } from '../../options/check-options.ts';
import { type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import { BatchClient, hasStatus } from '../batch-client.ts';
import type {
  BatchCounts,
  BatchInput,
  BatchResult,
  BatchService,
  BatchServiceOptions,
  BatchState,
  FoundBatch,
  SoughtBatch,
} from '../batch-service.ts';
import { listAt, memberAt, numberAt, textAt } from '../members.ts';
import { repeatable, type StreamedBody, streamedBody } from '../streamed-body.ts';
import { googleLine } from './google-line.ts';
import { apiKeyOf, type BatchServiceSettings, settingsShape } from './service-options.ts';

const schema: OptionSchema = optionsSchema<BatchServiceSettings>(settingsShape);

/**
 * The batch mode of the Gemini API, for models of `google`. Small batches go with the request that starts them, others as a file.
 *
 * @throws {ConfigurationError} When an option cannot work.
 *
 * @example
 * ```ts
 * import { googleBatches } from 'chimera-sdk/batch';
 *
 * const service = googleBatches();
 * ```
 */
export function googleBatches(options: BatchServiceSettings = {}): BatchService {
  checkOptions(schema, options, 'googleBatches');
  return new GoogleBatches(options);
}

/** Larger batches go as a file; the provider takes 20 MB with a request. */
const MOST_INLINE_BYTES = 15_000_000;

class GoogleBatches implements BatchService {
  readonly name = 'google';
  readonly baseURL: string;
  readonly endpoints: readonly string[] = ['/models/{model}:generateContent'];
  readonly limits = { requests: 100_000, bytes: 2_000_000_000 };
  readonly #client: BatchClient;
  /** Files go and come by paths before the version. */
  readonly #files: BatchClient;

  constructor({ apiKey, baseURL, headers, fetch }: BatchServiceSettings) {
    const { name } = this;
    this.baseURL = (baseURL ?? 'https://generativelanguage.googleapis.com/v1beta').replace(
      /(?<!\/)\/+$/u,
      '',
    );
    const shared = {
      name,
      headers: () => ({
        'x-goog-api-key': apiKeyOf(name, apiKey, ['GOOGLE_GENERATIVE_AI_API_KEY']),
        ...headers,
      }),
      fetch,
    };
    this.#client = new BatchClient({ ...shared, baseURL: this.baseURL });
    this.#files = new BatchClient({ ...shared, baseURL: this.baseURL.replace(/\/v1[a-z0-9]*$/u, '') });
  }

  check(): void {
    this.#client.check();
  }

  async start(input: BatchInput, { abortSignal }: BatchServiceOptions): Promise<{ readonly id: string }> {
    const path = `/models/${encodeURIComponent(input.model)}:batchGenerateContent`;
    const inline = await streamedBody(
      'application/json',
      repeatable(() => inlinePieces(input)),
    );
    const id = textAt(
      inline.bytes <= MOST_INLINE_BYTES
        ? await this.#client.json({ path, stream: inline, abortSignal })
        : await this.#client.json({
            path,
            json: {
              batch: { displayName: nameOf(input.tag), inputConfig: await this.#upload(input, abortSignal) },
            },
            abortSignal,
          }),
      'name',
    );
    if (id === null) throw this.#client.malformed();
    return { id };
  }

  async find({ tag, known }: SoughtBatch, { abortSignal }: BatchServiceOptions): Promise<FoundBatch> {
    // The order of the list is not promised, so that all of it is read.
    for (let token: string | null = null; ; ) {
      const path: string = `/batches?pageSize=100${token === null ? '' : `&pageToken=${encodeURIComponent(token)}`}`;
      const page = await this.#client.json({ path, abortSignal });
      for (const operation of listAt(page, 'operations')) {
        const id = textAt(operation, 'name');
        if (id !== null && !known.has(id) && tagOf(operation) === tag) return { kind: 'found', id };
      }
      token = textAt(page, 'nextPageToken');
      if (token === null) return { kind: 'absent' };
    }
  }

  async look(id: string, { abortSignal }: BatchServiceOptions): Promise<BatchState> {
    const operation = await this.#client.jsonOrNull({ path: `/${id}`, abortSignal });
    if (operation === null) return { status: 'missing' };
    const { tag, counts } = { tag: tagOf(operation), counts: countsOf(operation) };
    const state = /(?:BATCH|JOB)_STATE_(\w+)/u.exec(textAt(operation, 'metadata', 'state') ?? '')?.[1];
    const hasOutput = outputsOf(operation).length > 0 || fileOf(operation) !== null;
    switch (state) {
      case 'EXPIRED':
        return { status: 'expired', tag, counts };
      case 'CANCELLED':
        return { status: 'cancelled', tag, counts };
      case 'SUCCEEDED':
      case 'PARTIALLY_SUCCEEDED':
        return { status: 'ended', tag, counts };
      case 'FAILED':
        return hasOutput ? { status: 'ended', tag, counts } : this.#refused(operation);
      default:
        if (memberAt(operation, 'done') !== true) return { status: 'working', tag, counts, endsBefore: null };
        return memberAt(operation, 'error') === undefined
          ? { status: 'ended', tag, counts }
          : this.#refused(operation);
    }
  }

  async *results(id: string, { abortSignal }: BatchServiceOptions): AsyncGenerator<BatchResult, undefined> {
    const operation = await this.#client.jsonOrNull({ path: `/${id}`, abortSignal });
    const file = fileOf(operation);
    const path = `/download/v1beta/${file}:download?alt=media`;
    const lines = file === null ? outputsOf(operation) : this.#files.lines({ path, abortSignal });
    for await (const line of lines) {
      const result = googleLine(line);
      if (result === null) throw this.#client.malformed();
      yield result;
    }
  }

  async cancel(id: string, { abortSignal }: BatchServiceOptions): Promise<void> {
    await this.#client
      .send({ path: `/${id}:cancel`, method: 'POST', abortSignal })
      .catch((error: unknown) => {
        // It has ended meanwhile.
        if (!hasStatus(error, [400, 404, 409])) throw error;
      });
  }

  /** Sends the requests as a file, by the protocol of resumable uploads in one piece. */
  async #upload(input: BatchInput, abortSignal: AbortSignal): Promise<{ readonly fileName: string }> {
    const stream: StreamedBody = await streamedBody(
      'application/jsonl',
      repeatable(() => linesOf(input)),
    );
    const opened = await this.#files.send({
      path: '/upload/v1beta/files',
      headers: {
        'x-goog-upload-protocol': 'resumable',
        'x-goog-upload-command': 'start',
        'x-goog-upload-header-content-length': `${stream.bytes}`,
        'x-goog-upload-header-content-type': 'application/jsonl',
      },
      json: { file: { display_name: nameOf(input.tag) } },
      abortSignal,
    });
    const path = opened.headers.get('x-goog-upload-url');
    if (path === null) throw this.#files.malformed();
    const headers = { 'x-goog-upload-offset': '0', 'x-goog-upload-command': 'upload, finalize' };
    const fileName = textAt(await this.#files.json({ path, headers, stream, abortSignal }), 'file', 'name');
    if (fileName === null) throw this.#files.malformed();
    return { fileName };
  }

  #refused(operation: unknown): BatchState {
    const error = memberAt(operation, 'error') ?? { message: 'the batch failed' };
    const refused = { url: this.baseURL, status: 400, headers: {}, body: JSON.stringify({ error }) };
    return { status: 'refused', tag: tagOf(operation), error: this.#client.refusal(refused) };
  }
}

function nameOf(tag: string): string {
  return `chimera-${tag}`;
}

async function* inlinePieces({ tag, requests }: BatchInput): AsyncGenerator<string, undefined> {
  let before = `{"batch":{"displayName":"${nameOf(tag)}","inputConfig":{"requests":{"requests":[`;
  for await (const { id, body } of requests) {
    yield `${before}{"request":${body},"metadata":{"key":"${id}"}}`;
    before = ',';
  }
  yield ']}}}}';
}

async function* linesOf({ requests }: BatchInput): AsyncGenerator<string, undefined> {
  for await (const { id, body } of requests) yield `{"key":"${id}","request":${body}}\n`;
}

function tagOf(operation: unknown): string | null {
  const name = textAt(operation, 'metadata', 'displayName');
  return name?.startsWith('chimera-') === true ? name.slice('chimera-'.length) : null;
}

function countsOf(operation: unknown): BatchCounts {
  const stats = memberAt(operation, 'metadata', 'batchStats');
  return {
    total: numberAt(stats, 'requestCount'),
    answered: numberAt(stats, 'successfulRequestCount'),
    failed: numberAt(stats, 'failedRequestCount'),
  };
}

/** Where the operation may say what came out. */
const outputs: readonly (readonly string[])[] = [
  ['metadata', 'output'],
  ['response'],
  ['response', 'output'],
];

function fileOf(operation: unknown): string | null {
  return (
    outputs.map((path) => textAt(operation, ...path, 'responsesFile')).find((name) => name !== null) ?? null
  );
}

function outputsOf(operation: unknown): readonly unknown[] {
  const lists = outputs.map((path) => listAt(operation, ...path, 'inlinedResponses', 'inlinedResponses'));
  return lists.find((list) => list.length > 0) ?? [];
}
