import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { type Dialect, dialectOf, type WorldReply, type WorldTurn } from './world-dialects.ts';

/** One request, regardless of the protocol that it came in. */
export interface WorldRequest {
  /** Numbers the requests from 1. */
  readonly order: number;
  /** How often the same was asked before: the same turns under the same `x-chimera-sample`. */
  readonly count: number;
  readonly turns: readonly WorldTurn[];
  /** All that is asked, as one text. */
  readonly prompt: string;
  readonly isStreamed: boolean;
  /** The header `x-chimera-sample`. */
  readonly sample: string;
  readonly body: unknown;
}

/** What the server does with a request. */
export type WorldAnswer =
  /** Replies, in the protocol that was asked for, plain or streamed. */
  | { readonly reply: WorldReply }
  /** Sends a response unchanged; a body that is no text goes out as JSON. */
  | {
      readonly status: number;
      readonly headers?: { readonly [name: string]: string };
      readonly body?: unknown;
    }
  /** The beginning of a streamed reply, and then other events; under a request for a whole reply, `body` in a 200. */
  | { readonly begin: WorldReply; readonly events: readonly unknown[]; readonly body: unknown }
  /** Breaks the connection. */
  | { readonly reset: true };

export type WorldScript = (request: WorldRequest) => WorldAnswer;

/** A server on loopback that speaks the protocols of all clients and does what a script says. */
export interface World extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly WorldRequest[];
  /** Follows another script from here on. */
  play(script: WorldScript): void;
}

/** Starts a server that follows a script. */
export async function startWorld(script: WorldScript): Promise<World> {
  const requests: WorldRequest[] = [];
  const seen = new Map<string, number>();
  let current = script;
  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (message.url ?? '').replace(/\?.*$/u, '');
    const dialect = dialectOf(path);
    const body: unknown = JSON.parse(await readText(message));
    const turns = dialect.turns(body);
    const sample = String(message.headers['x-chimera-sample'] ?? '');
    const identity = JSON.stringify([turns, sample]);
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    const isStreamed = dialect.isStreamed(path, body);
    const prompt = turns.map(({ text }) => text).join('\n\n');
    const request = { order: requests.length + 1, count, turns, prompt, isStreamed, sample, body };
    requests.push(request);
    send(current(request), dialect, isStreamed, response);
  };
  const server: Server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    requests,
    play: (next) => {
      current = next;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(answer: WorldAnswer, dialect: Dialect, isStreamed: boolean, response: ServerResponse): void {
  if ('reset' in answer) return void response.socket?.resetAndDestroy();
  if ('status' in answer) {
    const { status, headers = {}, body = '' } = answer;
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
    response.end(isText ? body : JSON.stringify(body));
    return;
  }
  if (!isStreamed) {
    const whole = 'reply' in answer ? dialect.whole(answer.reply) : answer.body;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(whole));
    return;
  }
  // A reply that is to be broken off loses its end, and what says that it has one.
  const events =
    'reply' in answer
      ? dialect.events(answer.reply)
      : [...dialect.events(answer.begin).slice(0, -3), ...answer.events];
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(events.map(dialect.framed).join(''));
}
