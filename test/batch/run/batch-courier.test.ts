import { expect, it } from 'vitest';
import type { BatchService } from '../../../src/batch/index.ts';
import { BatchAtWork } from '../../../src/batch/run/batch-at-work.ts';
import { BatchCourier } from '../../../src/batch/run/batch-courier.ts';
import { BatchLog } from '../../../src/batch/run/batch-log.ts';
import { batchedSettings } from '../../../src/batch/run/batched-options.ts';
import type { Spill } from '../../../src/core/call-carrier.ts';
import { contentHash } from '../../../src/core/content-hash.ts';
import { openPurse } from '../../../src/core/money/batch-purse.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';

/** A disk that needs a turn for each text. */
class SlowSpill implements Spill {
  readonly #texts = new Map<string, string>();
  #unwritten = 0;
  most = 0;

  put(key: string, text: string): void {
    this.#texts.set(key, text);
    this.#unwritten += 1;
    this.most = Math.max(this.most, this.#unwritten);
  }

  async room(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#unwritten = 0;
  }

  async get(key: string): Promise<string | undefined> {
    return this.#texts.get(key);
  }

  async close(): Promise<void> {}
}

it('takes answers no faster than the disk does', async () => {
  const keys = Array.from({ length: 200 }, (_, index) => contentHash('key', index));
  const limits = { requests: 1000, bytes: 1_000_000 };
  const service: BatchService = {
    name: 'quick',
    baseURL: 'http://loopback.invalid/v1',
    endpoints: ['/chat/completions'],
    limits,
    start: () => Promise.reject(new Error('nothing is sent')),
    find: async () => ({ kind: 'absent' }),
    look: async () => ({
      status: 'ended',
      tag: 'tag',
      counts: { total: null, answered: null, failed: null },
    }),
    results: async function* () {
      for (const id of keys) yield { kind: 'answered', id, status: 200, headers: {}, body: '{}' };
    },
    cancel: async () => {},
  };
  const spill = new SlowSpill();
  const store = memoryStore();
  const { signal } = new AbortController();
  const courier = new BatchCourier({
    run: {
      store,
      now: () => 0,
      after: () => () => {},
      draining: signal,
      cut: signal,
      purse: openPurse,
      warn: () => {},
      tell: () => {},
      resume: () => {},
      moved: () => {},
      createSpill: () => spill,
    },
    service,
    model: 'quick:model',
    settings: batchedSettings({}, limits),
    log: new BatchLog(store),
    requestsOf: () => ({ async *[Symbol.asyncIterator]() {} }),
    known: () => new Set(),
  });
  const target = { endpoint: '/chat/completions', model: 'model', headers: {} };
  const batch = new BatchAtWork({
    number: 0,
    tag: 'tag',
    target,
    keys,
    sentAt: 0,
    id: 'batch',
    left: keys.length,
    collection: null,
  });

  const ending = await courier.follow(batch);

  expect(ending.kind === 'over' && ending.answered.size).toBe(200);
  expect(spill.most).toBeLessThan(keys.length / 10);
});
