import { describe, expect, it } from 'vitest';
import type { BatchedOptions } from '../../../src/batch/index.ts';
import { batched } from '../../../src/batch/index.ts';
import type { ConfiguredModel, Model } from '../../../src/core/model.ts';
import { withSettings } from '../../../src/models/with-settings.ts';
import { offlineModels } from '../../../src/offline/index.ts';
import { buildChimera, type Chimera } from '../../../src/pipeline/build-chimera.ts';
import { type BatchClientName, batchClient, batchClientNames } from '../../batch-provider/batch-clients.ts';
import { type BatchProvider, startBatchProvider } from '../../batch-provider/start-batch-provider.ts';
import { expectConservation, watched } from '../../support/conservation.ts';
import { rowBytes } from '../../support/row-bytes.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const subjects = ['Mathematics', 'Chemistry'];
const quick: BatchedOptions = { lookEveryMs: 5, lostAfterMs: 50 };

function pipeline(synthesize: Model): Chimera {
  return buildChimera({ models: { ...offlineModels(), synthesize }, expand: { topicsPerSubject: 3 } });
}

/** Unstreamed: not all faces of the provider stream. */
function liveModel({ url }: BatchProvider, client: BatchClientName): ConfiguredModel {
  return withSettings(batchClient(client, url).make(globalThis.fetch), { stream: false });
}

function batchedModel(
  { url }: BatchProvider,
  client: BatchClientName,
  options: BatchedOptions = {},
): ConfiguredModel {
  const { make, service } = batchClient(client, url);
  return batched(service, make, { ...quick, ...options });
}

describe('a pipeline whose synthesis is batched', () => {
  it.each(batchClientNames)('writes the rows of the live run, byte for byte, with %s', async (client) => {
    await using provider = await startBatchProvider();
    await using folder = await temporaryDirectory();
    const { warnings } = await pipeline(liveModel(provider, client))
      .run(subjects, { directory: folder.at('live') })
      .summary();
    const live = provider.paid();
    provider.reset();

    const run = watched(
      pipeline(batchedModel(provider, client)).run(subjects, { directory: folder.at('batched') }),
    );
    const summary = await run.summary();

    expect(summary).toMatchObject({ end: 'completed', warnings });
    expectConservation(summary);
    expect(provider.batches().length).toBeGreaterThan(0);
    const paid = Object.values(provider.paid());
    expect(paid.length).toBe(Object.keys(live).length);
    expect(paid.every((counts) => counts.live === 0 && counts.batch === 1)).toBe(true);
    expect(await rowBytes(folder.at('batched'))).toEqual(await rowBytes(folder.at('live')));
  });

  it.each([
    ['live', 'batched'],
    ['batched', 'live'],
  ] as const)(
    'goes on in the directory of a %s run without a call and with equal files, when it is %s',
    async (first, second) => {
      await using provider = await startBatchProvider();
      await using folder = await temporaryDirectory();
      const directory = folder.at('shared');
      const models = {
        live: liveModel(provider, 'openai chat'),
        batched: batchedModel(provider, 'openai chat'),
      };
      await pipeline(models[first]).run(subjects, { directory }).summary();
      const [before, paid] = [await rowBytes(directory), provider.paid()];

      const again = await pipeline(models[second]).run(subjects, { directory }).summary();
      const more = await pipeline(models[second])
        .run([...subjects, 'Physics'], { directory })
        .summary();

      expect(again).toMatchObject({ end: 'completed', calls: 0, changed: [] });
      expect(before['samples.jsonl']).not.toBe('');
      expect(more.calls).toBeGreaterThan(0);
      const counts = Object.values(provider.paid());
      expect(counts.length).toBeGreaterThan(Object.keys(paid).length);
      expect(counts.every(({ live, batch }) => live + batch === 1)).toBe(true);
      await pipeline(models[first]).run(subjects, { directory }).summary();
      expect(await rowBytes(directory)).toEqual(before);
    },
  );
});
