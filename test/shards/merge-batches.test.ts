import { describe, expect, it } from 'vitest';
import type { BatchedOptions } from '../../src/batch/index.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { mergeRuns } from '../../src/shards/merge-runs.ts';
import { askingStage } from '../support/asking-stage.ts';
import { token } from '../support/number-stages.ts';
import { rowBytes } from '../support/row-bytes.ts';
import { atWork, StandInBatches } from '../support/stand-in-batches.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { entriesOf } from './a-shard.ts';

const [left, right] = [['a', 'b'].map(token), ['c', 'd'].map(token)];

function ran(
  service: StandInBatches,
  items: typeof left,
  directory: string,
  options: BatchedOptions = {},
): Promise<RunSummary> {
  const model = service.model({ lookEveryMs: 1, lostAfterMs: 5, ...options });
  return askingStage('ask', model).run(items, { directory }).summary();
}

async function batchEntriesIn(directory: string): Promise<number> {
  const keys = [...(await entriesOf(directory)).keys()];
  return keys.filter((key) => key.startsWith('batches/')).length;
}

describe('shards whose calls were batched', () => {
  it('bring their replies along and not their batches, and the whole asks for nothing', async () => {
    await using folder = await temporaryDirectory();
    const service = new StandInBatches();
    await ran(service, left, folder.at('left'));
    await ran(service, right, folder.at('right'));
    await ran(new StandInBatches(), [...left, ...right], folder.at('undivided'));

    const merged = await mergeRuns([folder.at('left'), folder.at('right')], { to: folder.at('all') });
    const whole = await ran(service, [...left, ...right], folder.at('all'));

    expect(await batchEntriesIn(folder.at('left'))).toBeGreaterThan(0);
    expect(await batchEntriesIn(folder.at('all'))).toBe(0);
    expect(merged).toMatchObject({ replies: 4, warnings: [], spent: { calls: 4 } });
    expect(whole).toMatchObject({ end: 'completed', rows: 4, calls: 0, reused: 4, spentInAll: { calls: 4 } });
    expect(await rowBytes(folder.at('all'))).toEqual(await rowBytes(folder.at('undivided')));
    expect(service.batches).toHaveLength(2);
  });

  it('say when one was left waiting: what it waits for is asked again', async () => {
    await using folder = await temporaryDirectory();
    const service = new StandInBatches();
    await ran(service, left, folder.at('left'));
    service.script = { state: atWork };
    const waiting = await ran(service, right, folder.at('right'), { wait: 'leave' });
    service.script = {};

    const merged = await mergeRuns([folder.at('left'), folder.at('right')], { to: folder.at('all') });
    const whole = await ran(service, [...left, ...right], folder.at('all'));

    expect(waiting.end).toBe('waiting');
    expect(merged.warnings).toEqual([
      expect.stringMatching(/right ended as waiting/),
      expect.stringMatching(/right waits for 1 batch of a provider: run its pipeline there once more/),
    ]);
    expect(whole).toMatchObject({ end: 'completed', rows: 4, calls: 2, reused: 2 });
    expect(service.batches.map(({ requests }) => requests.length)).toEqual([2, 2, 2]);
  });

  it('are merged without loss once the waiting one has been run to its end', async () => {
    await using folder = await temporaryDirectory();
    const service = new StandInBatches();
    await ran(service, left, folder.at('left'));
    service.script = { state: atWork };
    await ran(service, right, folder.at('right'), { wait: 'leave' });
    service.script = {};
    await ran(service, right, folder.at('right'));

    const merged = await mergeRuns([folder.at('left'), folder.at('right')], { to: folder.at('all') });

    expect(merged).toMatchObject({ replies: 4, warnings: [], spent: { calls: 4 } });
    expect(service.batches).toHaveLength(2);
    expect(service.paidTwice).toBe(0);
  });
});
