import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/errors/index.ts';
import { buildChimera, type Chimera } from '../../src/pipeline/build-chimera.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { httpModels } from '../support/http-models.ts';
import { impatient } from '../support/impatient.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const subjects = ['Chemistry', 'Linguistics', 'Physics'];

function chimeraOver(provider: Provider): Chimera {
  return buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 4 } });
}

describe('preview over real HTTP', () => {
  it('is paid once: the full run in its directory asks only for the rest', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const chimera = chimeraOver(provider);

    const preview = await chimera.preview(subjects, { samples: 3, directory, ...impatient });
    const previewed = provider.counters().requests;
    const full = await chimera.run(subjects, { directory, ...impatient }).summary();
    const { requests, distinct } = provider.counters();

    expect(preview.samples).toHaveLength(3);
    expect(new Set(preview.samples.map(({ subject }) => subject)).size).toBeGreaterThan(1);
    expect(preview.summary).toMatchObject({ end: 'completed', rows: 3, calls: previewed });
    expect(requests).toBe(distinct);
    expect(full.calls).toBe(requests - previewed);
    expect(full.reused).toBeGreaterThanOrEqual(previewed);
    const { calls } = preview.forecast.total;
    expect(requests).toBeGreaterThanOrEqual(calls.low);
    expect(requests).toBeLessThanOrEqual(calls.high);
  });

  it('costs nothing the second time, and can be asked about other subjects', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const options = { samples: 2, directory: folder.at('run'), ...impatient };
    const chimera = chimeraOver(provider);
    const first = await chimera.preview(subjects, options);
    const seen = provider.counters().requests;

    const second = await chimera.preview(subjects, options);
    const fewer = await chimera.estimate(['History'], { from: second });

    expect(provider.counters().requests).toBe(seen);
    expect(second.samples).toEqual(first.samples);
    expect(second.forecast.total.calls).toEqual(first.forecast.total.calls);
    expect(fewer.basis).toBe('preview');
    expect(fewer.total.calls.high).toBeLessThan(first.forecast.total.calls.likely);
  });

  it('forecasts also when the clock is set back again and again', async () => {
    await using provider = await startProvider();
    let at = 1_700_000_000_000;
    const now = (): number => {
      at -= 5;
      return at;
    };

    const preview = await chimeraOver(provider).preview(subjects, { samples: 1, ...impatient, now });

    expect(preview.summary.stages.map(({ seconds }) => seconds)).toEqual([0, 0, 0, 0, 0]);
    expect(
      preview.measured.flatMap(({ calls }) => calls.map(({ seconds }) => seconds.mean)),
    ).not.toContainEqual(expect.toSatisfy((mean: number) => mean !== 0));
  });

  it('refuses, before a call, samples that make no sense, under their own name', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const chimera = chimeraOver(provider);
    const refused = async (options: object, input = subjects): Promise<string> => {
      const error: unknown = await chimera.preview(input, options).catch((thrown: unknown) => thrown);
      return error instanceof ConfigurationError ? error.message : `not refused: ${String(error)}`;
    };

    expect(await refused({ samples: 0 })).toMatch(/^preview\.samples: must be a whole number/);
    expect(await refused({ samples: 25 })).toMatch(/^preview\.samples: 25 are more .* 24 at most/);
    expect(await refused({}, [])).toMatch(/^preview\.subjects: there are no items/);
    expect(await refused({ sample: 3 })).toMatch(
      /^preview\.sample: is an unknown option; the options are samples, assume/,
    );
    expect(await refused({ assume: { labels: {} } })).toMatch(
      /^preview\.assume\.labels: is an unknown stage/,
    );
    // As JavaScript may call it.
    expect(await refused(null as unknown as object)).toMatch(
      /^preview: must be an object of options, got null/,
    );
    expect(await refused({ target: 3 })).toMatch(
      /^preview\.target: is not an option of preview; set samples instead/,
    );
    expect(provider.requests).toEqual([]);

    await chimera.run(subjects, { directory, target: 6, ...impatient }).summary();
    expect(await refused({ samples: 3, directory })).toMatch(/^preview\.samples: 3 is below the 6 rows/);
  });
});
