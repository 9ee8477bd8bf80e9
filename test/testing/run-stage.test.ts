import { describe, expect, it } from 'vitest';
import { reject } from '../../src/core/outcome.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { defineStage } from '../../src/stages/definition/define-stage.ts';
import { instantClock } from '../../src/testing/instant-clock.ts';
import { runStage } from '../../src/testing/run-stage.ts';
import { wait } from '../../src/time/wait.ts';

const halve = defineStage<number, number>({
  name: 'halve',
  version: '1',
  process: (value) => {
    if (value > 100) throw new Error('too large');
    return value % 2 === 0 ? value / 2 : reject('odd', `${value} is odd`);
  },
});

describe('runStage', () => {
  it('gathers what was kept, rejected and failed', async () => {
    const { outputs, rejected, failed, summary } = await runStage(halve, [4, 5, 101]);

    expect(outputs).toEqual([2]);
    expect(rejected).toMatchObject([{ code: 'odd', reason: '5 is odd', stage: 'halve' }]);
    expect(failed).toMatchObject([{ failure: { message: expect.stringContaining('too large') } }]);
    expect(summary.end).toBe('completed');
  });

  it('runs stages composed, with the options of a run', async () => {
    const whole = compose(halve, {
      ...defineStage<number, string>({ name: 'tell', version: '1', process: String }),
    });

    const { outputs, summary } = await runStage(whole, [8], { seed: 3, now: () => 5_000 });

    expect(outputs).toEqual(['4']);
    expect(summary.seconds).toBe(0);
  });

  it('makes one call at a time also where an option is undefined', async () => {
    let [working, most] = [0, 0];
    const count = defineStage<number, number>({
      name: 'count',
      version: '1',
      process: async (value) => {
        working += 1;
        most = Math.max(most, working);
        await new Promise((resolve) => setImmediate(resolve));
        working -= 1;
        return value;
      },
    });

    await runStage(count, [1, 2, 3, 4, 5, 6], { maxConcurrency: undefined } as object);

    expect(most).toBeLessThanOrEqual(2);
  });
});

describe('runStage without a stage', () => {
  const call = runStage as (...given: readonly unknown[]) => Promise<unknown>;

  it.each([
    [[undefined, [1]], /^runStage\.stage: must be a stage, got undefined; make it with defineStage/u],
    [[{}, [1]], /^runStage\.stage\.run: must be a function, got undefined$/u],
    [[halve, [1], null], /^runStage: must be an object of options, got null$/u],
    [[halve, 1], /^runStage\.items: must be an array/u],
  ])('says so: %j', async (given, message) => {
    await expect(call(...given)).rejects.toThrow(message);
  });
});

describe('instantClock', () => {
  it('moves the time on by short waits and holds long ones until they are aborted', async () => {
    const clock = instantClock();
    const long = new AbortController();
    const held = wait(clock, 900_000, long.signal);

    await wait(clock, 20_000);
    long.abort(new Error('given up'));

    expect(clock.now()).toBe(20_000);
    await expect(held).rejects.toThrow('given up');
    await expect(wait(clock, 1, long.signal)).rejects.toThrow('given up');
  });

  it('drives a whole run', async () => {
    const samples = await buildChimera({ models: offlineModels() })
      .run(['Biology'], instantClock())
      .toArray();

    expect(samples.length).toBeGreaterThan(0);
  });
});
