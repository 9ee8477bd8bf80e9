import { z } from 'zod';
import { anthropicProtocol } from './anthropic-protocol.ts';
import type { BatchHost, HeldBatch, HeldResult } from './batch-host.ts';
import { asLines, type Face, type FaceRequest, type FaceResponse, sentences } from './face.ts';

const newBatch = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        custom_id: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/u),
        params: z.looseObject({ model: z.string(), stream: z.literal(false).optional() }),
      }),
    )
    .min(1),
});

/** Anthropic: one request with all requests, results as lines, and no word of the client's with a batch. */
export const anthropicFace: Face = {
  name: 'anthropic',
  keyHeader: 'x-api-key',
  root: '/anthropic',
  handle: (request, host) => {
    const [, kind, second, id, action] = request.path.split('/').slice(1);
    if (kind !== 'messages' || second !== 'batches') return null;
    if (request.headers['anthropic-version'] === undefined)
      return {
        status: 400,
        body: error(400, 'anthropic-version: header is required', 'invalid_request_error'),
      };
    if (request.method === 'POST' && id === undefined) return start(request, host);
    if (id === undefined) return list(request, host);
    const batch = action === undefined ? host.look('anthropic', id) : host.batchOf('anthropic', id);
    if (batch === null) return { status: 404, body: error(404, 'No such batch.', 'not_found_error') };
    if (action === 'results') return results(batch);
    if (action !== 'cancel') return { body: shown(batch, request) };
    if (batch.status !== 'working')
      return { status: 400, body: error(400, 'The batch has ended.', 'invalid_request_error') };
    host.cancel(batch);
    return { body: shown(batch, request) };
  },
  error,
};

const types: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
};

function error(status: number, message: string, code: string): object {
  return { type: 'error', error: { type: types[status] ?? code, message } };
}

function start(request: FaceRequest, host: BatchHost): FaceResponse {
  const { text } = request;
  const read = newBatch.safeParse(JSON.parse(text));
  if (!read.success) return { status: 400, body: error(400, read.error.message, 'invalid_request_error') };
  const requests = read.data.requests.map(({ custom_id: id, params: body }) => ({ id, body }));
  if (host.isTooLarge(requests.length, text.length))
    return { status: 413, body: error(413, 'Request exceeds the maximum size', 'request_too_large') };
  if (host.isFull(requests.length))
    return {
      status: 429,
      headers: { 'retry-after': '60' },
      body: error(
        429,
        'Number of batch requests in the processing queue exceeds your limit.',
        'rate_limit_error',
      ),
    };
  const model = read.data.requests[0]?.params.model ?? '';
  const batch = host.start(
    { face: 'anthropic', protocol: anthropicProtocol, tag: null, model, endpoint: '/messages', requests },
    'msgbatch_',
  );
  return { body: shown(batch, request) };
}

function list(request: FaceRequest, host: BatchHost): FaceResponse {
  const { query } = request;
  // A look for a batch waits here until it has ended.
  for (const { id } of host.listed('anthropic')) host.look('anthropic', id);
  const all = host.listed('anthropic');
  const from = all.findIndex(({ id }) => id === query.get('after_id')) + 1;
  const data = all.slice(from, from + Number(query.get('limit') ?? 20));
  const has_more = from + data.length < all.length;
  return {
    body: {
      data: data.map((batch) => shown(batch, request)),
      first_id: data[0]?.id ?? null,
      last_id: data.at(-1)?.id ?? null,
      has_more,
    },
  };
}

function results(batch: HeldBatch): FaceResponse {
  if (batch.status === 'working')
    return { status: 404, body: error(404, 'No results yet.', 'not_found_error') };
  // What is wrong with a batch as a whole is told of each of its requests.
  const lines =
    batch.status === 'refused'
      ? batch.requests.map(({ id }): HeldResult => ({ kind: 'error', id, status: 400 }))
      : batch.results;
  return { body: asLines(lines.map(lineOf)), headers: { 'content-type': 'application/x-jsonl' } };
}

function lineOf(result: HeldResult): object {
  const { id: custom_id } = result;
  switch (result.kind) {
    case 'reply':
      return { custom_id, result: { type: 'succeeded', message: result.body } };
    case 'error':
      return {
        custom_id,
        result: { type: 'errored', error: error(result.status, ...swapped(sentences[result.status])) },
      };
    case 'nothing':
      return { custom_id, result: { type: result.why === 'expired' ? 'expired' : 'canceled' } };
  }
}

function swapped([code, message]: readonly [string, string]): [string, string] {
  return [message, code];
}

function shown(batch: HeldBatch, { headers }: FaceRequest): object {
  const { id, status, requests, createdAt, isCancelling } = batch;
  const results = status === 'refused' ? [] : batch.results;
  const countOf = (isCounted: (result: HeldResult) => boolean): number => results.filter(isCounted).length;
  const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
  const isOver = status !== 'working';
  return {
    id,
    type: 'message_batch',
    processing_status: isOver ? 'ended' : isCancelling ? 'canceling' : 'in_progress',
    request_counts: {
      processing: isOver ? 0 : requests.length,
      succeeded: countOf(({ kind }) => kind === 'reply'),
      errored: status === 'refused' ? requests.length : countOf(({ kind }) => kind === 'error'),
      canceled: countOf((result) => result.kind === 'nothing' && result.why === 'cancelled'),
      expired: countOf((result) => result.kind === 'nothing' && result.why === 'expired'),
    },
    created_at: at(createdAt),
    expires_at: at(createdAt + 86_400),
    ended_at: isOver ? at(createdAt) : null,
    archived_at: null,
    cancel_initiated_at: isCancelling || status === 'cancelled' ? at(createdAt) : null,
    results_url: isOver ? `http://${headers['host']}/anthropic/v1/messages/batches/${id}/results` : null,
  };
}
