import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { BatchProviderOptions, ListedBatch, PaidCounts } from './batch-provider-options.ts';

/** A provider of batches in a second process, whose batches outlive the process that asks it. */
export interface SpawnedBatchProvider extends AsyncDisposable {
  readonly url: string;
  /** Every request since the start or the last reset, as `method path`. */
  requests(): Promise<readonly string[]>;
  batches(): Promise<readonly ListedBatch[]>;
  paid(): Promise<PaidCounts>;
  configure(options: BatchProviderOptions): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

const greeting = z.object({ url: z.string() });

const listedBatches = z.array(
  z.object({
    id: z.string(),
    face: z.string(),
    tag: z.string().nullable(),
    model: z.string(),
    status: z.enum(['working', 'ended', 'expired', 'cancelled', 'refused']),
    lines: z.number(),
    answered: z.number(),
  }),
);

const paidCounts = z.record(z.string(), z.object({ live: z.number(), batch: z.number() }));

export async function spawnBatchProvider(options: BatchProviderOptions = {}): Promise<SpawnedBatchProvider> {
  const script = fileURLToPath(new URL('batch-provider-process.ts', import.meta.url));
  const child = fork(script, [JSON.stringify(options)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message]: unknown[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the provider ended before it was ready'))),
  ]);
  const { url } = greeting.parse(message);
  const control = async (name: string, body?: unknown): Promise<unknown> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(new URL(`/control/${name}`, url), init)).json();
  };
  const close = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  };
  return {
    url,
    requests: async () => z.array(z.string()).parse(await control('requests')),
    batches: async () => listedBatches.parse(await control('batches')),
    paid: async () => paidCounts.parse(await control('paid')),
    configure: async (change) => void (await control('configure', change)),
    reset: async () => void (await control('reset', {})),
    close,
    [Symbol.asyncDispose]: close,
  };
}
