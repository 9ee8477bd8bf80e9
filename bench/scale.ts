/**
 * Measures calls that workers carry against calls of one process: `npm run bench:scale`. Needs redis-server. All processes share the
 * machine, so that the ratios say what carrying costs; what more machines bring is reckoned in docs/scale.md.
 */
import { parseArgs } from 'node:util';
import { bullmqCarrier } from '../src/bullmq/index.ts';
import type { CallCarrier, CallOrder } from '../src/core/call-carrier.ts';
import { LocalCarrier } from '../src/models/provider/local-carrier.ts';
import { resolveModel } from '../src/models/provider/resolve-model.ts';
import { systemClock } from '../src/time/system-clock.ts';
import { modelOf } from '../test/provider/provider-clients.ts';
import { spawnProvider } from '../test/provider/spawn-provider.ts';
import { anOrder } from '../test/support/an-order.ts';
import { startWorkers } from '../test/support/call-workers.ts';
import { startRedis } from '../test/support/redis-server.ts';

const CONCURRENCY = 64;
const { values } = parseArgs({ options: { calls: { type: 'string', default: '1500' } } });
const calls = Number(values.calls);

await using redis = await startRedis();
await using provider = await spawnProvider({ latency: { medianMs: 20, sigma: 0.3 } });
const model = resolveModel(modelOf('openai-compatible', provider.url, 'offline-reasoner'));
const local = new LocalCarrier({ clock: systemClock, telemetry: null }).to(model);
const options = { abortSignal: new AbortController().signal, onPiece: () => {} };
let next = 0;

const alone = { calls: await rateOf(local, false), tokens: await rateOf(local, true) };
const aloneMs = await latencyOf(local);
console.table({ 'this process': figures(alone, alone), ...(await withWorkers()) });

async function withWorkers(): Promise<Record<string, ReturnType<typeof figures>>> {
  const rows: Record<string, ReturnType<typeof figures>> = {};
  const task = { url: provider.url, connection: redis.url, concurrency: CONCURRENCY, lostAfterMs: 30_000 };
  for (const count of [1, 2, 4]) {
    await using _workers = await startWorkers(count, { ...task, parts: ['synthesize'] });
    await using carrier = bullmqCarrier({ connection: redis.url });
    const rates = { calls: await rateOf(carrier, false), tokens: await rateOf(carrier, true) };
    rows[`${count} worker${count === 1 ? '' : 's'}`] = figures(rates, alone);
    if (count === 1) {
      const carriedMs = await latencyOf(carrier);
      console.log(`Added latency of a carried call: ${(carriedMs - aloneMs).toFixed(1)} ms`);
    }
  }
  return rows;
}

interface Rates {
  readonly calls: number;
  readonly tokens: number;
}

function figures(rates: Rates, base: Rates): Record<string, number> {
  return {
    'calls/s': Math.round(rates.calls),
    ratio: Number((rates.calls / base.calls).toFixed(2)),
    'streamed tokens/s': Math.round(rates.tokens),
    'ratio of tokens': Number((rates.tokens / base.tokens).toFixed(2)),
  };
}

/** Calls, or tokens of streamed replies, per second. */
async function rateOf(carrier: CallCarrier, isStreamed: boolean): Promise<number> {
  const end = next + calls;
  let came = 0;
  const started = performance.now();
  const lane = async (): Promise<void> => {
    while (next < end) came += await carried(carrier, next++, isStreamed);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  return (isStreamed ? came : calls) / ((performance.now() - started) / 1_000);
}

/** Milliseconds of a call when no other is under way. */
async function latencyOf(carrier: CallCarrier): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < 100; call += 1) await carried(carrier, next++, false);
  return (performance.now() - started) / 100;
}

async function carried(carrier: CallCarrier, number: number, isLong: boolean): Promise<number> {
  const order: CallOrder = { ...anOrder(model.name, number), settings: {}, long: isLong };
  const { usage } = await carrier.carry(order, options);
  carrier.kept?.(order);
  return usage.outputTokens ?? 0;
}
