import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, type StartedServer, startServer } from './started-server.ts';

/** The server of llama.cpp with a small model. */
export interface LlamaServer extends StartedServer {
  /** What a client takes as its base URL; ends in `/v1`. */
  readonly url: string;
  /** How many of its slots are writing. */
  writing(): Promise<number>;
}

export interface LlamaOptions {
  /** Where its Python is. */
  readonly bin: string;
  readonly port?: number;
  readonly slots?: number;
  /** Tokens that one slot holds, prompt and reply together. */
  readonly window?: number;
  /** Path of a model in GGUF that has a chat template. @default Gemma 3 270M */
  readonly model?: string;
}

/** Starts the server over a model. */
export async function startLlama({
  bin,
  port: wanted,
  slots = 2,
  window = 2_048,
  model,
}: LlamaOptions): Promise<LlamaServer> {
  const port = wanted ?? (await freePort());
  const script = fileURLToPath(new URL('serve_llama.py', import.meta.url));
  const server = await startServer({
    command: join(bin, 'python'),
    given: [script, `${port}`, `${slots}`, `${slots * window}`, ...(model === undefined ? [] : [model])],
    variables: { PYTHONDONTWRITEBYTECODE: '1' },
    readyAt: `http://127.0.0.1:${port}/health`,
  });
  const writing = async (): Promise<number> => {
    const slotsNow: unknown = await (await fetch(`http://127.0.0.1:${port}/slots`)).json();
    if (!Array.isArray(slotsNow)) throw new Error('the server does not tell its slots');
    return slotsNow.filter((slot) => slot.is_processing === true).length;
  };
  return { ...server, url: `http://127.0.0.1:${port}/v1`, writing };
}
