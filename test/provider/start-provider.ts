import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { contentHash } from '../../src/core/content-hash.ts';
import { type ResolvedOfflineOptions, resolveOfflineOptions } from '../../src/offline/offline-options.ts';
import { type OfflineReply, offlineReply } from '../../src/offline/offline-reply.ts';
import { fenced } from '../../src/prompting/fence.ts';
import { chatProtocol } from './chat-protocol.ts';
import { embeddingsOf } from './embeddings.ts';
import { type ErrorResponse, errorResponse, type Fault, faultOf } from './fault.ts';
import type { Protocol, ProtocolRequest } from './protocol.ts';
import type { ProviderOptions } from './provider-options.ts';
import { RateLimits } from './rate-limits.ts';
import { type LoggedRequest, type ProviderCounters, RequestLog } from './request-log.ts';
import { responsesProtocol } from './responses-protocol.ts';
import { isHollow, sendHollow, sendReply, startStream } from './send-reply.ts';
import { waitFor } from './wait-for.ts';

/** A provider on loopback. */
export interface Provider extends AsyncDisposable {
  /** What a client takes as its base URL; ends in `/v1`. */
  readonly url: string;
  /** Every request since the start or the last reset, in order. */
  readonly requests: readonly LoggedRequest[];
  counters(): ProviderCounters;
  /** Changes some options for the requests to come. */
  configure(options: ProviderOptions): void;
  /** Forgets the log. */
  reset(): void;
  close(): Promise<void>;
}

const protocols: ReadonlyMap<string, Protocol> = new Map([
  ['/v1/chat/completions', chatProtocol],
  ['/v1/responses', responsesProtocol],
]);

const modelNames = ['expander', 'generator', 'verifier-a', 'verifier-b', 'reasoner', 'judge'];

/** Starts a server on a free port of 127.0.0.1 that speaks the OpenAI protocols; its models are the offline ones. */
export async function startProvider(options: ProviderOptions = {}): Promise<Provider> {
  const host = new ProviderHost(options);
  const server = createServer((request, response) => {
    host.handle(request, response).catch((error: unknown) => failRequest(response, error));
  });
  // Idle sockets must outlive pauses of the client, or a reuse meets a closed one.
  server.keepAliveTimeout = 600_000;
  const port = await listen(server);
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests: host.log.requests,
    counters: () => host.log.counters(),
    configure: (change) => host.configure(change),
    reset: () => host.log.reset(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

class ProviderHost {
  readonly log = new RequestLog();
  readonly #limits = new RateLimits();
  #options: ProviderOptions;
  #offline: ResolvedOfflineOptions;

  constructor(options: ProviderOptions) {
    this.#options = options;
    this.#offline = offlineOf(options);
  }

  configure(change: ProviderOptions): void {
    this.#options = { ...this.#options, ...change };
    this.#offline = offlineOf(this.#options);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const protocol = protocols.get(path);
    if (protocol !== undefined) return this.#answer(protocol, path, request, response);
    if (path === '/v1/models') {
      const data = modelNames.map((name) => ({
        id: `offline-${name}`,
        object: 'model',
        owned_by: 'offline',
      }));
      return sendJson(response, { object: 'list', data });
    }
    if (path === '/v1/embeddings') return sendJson(response, embeddingsOf(await readJson(request)));
    if (path === '/control/log') return sendJson(response, this.log.requests);
    if (path === '/control/counters') return sendJson(response, this.log.counters());
    if (path === '/control/reset') this.log.reset();
    else if (path === '/control/configure') this.configure(JSON.parse(await readText(request)));
    else response.statusCode = 404;
    return sendJson(response, {});
  }

  async #answer(
    protocol: Protocol,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const asked = protocol.read(await readJson(request));
    const { model } = asked;
    const { entry, count } = this.#note(path, asked, request);
    const fault = faultOf(entry, count, this.#options);
    entry.fault = fault?.kind ?? null;
    if (fault?.kind === 'reset') return void request.socket.resetAndDestroy();
    const error = fault === null ? null : errorResponse(fault);
    if (error !== null) return sendError(response, error, entry);
    const limited = this.#limits.admit(model, this.log.activeOf(model), this.#now(), this.#options);
    if (limited !== null) {
      entry.fault = 'limit';
      return sendError(response, limited, entry);
    }

    this.log.begin(model);
    try {
      const reply = this.#replyTo(asked, entry, fault);
      this.#options.onReply?.(asked, reply);
      entry.inputTokens = reply.inputTokens;
      entry.outputTokens = reply.textTokens + reply.reasoningTokens;
      entry.latencyMs = reply.latencyMs;
      // What is streamed shows its headers at once, and keeps one waiting for its first token.
      if (asked.isStreamed && !isHollow(fault))
        startStream(response, this.#limits.headers(model, this.#now(), this.#options));
      await waitFor(reply.latencyMs, response);
      if (response.destroyed) return;
      const tokens = reply.inputTokens + reply.textTokens + reply.reasoningTokens;
      this.#limits.charge(model, tokens, this.#now(), this.#options);
      if (!response.headersSent) {
        const headers = this.#limits.headers(model, this.#now(), this.#options);
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      }
      entry.status = 200;
      const reference = { id: `${entry.identity.slice(0, 16)}${entry.order}`, model };
      const { pieces = {} } = this.#options;
      const job = { protocol, reply, reference, isStreamed: asked.isStreamed, pieces, response };
      if (sendHollow(job, fault)) return;
      entry.isAnswered = await sendReply(job, fault);
    } finally {
      this.log.end(model);
    }
  }

  #note(
    path: string,
    { model, turns, isStreamed }: ProtocolRequest,
    { headers }: IncomingMessage,
  ): ReturnType<RequestLog['add']> {
    const sample = String(headers['x-chimera-sample'] ?? '');
    const key = headers.authorization ?? '';
    const promptHash = contentHash(turns);
    const identity = contentHash(model, promptHash, sample);
    return this.log.add({ at: this.#now(), path, model, key, sample, promptHash, identity, isStreamed });
  }

  #replyTo(asked: ProtocolRequest, { sample }: LoggedRequest, fault: Fault | null): OfflineReply {
    const turns = asked.turns.map((turn) => ({ ...turn, text: withFences(turn.text) }));
    const request = { modelId: asked.model, turns, sample };
    const reply = offlineReply(request, asked.maxOutputTokens, this.#offline);
    if (fault?.kind === 'refusal') {
      return { ...reply, text: 'I cannot help with that.', reasoning: null, finishReason: 'content-filter' };
    }
    if (fault?.kind !== 'length') return reply;
    return { ...reply, text: reply.text.slice(0, reply.text.length / 2), finishReason: 'length' };
  }

  #now(): number {
    return (this.#options.now ?? (() => performance.now()))();
  }
}

const plainFence = /^([A-Z][A-Za-z ]*):\n<<<\n([\s\S]*?)\n>>>$/gmu;

/** Lets programs that know nothing of the library's fences quote data between plain marks. */
function withFences(text: string): string {
  return text.replace(plainFence, (_, label: string, quoted: string) => fenced(label, quoted));
}

function offlineOf({ offline = {}, latency }: ProviderOptions): ResolvedOfflineOptions {
  return resolveOfflineOptions(latency === undefined ? offline : { ...offline, latency });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider has no port');
  return address.port;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  return JSON.parse(await readText(request));
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

function sendError(response: ServerResponse, error: ErrorResponse, entry: LoggedRequest): void {
  entry.status = error.status;
  response.writeHead(error.status, error.headers);
  response.end(error.body);
}

function failRequest(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  response.statusCode = 400;
  sendJson(response, { error: { message: String(error), type: 'invalid_request', code: 'unreadable' } });
}
