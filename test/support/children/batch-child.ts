import { createOpenAI } from '@ai-sdk/openai';
import { batched, openaiBatches } from '../../../src/batch/index.ts';
import { perMillionTokens } from '../../../src/models/per-million-tokens.ts';
import { withSettings } from '../../../src/models/with-settings.ts';
import { askingStage } from '../asking-stage.ts';
import { token } from '../number-stages.ts';

/** Asks a batched model about some items in a directory, and prints the rows with what was spent. */
async function work(url: string, directory: string, items: number): Promise<void> {
  const at = { baseURL: `${url}/v1`, apiKey: 'test-key-0123456789' };
  const model = batched(
    openaiBatches(at),
    (fetch) =>
      withSettings(createOpenAI({ ...at, fetch }).chat('offline-reasoner'), {
        maxOutputTokens: 4096,
        price: perMillionTokens({ input: 1, output: 10, batch: 0.5 }),
      }),
    { maxRequests: 4, lookEveryMs: 3, lostAfterMs: 200 },
  );
  const input = Array.from({ length: items }, (_, index) => token(`item-${index}`));
  const run = askingStage('ask', model).run(input, { directory, budget: { usd: 1000 } });
  process.send?.('begun');
  const rows = await run.toArray();
  const { end, spentInAll } = await run.summary();
  const trails = rows
    .map(({ id, trail }) => ({ id, trail }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  process.stdout.write(JSON.stringify({ end, spentInAll, rows: trails }));
  process.disconnect?.();
}

const [url = '', directory = '', items = ''] = process.argv.slice(2);
void work(url, directory, Number(items));
