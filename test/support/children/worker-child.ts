import { type CallServerEvents, serveCalls } from '../../../src/bullmq/index.ts';
import { withSettings } from '../../../src/models/with-settings.ts';
import { type HttpModels, httpModels } from '../http-models.ts';

/** What the worker is to serve. */
export interface WorkerTask {
  readonly url: string;
  readonly connection: string;
  readonly concurrency: number;
  readonly lostAfterMs: number;
  /** @default all five parts */
  readonly parts?: readonly (keyof HttpModels)[];
  /** States this of each model. @default nothing */
  readonly temperature?: number;
}

/** Serves the models of the provider on loopback until it is killed, and says when it begins and what comes too late. */
const task: WorkerTask = JSON.parse(process.argv[2] ?? '{}');
const { url, connection, concurrency, lostAfterMs } = task;
const models = httpModels(url);
const parts = task.parts ?? (['expand', 'generate', 'validate', 'synthesize', 'label'] as const);
const settings = task.temperature === undefined ? {} : { temperature: task.temperature };
const server = await serveCalls({
  models: parts.flatMap((part) => models[part]).map((model) => withSettings(model, settings)),
  connection,
  concurrency,
  lostAfterMs,
});
const told: readonly (keyof CallServerEvents)[] = ['late', 'refused'];
for (const name of told) server.on(name, (event) => process.send?.({ name, ...event }));
process.once('message', () => void server.stop().then(() => process.exit(0)));
process.send?.({ name: 'serving' });
