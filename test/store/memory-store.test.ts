import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/store/memory-store.ts';
import { resultStoreConformance } from '../../src/testing/result-store-conformance.ts';

describe('memoryStore', () => {
  for (const { name, run } of resultStoreConformance({ open: async () => memoryStore() })) it(name, run);

  it('refuses what it does not know', () => {
    const options: object = { keep: 'some', size: 3 };

    expect(() => memoryStore(options)).toThrow(
      /memoryStore\.keep: must be 'unfinished' or 'all', got "some".*memoryStore\.size: is an unknown option/su,
    );
  });

  it('drops a released value unless it is to keep all', async () => {
    const [unfinished, all] = [memoryStore(), memoryStore({ keep: 'all' })];
    for (const store of [unfinished, all]) {
      await store.putIfAbsent('key', 'value');
      store.release('key');
    }

    expect(await unfinished.get('key')).toBeUndefined();
    expect(await all.get('key')).toBe('value');
  });
});
