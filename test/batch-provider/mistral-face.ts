import { z } from 'zod';
import type { BatchHost, HeldBatch } from './batch-host.ts';
import { type Face, type FaceRequest, type FaceResponse, linesIn } from './face.ts';
import { mistralProtocol } from './mistral-protocol.ts';
import { files } from './openai-face.ts';

const line = z.strictObject({
  custom_id: z.string().min(1),
  body: z.looseObject({ messages: z.array(z.unknown()), model: z.string().optional() }),
});

const newJob = z.strictObject({
  input_files: z.array(z.string()).length(1),
  endpoint: z.literal('/v1/chat/completions'),
  model: z.string(),
  metadata: z.record(z.string(), z.string()).optional(),
  timeout_hours: z.number().int().min(1).max(168).optional(),
});

/** Mistral: files like OpenAI's, and jobs. */
export const mistralFace: Face = {
  name: 'mistral',
  keyHeader: 'authorization',
  root: '/mistral',
  handle: (request, host) => {
    const [, kind, second, id, action] = request.path.split('/').slice(1);
    if (kind === 'files') return files(request, host, second);
    if (kind !== 'batch' || second !== 'jobs') return null;
    if (request.method === 'POST' && id === undefined) return start(request, host);
    if (id === undefined) return list(request, host);
    const batch = action === 'cancel' ? host.batchOf('mistral', id) : host.look('mistral', id);
    if (batch === null) return { status: 404, body: error(404, 'Job not found.', 'not_found') };
    if (action === 'cancel') host.cancel(batch);
    return { body: shown(batch) };
  },
  error,
};

function error(status: number, message: string, code: string): object {
  return { object: 'error', message, type: code, param: null, code: `${status}` };
}

function start({ text }: FaceRequest, host: BatchHost): FaceResponse {
  const read = newJob.safeParse(JSON.parse(text));
  if (!read.success) return { status: 422, body: error(422, read.error.message, 'invalid_request') };
  const { input_files, model, metadata, endpoint } = read.data;
  const content = host.files.get(input_files[0] ?? '');
  if (content === undefined) return { status: 404, body: error(404, 'File not found.', 'not_found') };
  const lines = linesIn(content).map((each) => line.safeParse(each));
  const requests = lines.flatMap(({ data }) =>
    data === undefined ? [] : [{ id: data.custom_id, body: { ...data.body, model } }],
  );
  if (host.isFull(requests.length))
    return {
      status: 429,
      body: error(429, 'Too many pending batch requests in this workspace.', 'rate_limited'),
    };
  const tag = metadata?.['chimera'] ?? null;
  const batch = host.start(
    { face: 'mistral', protocol: mistralProtocol, tag, model, endpoint, requests },
    'job-',
  );
  if (requests.length !== lines.length || host.isTooLarge(requests.length, content.length)) {
    batch.status = 'refused';
    batch.refusal = 'invalid';
  }
  return { body: { ...shown(batch), status: 'QUEUED', errors: [] } };
}

function list({ query }: FaceRequest, host: BatchHost): FaceResponse {
  const [page, size] = [Number(query.get('page') ?? 0), Number(query.get('page_size') ?? 100)];
  const all = host.listed('mistral');
  const data = all.slice(page * size, (page + 1) * size).map(shown);
  return { body: { object: 'list', data, total: all.length } };
}

const shownStatuses = {
  working: 'RUNNING',
  ended: 'SUCCESS',
  expired: 'TIMEOUT_EXCEEDED',
  cancelled: 'CANCELLED',
  refused: 'FAILED',
} as const;

function shown({
  id,
  endpoint,
  model,
  status,
  requests,
  results,
  createdAt,
  isCancelling,
  refusal,
  tag,
}: HeldBatch): object {
  const succeeded = results.filter(({ kind }) => kind === 'reply').length;
  const failed = results.length - succeeded;
  return {
    id,
    object: 'batch',
    input_files: ['file'],
    endpoint,
    model,
    metadata: tag === null ? {} : { chimera: tag },
    output_file: succeeded > 0 ? `${id}.output` : null,
    error_file: failed > 0 ? `${id}.errors` : null,
    errors: refusal === null ? [] : [{ message: 'Line 1 of the file is invalid.', count: 1 }],
    status: isCancelling && status === 'working' ? 'CANCELLATION_REQUESTED' : shownStatuses[status],
    created_at: createdAt,
    total_requests: requests.length,
    completed_requests: results.length,
    succeeded_requests: succeeded,
    failed_requests: failed,
  };
}
