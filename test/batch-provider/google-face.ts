import { z } from 'zod';
import type { BatchHost, HeldBatch, HeldResult } from './batch-host.ts';
import { asLines, type Face, type FaceRequest, type FaceResponse, linesIn, sentences } from './face.ts';
import { googleProtocol } from './google-protocol.ts';

const request = z.looseObject({ contents: z.array(z.unknown()) });

const newBatch = z.strictObject({
  batch: z.strictObject({
    displayName: z.string(),
    inputConfig: z.union([
      z.strictObject({
        requests: z.strictObject({
          requests: z.array(z.strictObject({ request, metadata: z.strictObject({ key: z.string() }) })),
        }),
      }),
      z.strictObject({ fileName: z.string() }),
    ]),
  }),
});

const line = z.strictObject({ key: z.string(), request });

/** Gemini: a long-running operation, whose requests and results are in it or in files. */
export const googleFace: Face = {
  name: 'google',
  keyHeader: 'x-goog-api-key',
  root: '/google',
  handle: (asked, host) => {
    const { path, method } = asked;
    const model = /^\/v1beta\/models\/([^/:]+):batchGenerateContent$/u.exec(path)?.[1];
    if (model !== undefined && method === 'POST') return start(asked, host, decodeURIComponent(model));
    if (path === '/upload/v1beta/files') return upload(asked, host);
    const file = /^\/download\/v1beta\/files\/([^/:]+):download$/u.exec(path)?.[1];
    if (file !== undefined) return download(host, file);
    if (path === '/v1beta/batches') return list(asked, host);
    const [, id, action] = /^\/v1beta\/(batches\/[^/:]+)(?::(cancel))?$/u.exec(path) ?? [];
    if (id === undefined) return null;
    const batch = action === 'cancel' ? host.batchOf('google', id) : host.look('google', id);
    if (batch === null)
      return { status: 404, body: error(404, 'Requested entity was not found.', 'NOT_FOUND') };
    if (action !== 'cancel') return { body: shown(batch) };
    host.cancel(batch);
    return { body: {} };
  },
  error,
};

const words: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
};

function error(code: number, message: string, status: string): object {
  return { error: { code, message, status: words[code] ?? status } };
}

function start({ text }: FaceRequest, host: BatchHost, model: string): FaceResponse {
  const read = newBatch.safeParse(JSON.parse(text));
  if (!read.success) return { status: 400, body: error(400, read.error.message, 'INVALID_ARGUMENT') };
  const { displayName, inputConfig } = read.data.batch;
  const held = requestsIn(inputConfig, host);
  if (held === null)
    return { status: 400, body: error(400, 'The input file cannot be read.', 'INVALID_ARGUMENT') };
  if (host.isTooLarge(held.length, text.length))
    return { status: 400, body: error(400, 'Request payload size exceeds the limit.', 'INVALID_ARGUMENT') };
  if (host.isFull(held.length))
    return {
      status: 429,
      body: error(429, 'Enqueued tokens of batch requests exceed the quota.', 'RESOURCE_EXHAUSTED'),
    };
  const requests = held.map(({ id, body }) => ({ id, body: { ...body, model } }));
  const tag = displayName.replace(/^chimera-/u, '');
  const isFile = 'fileName' in inputConfig;
  const batch = host.start(
    { face: 'google', protocol: googleProtocol, tag, model, endpoint: isFile ? 'file' : 'inline', requests },
    'batches/',
  );
  return { body: { name: batch.id, metadata: metadataOf(batch) } };
}

function requestsIn(
  config: z.infer<typeof newBatch>['batch']['inputConfig'],
  host: BatchHost,
): readonly { readonly id: string; readonly body: object }[] | null {
  if ('requests' in config)
    return config.requests.requests.map(({ request: body, metadata }) => ({ id: metadata.key, body }));
  const content = host.files.get(config.fileName.replace(/^files\//u, ''));
  if (content === undefined) return null;
  const lines = linesIn(content).map((each) => line.safeParse(each));
  const sound = lines.flatMap(({ data }) => data ?? []);
  return sound.length < lines.length ? null : sound.map(({ key: id, request: body }) => ({ id, body }));
}

function upload({ headers, query, text }: FaceRequest, host: BatchHost): FaceResponse {
  const command = headers['x-goog-upload-command'] ?? '';
  if (command === 'start') {
    const url = `http://${headers['host'] ?? ''}/google/upload/v1beta/files?upload_id=1`;
    return { headers: { 'x-goog-upload-url': url }, body: {} };
  }
  if (command !== 'upload, finalize' || query.get('upload_id') === null)
    return { status: 400, body: error(400, 'Unknown upload command.', 'INVALID_ARGUMENT') };
  return { body: { file: { name: `files/${host.keep(text)}` } } };
}

function download(host: BatchHost, file: string): FaceResponse {
  const batch = host.batchOf('google', `batches/${file.replace(/^output-/u, '')}`);
  if (batch === null) return { status: 404, body: error(404, 'No such file.', 'NOT_FOUND') };
  return { body: asLines(batch.results.map((result) => ({ key: result.id, ...outcomeOf(result) }))) };
}

function list({ query }: FaceRequest, host: BatchHost): FaceResponse {
  const all = host.listed('google');
  const from = Number(query.get('pageToken') ?? 0);
  const to = from + Number(query.get('pageSize') ?? 50);
  const operations = all.slice(from, to).map((batch) => ({ name: batch.id, metadata: metadataOf(batch) }));
  return { body: { operations, ...(to < all.length ? { nextPageToken: `${to}` } : {}) } };
}

function shown(batch: HeldBatch): object {
  const { id, status, endpoint, results } = batch;
  const base = { name: id, metadata: metadataOf(batch) };
  if (status === 'working') return base;
  if (status === 'refused')
    return { ...base, done: true, error: { code: 3, message: 'The batch cannot be processed.' } };
  const output =
    endpoint === 'file'
      ? { responsesFile: `files/output-${id.slice('batches/'.length)}` }
      : {
          inlinedResponses: {
            inlinedResponses: results.map((result) => ({
              metadata: { key: result.id },
              ...outcomeOf(result),
            })),
          },
        };
  return { ...base, metadata: { ...metadataOf(batch), output }, done: true, response: output };
}

const codes = { 400: 3, 429: 8, 500: 13 } as const;

function outcomeOf(result: HeldResult): object {
  switch (result.kind) {
    case 'reply':
      return { response: result.body };
    case 'error':
      return { error: { code: codes[result.status], message: sentences[result.status][1] } };
    case 'nothing':
      return {
        error:
          result.why === 'expired'
            ? { code: 4, message: 'The batch expired before this request.' }
            : { code: 1, message: 'The batch was cancelled.' },
      };
  }
}

const states = {
  working: 'RUNNING',
  ended: 'SUCCEEDED',
  expired: 'EXPIRED',
  cancelled: 'CANCELLED',
  refused: 'FAILED',
} as const;

function metadataOf({ tag, model, status, requests, results, createdAt }: HeldBatch): object {
  const successful = results.filter(({ kind }) => kind === 'reply').length;
  return {
    model: `models/${model}`,
    displayName: `chimera-${tag}`,
    state: `BATCH_STATE_${states[status]}`,
    createTime: new Date(createdAt * 1000).toISOString(),
    batchStats: {
      requestCount: `${requests.length}`,
      successfulRequestCount: `${successful}`,
      failedRequestCount: `${results.length - successful}`,
    },
  };
}
