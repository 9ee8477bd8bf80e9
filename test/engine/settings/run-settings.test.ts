import { describe, expect, it } from 'vitest';
import { resolveRunOptions } from '../../../src/engine/settings/run-settings.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';

// What JavaScript callers can pass, whatever the types say.
function resolveLoosely(options: object): unknown {
  return Reflect.apply(resolveRunOptions, undefined, [options, ['expand'], []]);
}

describe('the options of a run', () => {
  it.each([
    ['no store', { store: {} }, /run\.store: must be something like memoryStore\(\{ keep: 'all' \}\), got/],
    [
      'a retry over nothing',
      { retry: 'failed' },
      /run\.retry: finds nothing .* memoryStore\(\{ keep: 'all' \}\)/,
    ],
  ])('name the memory store that keeps what a later run reads: %s', (_, options, message) => {
    expect(() => resolveLoosely(options)).toThrow(message);
  });

  it('select something with a retry', () => {
    expect(() => resolveLoosely({ retry: {}, directory: 'runs/x' })).toThrow(
      "run.retry: selects nothing; set stage or code, or pass 'failed' for all",
    );
  });

  it('show a value of another type as what it is', () => {
    expect(() =>
      resolveLoosely({ maxConcurrency: '5', failureLimit: '9', seed: null, directory: 7 }),
    ).toThrow(
      /'runs\/first', got 7\n- run\.maxConcurrency: .*, got "5"\n- run\.failureLimit: .*, got "9"\n- run\.seed: .*, got null/,
    );
  });

  it('take such a store with a retry', () => {
    const store = memoryStore({ keep: 'all' });

    expect(resolveLoosely({ store, retry: 'failed' })).toMatchObject({ storage: { kind: 'store', store } });
  });
});
