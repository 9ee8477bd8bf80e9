import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { untilAborted } from '../../src/time/until-aborted.ts';

function never(): Promise<never> {
  return new Promise(() => undefined);
}

describe('untilAborted', () => {
  it('returns what the promise resolves with, or throws what it throws', async () => {
    const { signal } = new AbortController();

    await expect(untilAborted(Promise.resolve(7), signal)).resolves.toBe(7);
    await expect(untilAborted(Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken');
  });

  it('rejects all who wait as soon as the signal aborts', async () => {
    const controller = new AbortController();
    const waits = [1, 2, 3].map(() => untilAborted(never(), controller.signal));

    controller.abort();

    const ends = await Promise.allSettled(waits);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(untilAborted(never(), controller.signal)).rejects.toMatchObject({ code: 'aborted' });
  });

  it('listens once however many wait, and not at all when no one does', async () => {
    const { signal } = new AbortController();
    const ends: ((value: number) => void)[] = [];
    const waits = Array.from({ length: 100 }, () =>
      untilAborted(new Promise<number>((resolve) => ends.push(resolve)), signal),
    );
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);

    for (const end of ends) end(1);
    await Promise.all(waits);

    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('listens again after everyone had left', async () => {
    const controller = new AbortController();
    await untilAborted(Promise.resolve(1), controller.signal);
    const waiting = untilAborted(never(), controller.signal);

    controller.abort();

    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
  });
});
