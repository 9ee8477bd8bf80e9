import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { chatProtocol } from '../provider/chat-protocol.ts';
import type { Protocol } from '../provider/protocol.ts';
import { responsesProtocol } from '../provider/responses-protocol.ts';
import { sendReply } from '../provider/send-reply.ts';
import { anthropicFace } from './anthropic-face.ts';
import { anthropicProtocol } from './anthropic-protocol.ts';
import { BatchHost } from './batch-host.ts';
import type {
  BatchProviderOptions,
  EndpointFault,
  ListedBatch,
  PaidCounts,
} from './batch-provider-options.ts';
import type { Face, FaceRequest, FaceResponse } from './face.ts';
import { googleFace } from './google-face.ts';
import { googleProtocol } from './google-protocol.ts';
import { mistralFace } from './mistral-face.ts';
import { mistralProtocol } from './mistral-protocol.ts';
import { openaiFace } from './openai-face.ts';

/** A provider of batches on loopback, with the faces of four. */
export interface BatchProvider extends AsyncDisposable {
  /** Without a path; each face has its own, as in `urlOf`. */
  readonly url: string;
  /** Every request since the start or the last reset, as `method path`. */
  readonly requests: readonly string[];
  batches(): readonly ListedBatch[];
  paid(): PaidCounts;
  /** Changes some options from now on. */
  configure(options: BatchProviderOptions): void;
  /** Forgets all batches, files and counts. */
  reset(): void;
  close(): Promise<void>;
}

/** Base URLs of the faces, as the packages of the AI SDK and the services take them. */
export const facePaths = {
  openai: '/v1',
  anthropic: '/anthropic/v1',
  google: '/google/v1beta',
  mistral: '/mistral/v1',
} as const;

const faces: readonly Face[] = [anthropicFace, googleFace, mistralFace, openaiFace];

const livePaths: readonly (readonly [RegExp, Protocol])[] = [
  [/^\/v1\/chat\/completions$/u, chatProtocol],
  [/^\/mistral\/v1\/chat\/completions$/u, mistralProtocol],
  [/^\/v1\/responses$/u, responsesProtocol],
  [/^\/anthropic\/v1\/messages$/u, anthropicProtocol],
  [/^\/google\/v1beta\/models\/[^/]+:generateContent$/u, googleProtocol],
];

/** Starts a server on a free port of 127.0.0.1. Its batches are at work until they have been looked at often enough. */
export async function startBatchProvider(options: BatchProviderOptions = {}): Promise<BatchProvider> {
  const host = new ServerHost(options);
  const server = createServer((request, response) => {
    host.handle(request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      send(response, { status: 400, body: { error: { message: String(error), code: 'unreadable' } } });
    });
  });
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider has no port');
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests: host.requests,
    batches: () => host.batches.list(),
    paid: () => host.batches.answerer.paid(),
    configure: (change) => host.configure(change),
    reset: () => host.reset(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

class ServerHost {
  readonly batches: BatchHost;
  readonly requests: string[] = [];
  readonly #met = new Map<EndpointFault, number>();

  constructor(options: BatchProviderOptions) {
    this.batches = new BatchHost(options);
  }

  configure(change: BatchProviderOptions): void {
    this.batches.configure(change);
    this.#met.clear();
  }

  reset(): void {
    this.requests.length = 0;
    this.#met.clear();
    this.batches.reset();
  }

  async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(message.url ?? '/', 'http://loopback');
    const method = message.method ?? 'GET';
    if (path.startsWith('/control/')) return this.#control(path, await readText(message), response);
    this.requests.push(`${method} ${path}`);
    const fault = this.#faultOf(`${method} ${path}`);
    if (fault === 'reset') return void message.socket.resetAndDestroy();
    const text = await readText(message);
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
    );
    const request: FaceRequest = { method, path, query, headers, text };
    const face = faces.find(({ root }) => path.startsWith(`${root}/`));
    if (face === undefined) return send(response, { status: 404, body: {} });
    const refused = refusal(face, request, fault);
    if (refused !== null) return send(response, refused);
    const live = livePaths.find(([pattern]) => pattern.test(path));
    if (live !== undefined) return this.#answerLive(live[1], request, response);
    const inside = { ...request, path: path.slice(face.root.length) };
    const answer = face.handle(inside, this.batches) ?? {
      status: 404,
      body: face.error(404, 'Not found.', '404'),
    };
    if (fault === 'lost') return void message.socket.resetAndDestroy();
    if (fault === 'garbled') return send(response, { body: '<html>' });
    if (fault === 'cut') return cut(response, answer);
    return send(response, answer);
  }

  async #answerLive(
    protocol: Protocol,
    { path, text, headers }: FaceRequest,
    response: ServerResponse,
  ): Promise<void> {
    const model = /\/models\/([^/]+):/u.exec(path)?.[1];
    const body: unknown = { ...JSON.parse(text), ...(model === undefined ? {} : { model }) };
    const sample = headers['x-chimera-sample'] ?? '';
    const answered = this.batches.answerer.answer(protocol, body, sample, 'live');
    await sendReply({ protocol, ...answered, pieces: {}, response }, null);
  }

  #control(path: string, text: string, response: ServerResponse): void {
    const { batches } = this;
    if (path === '/control/configure') this.configure(JSON.parse(text));
    else if (path === '/control/reset') this.reset();
    const bodies: Readonly<Record<string, unknown>> = {
      '/control/batches': batches.list(),
      '/control/paid': batches.answerer.paid(),
      '/control/requests': this.requests,
    };
    send(response, { body: bodies[path] ?? {} });
  }

  #faultOf(asked: string): EndpointFault['fault'] | null {
    for (const fault of this.batches.options.endpoints ?? []) {
      const met = this.#met.get(fault) ?? 0;
      if (met >= (fault.times ?? 1) || !asked.includes(fault.on)) continue;
      this.#met.set(fault, met + 1);
      return fault.fault;
    }
    return null;
  }
}

function refusal(
  face: Face,
  { headers }: FaceRequest,
  fault: EndpointFault['fault'] | null,
): FaceResponse | null {
  const key = (headers[face.keyHeader] ?? headers['api-key'] ?? '').replace('Bearer ', '');
  if (fault === '401' || key === '')
    return { status: 401, body: face.error(401, `Incorrect API key provided: ${key}.`, 'invalid_api_key') };
  if (fault === '429')
    return {
      status: 429,
      headers: { 'retry-after': '7' },
      body: face.error(429, 'Rate limit reached.', 'rate_limit_exceeded'),
    };
  if (fault === '500')
    return { status: 500, body: face.error(500, 'The server had an error.', 'server_error') };
  if (fault === '503') return { status: 503, body: '<html><body>503 Service Unavailable</body></html>' };
  return null;
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: FaceResponse): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

function cut(response: ServerResponse, { body }: FaceResponse): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': `${text.length}` });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}
