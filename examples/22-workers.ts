/**
 * Carries the calls of a run to two worker processes through Redis. By hand, on as many machines as you like:
 *
 *     redis-server --port 6379 --appendonly yes --maxmemory-policy noeviction
 *     node --import tsx examples/22-workers.ts worker     # once for each worker
 *     node --import tsx examples/22-workers.ts run
 *
 * Without an argument it starts both workers itself.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { buildChimera } from 'chimera-sdk';
import { bullmqCarrier, serveCalls } from 'chimera-sdk/bullmq';
import { offlineModels } from 'chimera-sdk/offline';

const { REDIS_URL: connection = 'redis://127.0.0.1:6379' } = process.env;
const models = offlineModels({ latency: { medianMs: 20 } });

if (process.argv[2] === 'worker') {
  const { expand, generate, validate, synthesize, label } = models;
  const served = [expand, generate, ...validate, synthesize, label];
  const server = await serveCalls({ models: served, connection });
  process.once('SIGTERM', () => void server.stop());
} else {
  const workers = process.argv[2] === 'run' ? [] : [startWorker(), startWorker()];
  const carrier = bullmqCarrier({ connection });
  const run = buildChimera({ models }).run(['Mathematics'], { directory: 'runs/workers', carrier });
  run.on('warning', ({ message }) => console.warn(message));
  const { end, calls, rows, error } = await run.summary();
  console.log(`${end}: ${calls} calls carried, ${rows} samples. ${error?.message ?? ''}`);
  for (const worker of workers) worker.kill('SIGTERM');
  await Promise.all(workers.map((worker) => once(worker, 'exit')));
}

function startWorker(): ReturnType<typeof fork> {
  return fork(fileURLToPath(import.meta.url), ['worker']);
}
