import { expect, it } from 'vitest';
import { batched } from '../../../src/batch/index.ts';
import { perMillionTokens } from '../../../src/models/per-million-tokens.ts';
import { withSettings } from '../../../src/models/with-settings.ts';
import { batchClient } from '../../batch-provider/batch-clients.ts';
import { startBatchProvider } from '../../batch-provider/start-batch-provider.ts';
import { grown, step, token } from '../../support/number-stages.ts';

it('does not begin all that waits for the budget again whenever some money is free', async () => {
  await using provider = await startBatchProvider({ polls: 0 });
  const { make, service } = batchClient('openai chat', provider.url);
  const price = perMillionTokens({ input: 1, output: 10, batch: 0.5 });
  const model = batched(service, (fetch) => withSettings(make(fetch), { maxOutputTokens: 4096, price }), {
    maxRequests: 10,
    lookEveryMs: 2,
  });
  let begun = 0;
  const stage = step(
    'ask',
    async (item, { call, draw }) => {
      begun += 1;
      await call({ model, prompt: item.id, slot: 'ask', parse: ({ text }) => text });
      return grown(item, 'ask', draw);
    },
    { models: [model] },
  );
  const items = Array.from({ length: 300 }, (_, index) => token(`item-${index}`));

  // Room for some 48 calls at the most that each may cost, and for all at what they do cost.
  const summary = await stage.run(items, { budget: { usd: 1 } }).summary();

  expect(summary).toMatchObject({ end: 'completed', rows: 300, batched: { calls: 300 } });
  // Twice each, and a few tries for each of the 30 batches: not thirty times those that are left.
  expect(begun).toBeLessThan(1_600);
}, 60_000);
