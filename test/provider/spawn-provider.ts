import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ProviderOptions } from './provider-options.ts';
import type { LoggedRequest, ProviderCounters } from './request-log.ts';

/** Options that survive the way into another process. */
export type SpawnedProviderOptions = Omit<ProviderOptions, 'faults' | 'now'>;

/** A provider in a second process. */
export interface SpawnedProvider extends AsyncDisposable {
  readonly url: string;
  readonly process: ChildProcess;
  requests(): Promise<LoggedRequest[]>;
  counters(): Promise<ProviderCounters>;
  configure(options: SpawnedProviderOptions): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

const greeting = z.object({ url: z.string() });

const loggedRequests: z.ZodType<LoggedRequest[]> = z.array(
  z.object({
    order: z.number(),
    at: z.number(),
    path: z.string(),
    model: z.string(),
    key: z.string(),
    sample: z.string(),
    promptHash: z.string(),
    identity: z.string(),
    isStreamed: z.boolean(),
    fault: z.string().nullable(),
    status: z.number().nullable(),
    inputTokens: z.number(),
    outputTokens: z.number(),
    latencyMs: z.number(),
    isAnswered: z.boolean(),
  }),
);

const providerCounters: z.ZodType<ProviderCounters> = z.object({
  requests: z.number(),
  answered: z.number(),
  distinct: z.number(),
  active: z.number(),
  peakActive: z.record(z.string(), z.number()),
  faults: z.record(z.string(), z.number()),
});

/** Starts the provider in a second process, so that its work does not share the event loop of what is measured. */
export async function spawnProvider(options: SpawnedProviderOptions = {}): Promise<SpawnedProvider> {
  const script = fileURLToPath(new URL('provider-process.ts', import.meta.url));
  const child = fork(script, [JSON.stringify(options)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message]: unknown[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() =>
      Promise.reject(new Error('the provider process ended before it was ready')),
    ),
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
    process: child,
    requests: async () => loggedRequests.parse(await control('log')),
    counters: async () => providerCounters.parse(await control('counters')),
    configure: async (change) => void (await control('configure', change)),
    reset: async () => void (await control('reset', {})),
    close,
    [Symbol.asyncDispose]: close,
  };
}
