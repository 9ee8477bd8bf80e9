import { z } from 'zod';
import { chatProtocol } from '../provider/chat-protocol.ts';
import { responsesProtocol } from '../provider/responses-protocol.ts';
import type { BatchHost, HeldBatch, HeldRequest, HeldResult } from './batch-host.ts';
import {
  asLines,
  type Face,
  type FaceRequest,
  type FaceResponse,
  fileIn,
  linesIn,
  sentences,
} from './face.ts';

const line = z.strictObject({
  custom_id: z.string().min(1).max(64),
  method: z.literal('POST'),
  url: z.string(),
  body: z.looseObject({ model: z.string() }),
});

const newBatch = z.strictObject({
  input_file_id: z.string(),
  endpoint: z.enum(['/v1/chat/completions', '/v1/responses']),
  completion_window: z.literal('24h'),
  metadata: z.record(z.string().max(64), z.string().max(512)).optional(),
});

/** OpenAI: files, batches, one file of outputs and one of errors. */
export const openaiFace: Face = {
  name: 'openai',
  keyHeader: 'authorization',
  root: '',
  handle: (request, host) => {
    const [, kind, id, action] = request.path.split('/').slice(1);
    if (kind === 'files') return files(request, host, id);
    if (kind !== 'batches') return null;
    if (request.method === 'POST' && id === undefined) return start(request, host);
    if (id === undefined) return list(request, host);
    const batch = action === 'cancel' ? host.batchOf('openai', id) : host.look('openai', id);
    if (batch === null) return { status: 404, body: error(404, 'No such batch.', 'not_found') };
    if (action !== 'cancel') return { body: shown(batch) };
    if (batch.status !== 'working')
      return {
        status: 409,
        body: error(409, `Cannot cancel a batch with status ${batch.status}.`, 'conflict'),
      };
    host.cancel(batch);
    return { body: shown(batch) };
  },
  error,
};

function error(_status: number, message: string, code: string): object {
  return { error: { message, type: code, param: null, code } };
}

/** Uploads and downloads, as Mistral has them too. */
export function files(request: FaceRequest, host: BatchHost, id: string | undefined): FaceResponse {
  if (request.method === 'POST') {
    const content = fileIn(request);
    if (content === '') return { status: 400, body: error(400, 'The file is empty.', 'invalid_file') };
    return { body: { id: host.keep(content), object: 'file', purpose: 'batch', bytes: content.length } };
  }
  const [batchId = '', which] = (id ?? '').split('.');
  const batch = host.batches.get(batchId);
  if (batch === undefined) return { status: 404, body: error(404, 'No such File object.', 'not_found') };
  return {
    body: asLines(linesOf(batch, which === 'errors')),
    headers: { 'content-type': 'application/jsonl' },
  };
}

function start({ text }: FaceRequest, host: BatchHost): FaceResponse {
  const read = newBatch.safeParse(JSON.parse(text));
  if (!read.success) return { status: 400, body: error(400, read.error.message, 'invalid_request') };
  const { endpoint, metadata, input_file_id } = read.data;
  const content = host.files.get(input_file_id);
  if (content === undefined)
    return { status: 400, body: error(400, 'No such File object.', 'invalid_request') };
  const { requests, models, isSound } = requestsIn(content, endpoint);
  const protocol = endpoint === '/v1/responses' ? responsesProtocol : chatProtocol;
  const isFull = host.isFull(requests.length);
  const tag = metadata?.['chimera'] ?? null;
  const batch = host.start(
    { face: 'openai', protocol, tag, model: models[0] ?? '', endpoint, requests },
    'batch_',
  );
  // OpenAI takes any file, and says later what is wrong with it.
  const isInvalid = !isSound || models.length !== 1 || host.isTooLarge(requests.length, content.length);
  if (isFull || isInvalid) {
    batch.status = 'refused';
    batch.refusal = isFull ? 'queue' : 'invalid';
  }
  return { body: { ...shown(batch), status: 'validating', errors: null } };
}

function requestsIn(
  content: string,
  endpoint: string,
): {
  readonly requests: readonly HeldRequest[];
  readonly models: readonly string[];
  readonly isSound: boolean;
} {
  const read = linesIn(content).map((each) => line.safeParse(each));
  const sound = read.flatMap(({ data }) => (data !== undefined && data.url === endpoint ? [data] : []));
  return {
    requests: sound.map(({ custom_id: id, body }) => ({ id, body })),
    models: [...new Set(sound.map(({ body }) => body.model))],
    isSound:
      sound.length === read.length && new Set(sound.map(({ custom_id }) => custom_id)).size === read.length,
  };
}

function list({ query }: FaceRequest, host: BatchHost): FaceResponse {
  const all = host.listed('openai');
  const from = all.findIndex(({ id }) => id === query.get('after')) + 1;
  const data = all.slice(from, from + Number(query.get('limit') ?? 20));
  const has_more = from + data.length < all.length;
  return { body: { object: 'list', data: data.map(shown), last_id: data.at(-1)?.id ?? null, has_more } };
}

const shownStatuses = {
  working: 'in_progress',
  ended: 'completed',
  expired: 'expired',
  cancelled: 'cancelled',
  refused: 'failed',
} as const;

function shown(batch: HeldBatch): object {
  const { id, endpoint, status, requests, results, createdAt, isCancelling, refusal, tag } = batch;
  const completed = results.filter(({ kind }) => kind === 'reply').length;
  const errors = linesOf(batch, true).length;
  return {
    id,
    object: 'batch',
    endpoint,
    status: isCancelling && status === 'working' ? 'cancelling' : shownStatuses[status],
    errors:
      refusal === null
        ? null
        : {
            object: 'list',
            data: [
              refusal === 'queue'
                ? {
                    code: 'token_limit_exceeded',
                    message: 'Enqueued token limit reached for this model in organization org-x.',
                    param: null,
                    line: null,
                  }
                : { code: 'invalid_json_line', message: 'This line is not parseable.', param: null, line: 1 },
            ],
          },
    output_file_id: completed > 0 ? `${id}.output` : null,
    error_file_id: errors > 0 ? `${id}.errors` : null,
    created_at: createdAt,
    expires_at: createdAt + 86_400,
    metadata: tag === null ? null : { chimera: tag },
    request_counts: { total: requests.length, completed, failed: status === 'ended' ? errors : 0 },
  };
}

/** Replies are in the file of outputs, all else is in the one of errors. */
function linesOf({ results }: HeldBatch, isErrors: boolean): readonly object[] {
  return results.filter(({ kind }) => (kind !== 'reply') === isErrors).map(lineOf);
}

export function lineOf(result: HeldResult, index: number): object {
  const head = { id: `batch_req_${index}`, custom_id: result.id };
  const response = (status_code: number, body: unknown): object => ({
    ...head,
    response: { status_code, request_id: `req_${index}`, body },
    error: null,
  });
  switch (result.kind) {
    case 'reply':
      return response(200, result.body);
    case 'error': {
      const [code, message] = sentences[result.status];
      return response(result.status, error(result.status, message, code));
    }
    case 'nothing':
      return {
        ...head,
        response: null,
        error: { code: `batch_${result.why}`, message: 'This request could not be executed.' },
      };
  }
}
