import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. */
export type Answer =
  | {
      readonly kind: 'json' | 'text';
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: unknown;
    }
  /** Breaks the connection before any answer, or in the middle of a body. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'cut' }
  /** Sends pieces of an event stream as they come; leaves out the rest when the client has gone. */
  | { readonly kind: 'stream'; readonly pieces: Iterable<string> | AsyncIterable<string> }
  /** Answers only when the promise resolves. */
  | { readonly kind: 'later'; readonly until: Promise<unknown>; readonly answer: Answer };

export interface RecordedRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export type Script = (request: RecordedRequest, index: number) => Answer;

/** A provider on loopback that answers by script and records what it was asked. */
export class ScriptedServer implements AsyncDisposable {
  requests: RecordedRequest[] = [];
  mostAtOnce = 0;
  #atOnce = 0;
  #script: Script = () => chat('ok');
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<ScriptedServer> {
    const server = new ScriptedServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/v1`;
  }

  /** Begins again: forgets what was recorded, and answers by this script, or by these answers in turn. */
  play(script: Script | readonly Answer[]): void {
    this.requests = [];
    this.mostAtOnce = 0;
    this.#script =
      typeof script === 'function'
        ? script
        : (_, index) => script[Math.min(index, script.length - 1)] ?? chat('ok');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const recorded = { path: request.url ?? '', headers: request.headers, body };
    this.requests.push(recorded);
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    response.on('close', () => {
      this.#atOnce -= 1;
    });
    await give(this.#script(recorded, this.requests.length - 1), response);
  }
}

async function give(answer: Answer, response: ServerResponse): Promise<void> {
  switch (answer.kind) {
    case 'reset':
      response.destroy();
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"choices": [');
      setImmediate(() => response.destroy());
      return;
    case 'later':
      await answer.until;
      return give(answer.answer, response);
    case 'stream':
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'stream-1' });
      response.flushHeaders();
      for await (const piece of answer.pieces) {
        if (response.destroyed) return;
        response.write(piece);
      }
      response.end();
      return;
    case 'text':
    case 'json': {
      const isJson = answer.kind === 'json';
      response.writeHead(answer.status ?? 200, {
        'content-type': isJson ? 'application/json' : 'text/html',
        ...answer.headers,
      });
      response.end(isJson ? JSON.stringify(answer.body) : String(answer.body));
    }
  }
}

export interface ChatDetails {
  readonly finish?: string;
  readonly reasoning?: string;
  readonly usage?: object;
}

/** A chat completion. */
export function chat(text: string, { finish = 'stop', reasoning, usage }: ChatDetails = {}): Answer {
  const message = {
    role: 'assistant',
    content: text,
    ...(reasoning === undefined ? {} : { reasoning_content: reasoning }),
  };
  return {
    kind: 'json',
    body: {
      id: 'chat-1',
      object: 'chat.completion',
      created: 1,
      model: 'gpt-test',
      choices: [{ index: 0, message, finish_reason: finish }],
      ...(usage === undefined ? {} : { usage }),
    },
  };
}

/** A completion of the responses protocol. */
export function responses(output: readonly unknown[], extra: object = {}): Answer {
  return {
    kind: 'json',
    body: {
      id: 'resp-1',
      object: 'response',
      created_at: 1,
      model: 'gpt-test',
      status: 'completed',
      output,
      usage: { input_tokens: 3, output_tokens: 5 },
      ...extra,
    },
  };
}

export function responseText(text: string): object {
  return {
    type: 'message',
    id: 'msg-1',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
}

/** A failure in the words of OpenAI. */
export function failure(
  status: number,
  error: { readonly message?: string; readonly code?: string; readonly type?: string } = {},
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    kind: 'json',
    status,
    headers,
    body: { error: { message: 'it failed', type: 'some_error', code: null, param: null, ...error } },
  };
}
