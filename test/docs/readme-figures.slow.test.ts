import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { describe, expect, it } from 'vitest';
import { perMillionTokens, withSettings } from '../../src/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { markdownPages } from './documentation.ts';

describe('what the README says of one subject', () => {
  it('is what estimate says at the prices that it names', async () => {
    const server = createOpenAICompatible({ name: 'any', baseURL: 'http://127.0.0.1:1' });
    const priced = (id: string, input: number, output: number): ReturnType<typeof withSettings> =>
      withSettings(server(id), { price: perMillionTokens({ input, output }) });
    const writer = priced('gpt-5', 1.25, 10);
    const chimera = buildChimera({
      model: writer,
      models: {
        validate: [writer, priced('gpt-5-mini', 0.25, 2)],
        synthesize: priced('reasoner', 0.23, 2.3),
      },
    });

    const { rows, total } = await chimera.estimate(['Mathematics']);

    const usd = total.usd ?? { low: 0, likely: 0, high: 0 };
    const { seconds } = total;
    const minutes = (value: number): number => Math.round(value / 60);
    const dollars = (value: number): string => (Math.round(value * 10) / 10).toFixed(2);
    const said = `about ${rows.likely} rows (${rows.low} to ${rows.high}), ${Math.round(usd.likely)} dollars (${dollars(usd.low)} to ${dollars(usd.high)}) and ${minutes(seconds.likely)} minutes (${minutes(seconds.low)} to ${minutes(seconds.high)})`;
    const readme =
      markdownPages()
        .find(({ path }) => path === 'README.md')
        ?.lines.join(' ') ?? '';
    expect(readme).toContain(said);
  });
});
