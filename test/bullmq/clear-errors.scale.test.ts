import { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bullmqCarrier, serveCalls } from '../../src/bullmq/index.ts';
import type { CallCarrier } from '../../src/core/call-carrier.ts';
import type { Sample } from '../../src/core/records/records.ts';
import type { Run, RunOptions } from '../../src/core/run.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { type ScriptedModel, scriptedModel } from '../../src/testing.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

const silent = (): ScriptedModel => scriptedModel(() => new Promise<never>(() => {}));
type AnyModel = Parameters<typeof serveCalls>[0]['models'][number];

function runOver(model: AnyModel, options: RunOptions): Run<Sample> {
  return buildChimera({ model }).run(['Mathematics'], options);
}

describe('a run whose calls are carried', () => {
  it('says within a minute that no worker serves a model, and ends so that it can be resumed', {
    timeout: 60_000,
  }, async () => {
    await using folder = await temporaryDirectory();
    const models = offlineModels();
    const { expand, generate, validate, synthesize, label } = models;
    const chimera = buildChimera({ models, expand: { topicsPerSubject: 1 } });
    const where = { connection: redis.url, prefix: 'nobody' };
    const runIn = (carrier: CallCarrier): Run<Sample> =>
      chimera.run(['Mathematics'], { carrier, directory: folder.at('run'), budget: { calls: 100 } });
    const run = runIn(bullmqCarrier({ ...where, patienceMs: 13_000 }));
    const warnings: (string | null)[] = [];
    run.on('warning', ({ model: about }) => warnings.push(about));
    const summary = await run.summary();

    expect(warnings).toEqual(['offline:offline-expander']);
    expect(summary).toMatchObject({ end: 'failed', error: { code: 'no-worker' } });
    expect(summary.error?.message).toMatch(
      /no worker has served offline:offline-expander for 1\d s.*queue nobody:offline_offline-expander-\w+ of Redis.*serveCalls\(\{ models \}\).*run again/,
    );
    expect(summary.warnings.join('\n')).toContain('no worker has served offline:offline-expander');
    // No one took the call: it cost nothing, and is not left for a worker that comes too late.
    expect(summary.spent).toMatchObject({ inputTokens: 0, outputTokens: 0 });
    expect(await redis.client.keys('nobody:*:wait')).toEqual([]);
    await using _server = await serveCalls({
      models: [expand, generate, ...validate, synthesize, label],
      ...where,
    });
    const resumed = await runIn(bullmqCarrier(where)).summary();
    expect(resumed).toMatchObject({ end: 'completed', error: null });
    expect(resumed.rows).toBeGreaterThan(0);
  });

  it('goes on when a worker comes', { timeout: 60_000 }, async () => {
    const where = { connection: redis.url, prefix: 'late-comer' };
    const model = scriptedModel(() => Object.assign(new Error('no'), { statusCode: 401 }));
    const ended = runOver(model, { carrier: bullmqCarrier(where) }).summary();
    await using _server = await serveCalls({ models: [model], ...where });

    expect(await ended).toMatchObject({ end: 'failed', error: { code: 'invalid-key' } });
    expect(model.calls).toHaveLength(1);
  });

  it('is stopped though no worker is there', { timeout: 60_000 }, async () => {
    const carrier = bullmqCarrier({ connection: redis.url, prefix: 'stopped' });
    const run = runOver(silent(), { carrier });
    const started = new Promise((resolve) => run.on('call-start', resolve));
    void run.summary();
    await started;
    await run.stop();

    expect(await run.summary()).toMatchObject({ end: 'stopped' });
  });

  it('is aborted, and its worker cuts what is under way', { timeout: 60_000 }, async () => {
    const where = { connection: redis.url, prefix: 'aborted' };
    const model = silent();
    await using server = await serveCalls({ models: [model], ...where });
    const controller = new AbortController();
    const cut = new Promise<string | null>((resolve) => server.on('call-end', ({ code }) => resolve(code)));
    server.on('call-start', () => controller.abort());
    const run = runOver(model, { carrier: bullmqCarrier(where), abortSignal: controller.signal });

    expect(await run.summary()).toMatchObject({ end: 'aborted' });
    expect(await cut).toBe('aborted');
    expect(server.active).toBe(0);
    expect(await redis.client.keys('aborted:*:c*')).toEqual([]);
  });

  it('ends with a message where a worker has other settings of the model', { timeout: 60_000 }, async () => {
    const where = { connection: redis.url, prefix: 'settings' };
    const [here, there] = [0.2, 0.7].map((temperature) => withSettings(silent(), { temperature }));
    if (here === undefined || there === undefined) throw new Error('two models are needed');
    await using server = await serveCalls({ models: [here], ...where });
    const refused: string[] = [];
    server.on('refused', ({ message }) => refused.push(message));
    const summary = await runOver(there, { carrier: bullmqCarrier(where) }).summary();

    expect(summary).toMatchObject({ end: 'failed', error: { code: 'worker-refused' } });
    expect(summary.error?.message).toContain('temperature is 0.2 here and 0.7 in the run');
    expect(refused).toEqual([summary.error?.message]);
  });

  it('is refused by a worker of another version', { timeout: 60_000 }, async () => {
    const where = { connection: redis.url, prefix: 'version' };
    await using server = await serveCalls({ models: [silent()], ...where });
    const refused = new Promise<string>((resolve) => server.on('refused', ({ message }) => resolve(message)));
    const name = (server.queues[0]?.queue ?? '').replace('version:', '');
    const queue = new Queue(name, { connection: redis.client, prefix: 'version' });
    await queue.add('call', { version: '0.0.9', order: {} });

    expect(await refused).toMatch(/has chimera-sdk \d+\.\d+\.\d+ and the run 0\.0\.9; install one version/);
    await queue.close();
  });

  it('names the address of a Redis that is not there, without its password', {
    timeout: 60_000,
  }, async () => {
    const connection = 'redis://user:sesame-sesame@127.0.0.1:1';
    const summary = await runOver(silent(), { carrier: bullmqCarrier({ connection }) }).summary();

    expect(summary).toMatchObject({ end: 'failed', error: { code: 'carrier-out-of-reach' } });
    expect(summary.error?.message).toMatch(/Redis at 127\.0\.0\.1:1 cannot be used \(ECONNREFUSED\)/);
    expect(summary.error?.message).not.toContain('sesame');
    await expect(serveCalls({ models: [silent()], connection })).rejects.toMatchObject({
      name: 'CarrierError',
      code: 'carrier-out-of-reach',
    });
  });
});

describe('options', () => {
  it('are checked at once, and show no password', async () => {
    const wrong = 'http://user:sesame-sesame@host';

    expect(() => bullmqCarrier({ connection: wrong })).toThrow(
      /bullmqCarrier\.connection: must be an address/,
    );
    expect(() => bullmqCarrier({ connection: wrong })).not.toThrow(/sesame/);
    await expect(serveCalls({ models: [], connection: redis.url, concurrency: 0 })).rejects.toThrow(
      /concurrency/,
    );
    await expect(serveCalls({ models: [silent(), silent()], connection: redis.url })).rejects.toThrow(
      /names scripted:model twice/,
    );
  });
});
