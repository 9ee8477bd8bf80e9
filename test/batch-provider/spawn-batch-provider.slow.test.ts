import { expect, it } from 'vitest';
import { repeatable } from '../../src/batch/index.ts';
import { batchClient } from './batch-clients.ts';
import { spawnBatchProvider } from './spawn-batch-provider.ts';

it('keeps batches and what was paid in its own process', async () => {
  await using provider = await spawnBatchProvider({
    polls: 0,
    endpoints: [{ on: 'POST /v1/batches', fault: 'lost' }],
  });
  const { service } = batchClient('openai chat', provider.url);
  const options = { abortSignal: new AbortController().signal };
  const body = JSON.stringify({ model: 'offline-reasoner', messages: [{ role: 'user', content: 'Seven?' }] });
  const requests = repeatable(async function* () {
    yield { id: '0123456789abcdef01234567_synthesize_0_0_0', body };
  });
  const target = {
    endpoint: '/chat/completions',
    model: 'offline-reasoner',
    headers: {},
    tag: 'spawned',
    count: 1,
  };
  await expect(service.start({ ...target, requests }, options)).rejects.toMatchObject({
    name: 'TransportError',
  });
  const found = await service.find({ ...target, since: Date.now(), known: new Set() }, options);
  if (found.kind !== 'found') throw new Error('the batch was not found');
  await service.look(found.id, options);

  expect(await provider.batches()).toMatchObject([
    { tag: 'spawned', status: 'ended', lines: 1, answered: 1 },
  ]);
  expect(Object.values(await provider.paid())).toEqual([{ live: 0, batch: 1 }]);
  expect((await provider.requests()).slice(0, 3)).toEqual([
    'POST /v1/files',
    'POST /v1/batches',
    'GET /v1/batches',
  ]);
  await provider.reset();
  expect(await provider.batches()).toEqual([]);
});
