import { describe, expect, it } from 'vitest';
import { ProviderError, TransportError } from '../../../../src/errors/index.ts';
import { retry } from '../../../../src/models/call/retries/retry.ts';
import { retryWaitMs } from '../../../../src/models/call/retries/retry-wait.ts';

type Code = TransportError['code'];

function transport(code: Code, retryAfterMs: number | null = null): TransportError {
  return new TransportError('failed', { code, model: 'p:m', retryAfterMs });
}

interface Tries {
  readonly made: number;
  readonly waits: readonly number[];
  readonly error: unknown;
}

async function tries(
  errors: readonly Error[],
  maxAttempts = 5,
  spared: readonly Error[] = [],
  maxUnreadable = maxAttempts,
): Promise<Tries> {
  let made = 0;
  const waits: number[] = [];
  const makeTry = async (isRetry: boolean): Promise<string> => {
    expect(isRetry).toBe(made > 0);
    made += 1;
    const error = errors[made - 1];
    if (error !== undefined) throw error;
    return 'done';
  };
  const error = await retry(makeTry, {
    maxAttempts,
    maxFailed: maxAttempts,
    maxUnreadable,
    counts: (thrown) => !spared.includes(thrown),
    waitMs: (_, attempt) => attempt * 10,
    wait: async (ms) => void waits.push(ms),
    onRetry: () => {},
  }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { made, waits, error };
}

describe('retry', () => {
  it.each(['refused-prompt', 'overlong-prompt'] as const)('makes no second try after %s', async (code) => {
    expect(await tries([transport(code)])).toMatchObject({ made: 1, waits: [], error: { code } });
  });

  it('tries again after transport failures, each after its wait', async () => {
    const failed = [transport('rate-limited'), transport('server-error'), transport('timed-out')];

    expect(await tries(failed)).toEqual({ made: 4, waits: [10, 20, 30], error: null });
  });

  it('gives up after the allowed tries, without a last wait', async () => {
    const failed = ['server-error', 'server-error', 'connection-failed'] as const;
    const errors = failed.map((code) => transport(code));

    expect(await tries(errors, 3)).toEqual({ made: 3, waits: [10, 20], error: errors[2] });
    expect(await tries(errors, 1)).toEqual({ made: 1, waits: [], error: errors[0] });
  });

  it('goes on without a wait after a failure that does not count', async () => {
    const errors = Array.from({ length: 30 }, () => transport('connection-failed'));
    const counted = errors.filter((_, index) => index % 10 === 9);
    const spared = errors.filter((error) => !counted.includes(error));

    expect(await tries(errors, 3, spared)).toEqual({ made: 30, waits: [10, 20], error: counted[2] });
  });

  it('gives up a call that is refused over and over, though refusals do not count', async () => {
    const errors = Array.from({ length: 80 }, () => transport('rate-limited'));

    expect(await tries(errors, 3, errors)).toEqual({ made: 53, waits: [10, 20], error: errors[52] });
  });

  it('counts responses that cannot be read by themselves', async () => {
    const unreadable = Array.from({ length: 9 }, () => transport('malformed-response'));
    const failed = [transport('server-error'), transport('timed-out'), transport('server-error')];

    expect(await tries(unreadable, 20, [], 4)).toMatchObject({ made: 4, error: unreadable[3] });
    expect(await tries(unreadable, 20, [], 10)).toMatchObject({ made: 10, error: null });
    expect(await tries([...unreadable.slice(0, 3), ...failed], 20, [], 4)).toMatchObject({ error: null });
    expect(await tries([...unreadable.slice(0, 3), ...failed], 5, [], 4)).toMatchObject({ made: 5 });
  });

  it.each([
    new ProviderError('no', { code: 'invalid-key', model: 'p:m' }),
    new TypeError('a mistake in the code'),
    new TypeError('fetch failed'),
    new Error('anything else'),
  ])('does not try again after %s', async (error) => {
    expect(await tries([error])).toEqual({ made: 1, waits: [], error });
  });

  it.each([
    new TypeError('a mistake in the code'),
    new TypeError('fetch failed'),
    new ProviderError('no', { code: 'invalid-key', model: 'p:m' }),
  ])('ends with what a later try throws when that cannot pass: %s', async (error) => {
    const errors = [transport('server-error'), error];

    expect(await tries(errors, 5, [error])).toEqual({ made: 2, waits: [10], error });
  });

  it('ends with what the wait throws', async () => {
    const stop = new Error('stop');
    const work = retry(() => Promise.reject(transport('server-error')), {
      maxAttempts: 3,
      maxFailed: 3,
      maxUnreadable: 3,
      counts: () => true,
      waitMs: () => 1,
      wait: () => Promise.reject(stop),
      onRetry: () => {},
    });

    await expect(work).rejects.toBe(stop);
  });
});

describe('retryWaitMs', () => {
  const chance = { seed: 1, key: 'k' };
  const waits = (retryAfterMs: number | null, attempt: number): number[] =>
    Array.from({ length: 200 }, (_, seed) => retryWaitMs({ retryAfterMs }, attempt, { seed, key: 'k' }));

  it('is the same for the same seed, key and attempt, and another otherwise', () => {
    const wait = retryWaitMs({ retryAfterMs: null }, 3, chance);

    expect(retryWaitMs({ retryAfterMs: null }, 3, chance)).toBe(wait);
    expect(new Set(waits(null, 3)).size).toBeGreaterThan(150);
    expect(retryWaitMs({ retryAfterMs: null }, 3, { seed: 1, key: 'l' })).not.toBe(wait);
  });

  it('spreads over a limit that doubles up to 20 seconds', () => {
    for (const [attempt, limit] of [
      [1, 1000],
      [2, 2000],
      [3, 4000],
      [6, 20_000],
      [40, 20_000],
    ] as const) {
      const all = waits(null, attempt);

      expect(Math.max(...all)).toBeLessThanOrEqual(limit);
      expect(Math.max(...all)).toBeGreaterThan(limit * 0.9);
      expect(Math.min(...all)).toBeLessThan(limit * 0.1);
    }
  });

  it('keeps to what the provider asks, and a little more, up to a minute', () => {
    for (const wait of waits(3000, 1)) expect(wait >= 3000 && wait <= 3250).toBe(true);
    for (const wait of waits(3_600_000, 1)) expect(wait >= 60_000 && wait <= 60_250).toBe(true);
  });
});
