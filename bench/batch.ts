/**
 * What calls cost that wait for a batch, without a network: `npm run bench:batch [calls]`. Prints the heap while they wait, and the time
 * of the processor for a batched call and for a live one.
 */
import { createOpenAI } from '@ai-sdk/openai';
import { type BatchInput, type BatchResult, type BatchService, batched } from '../src/batch/index.ts';
import type { ConfiguredModel, Model } from '../src/core/model.ts';
import { withSettings } from '../src/models/with-settings.ts';
import { defineStage } from '../src/stages/definition/define-stage.ts';
import { memoryStore } from '../src/store/memory-store.ts';
import { collectGarbage } from '../test/support/collect-garbage.ts';

interface Item {
  readonly id: string;
  readonly statement: string;
}

const reply = JSON.stringify({
  id: 'reply',
  created: 0,
  model: 'reasoner',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'four'.repeat(500) } }],
  usage: { prompt_tokens: 900, completion_tokens: 500, total_tokens: 1400 },
});
const headers = { 'content-type': 'application/json' };
const at = { baseURL: 'http://loopback.invalid/v1', apiKey: 'none' };

/** Takes batches and answers them once `letGo` was called; holds nothing but ids. */
class InstantBatches implements BatchService {
  readonly name = 'instant';
  readonly baseURL: string = at.baseURL;
  readonly endpoints: readonly string[] = ['/chat/completions'];
  readonly limits = { requests: 50_000, bytes: 200_000_000 };
  readonly #batches = new Map<string, { readonly tag: string; readonly ids: string[] }>();
  bytes = 0;
  isDone = false;

  async start(input: BatchInput): Promise<{ readonly id: string }> {
    const ids: string[] = [];
    for await (const { id, body } of input.requests) {
      ids.push(id);
      this.bytes += body.length;
    }
    this.#batches.set(input.tag, { tag: input.tag, ids });
    return { id: input.tag };
  }

  async find(): ReturnType<BatchService['find']> {
    return { kind: 'absent' };
  }

  async look(id: string): ReturnType<BatchService['look']> {
    const counts = { total: null, answered: null, failed: null };
    if (!this.isDone) return { status: 'working', tag: id, counts, endsBefore: null };
    return { status: 'ended', tag: id, counts };
  }

  async *results(id: string): AsyncGenerator<BatchResult> {
    for (const request of this.#batches.get(id)?.ids ?? [])
      yield { kind: 'answered', id: request, status: 200, headers, body: reply };
  }

  async cancel(): Promise<void> {}
}

function* itemsOf(count: number): Generator<Item> {
  for (let index = 0; index < count; index += 1)
    yield { id: `item-${index}`, statement: `${index} ${'a statement of a problem '.repeat(160)}` };
}

async function* streamed(count: number): AsyncGenerator<Item> {
  yield* itemsOf(count);
}

function stageOf(model: Model) {
  return defineStage<Item, Pick<Item, 'id'>>({
    name: 'solve',
    version: '1',
    models: [model],
    process: async (item, { call }) => {
      await call({ model, prompt: item.statement, slot: 'solve', parse: ({ text }) => text });
      return { id: item.id };
    },
  });
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const calls = Number(process.argv[2] ?? 100_000);
const settings = { maxConcurrency: 64, stream: false };
const live: ConfiguredModel = withSettings(
  createOpenAI({ ...at, fetch: async () => new Response(reply, { headers }) }).chat('reasoner'),
  settings,
);
const few = Math.min(calls, 5000);
await stageOf(live).run(streamed(500)).summary();
const liveSeconds = await secondsOf(() => stageOf(live).run(streamed(few)).summary());

const modelOf = (service: BatchService): ConfiguredModel =>
  batched(service, (fetch) => withSettings(createOpenAI({ ...at, fetch }).chat('reasoner'), settings), {
    lookEveryMs: 200,
  });
// What is read once in a process, such as source maps, is no heap of the calls that wait.
const first = new InstantBatches();
first.isDone = true;
await stageOf(modelOf(first)).run(streamed(200)).summary();

const service = new InstantBatches();
const model = modelOf(service);
const store = memoryStore();
const run = stageOf(model).run(streamed(calls), { store });
collectGarbage();
const heapBefore = process.memoryUsage().heapUsed;
let heapWaiting = 0;
let sent = 0;
run.on('batch', ({ status, requests }) => {
  if (status === 'sent') sent += requests;
  if (sent < calls || status !== 'working' || heapWaiting > 0) return;
  collectGarbage();
  heapWaiting = process.memoryUsage().heapUsed - heapBefore;
  service.isDone = true;
});
const batchedSeconds = await secondsOf(async () => {
  const { end, rows } = await run.summary();
  if (end !== 'completed' || rows !== calls) throw new Error(`the run ended as ${end} with ${rows} rows`);
});
const ms = (seconds: number, of: number): string => `${((seconds / of) * 1000).toFixed(2)} ms`;
process.stdout.write(
  [
    `calls that wait          ${calls}, with ${Math.round(service.bytes / 1e6)} MB of requests`,
    `heap while they wait     ${(heapWaiting / 1e6).toFixed(0)} MB, ${Math.round(heapWaiting / calls)} bytes a call`,
    `a live call              ${ms(liveSeconds, few)} of processor time`,
    `a batched call           ${ms(batchedSeconds, calls)} of processor time`,
    '',
  ].join('\n'),
);
