import { describe, expect, it } from 'vitest';
import { definePrompt } from '../../src/core/prompt.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import type { ChimeraOptions } from '../../src/pipeline/chimera-options.ts';
import { type LabelPromptInput, labelPrompt } from '../../src/stages/label/index.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { httpModels } from '../support/http-models.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Runs into one directory, first with some options and then with others, and says what the second run asked for. */
async function askedAnew(
  first: Variant,
  second: Variant,
): Promise<{
  readonly byModel: Readonly<Record<string, number>>;
  readonly fresh: number;
}> {
  await using provider = await startProvider();
  await using folder = await temporaryDirectory();
  const directory = folder.at('run');
  await runVariant(provider, first, directory);
  const before = new Set(provider.requests.map(({ identity }) => identity));
  const requestsBefore = provider.requests.length;
  await runVariant(provider, second, directory);
  const asked = provider.requests.slice(requestsBefore);
  const byModel: Record<string, number> = {};
  for (const { model } of asked) byModel[model] = (byModel[model] ?? 0) + 1;
  const again = asked.filter(({ identity }) => before.has(identity));
  expect(again).toEqual([]);
  return { byModel, fresh: asked.length };
}

interface Variant {
  readonly subjects?: readonly string[];
  readonly options?: ChimeraOptions;
}

async function runVariant(provider: Provider, variant: Variant, directory: string): Promise<void> {
  const chimera = buildChimera({
    models: httpModels(provider.url),
    expand: { topicsPerSubject: 4 },
    ...variant.options,
  });
  const { end } = await chimera.run(variant.subjects ?? ['Mathematics', 'Biology'], { directory }).summary();
  expect(end).toBe('completed');
}

/** What a fresh run with these options asks for in all. */
async function askedInAll(variant: Variant): Promise<number> {
  await using provider = await startProvider();
  await using folder = await temporaryDirectory();
  await runVariant(provider, variant, folder.at('run'));
  return provider.requests.length;
}

describe('a second run into the same directory', () => {
  it('asks only for the new problems when more are to be kept', async () => {
    const two: Variant = { options: { refill: { kept: 2, maxAttempts: 10 } } };
    const five: Variant = { options: { refill: { kept: 5, maxAttempts: 10 } } };

    const { fresh, byModel } = await askedAnew(two, five);

    expect(fresh).toBe((await askedInAll(five)) - (await askedInAll(two)));
    expect(byModel['offline-expander']).toBeUndefined();
  });

  it('asks only about the subject that is new', async () => {
    const two: Variant = { subjects: ['Mathematics', 'Biology'] };
    const three: Variant = { subjects: ['Mathematics', 'History', 'Biology'] };

    const { fresh } = await askedAnew(two, three);

    expect(fresh).toBe(await askedInAll({ subjects: ['History'] }));
  });

  it('asks only for labels when the label prompt has changed', async () => {
    const changed = definePrompt<LabelPromptInput>({
      name: 'stricter',
      version: '1',
      render: (input) => {
        const text = labelPrompt.render(input);
        return typeof text === 'string'
          ? `${text}\nBe strict.`
          : { ...text, user: `${text.user}\nBe strict.` };
      },
    });

    const asking = { askJudge: 'always' } as const;
    const { byModel } = await askedAnew(
      { options: { label: asking } },
      { options: { label: { ...asking, prompt: changed } } },
    );

    expect(Object.keys(byModel)).toEqual(['offline-judge']);
  });

  it('asks only for truncated replies when the cap is raised', async () => {
    const faultless = { truncatedTrajectory: 0, malformedReply: 0 };
    await using provider = await startProvider({ offline: { faults: faultless } });
    await using folder = await temporaryDirectory();
    const { synthesize, ...others } = httpModels(provider.url);
    const truncatedUnder = async (maxOutputTokens: number): Promise<number> => {
      const models = { ...others, synthesize: withSettings(synthesize, { maxOutputTokens }) };
      const chimera = buildChimera({ models, expand: { topicsPerSubject: 4 } });
      const samples = await chimera
        .run(['Mathematics', 'Biology'], { directory: folder.at('run') })
        .toArray();
      return samples.filter((sample) => sample.truncated).length;
    };

    const cut = await truncatedUnder(230);
    provider.reset();
    const stillCut = await truncatedUnder(100_000);

    const asked = provider.requests
      .filter(({ model }) => model !== 'offline-judge')
      .map(({ model }) => model);
    expect(cut).toBeGreaterThan(0);
    expect(stillCut).toBe(0);
    expect(asked).toEqual(Array.from({ length: cut }, () => 'offline-reasoner'));
  });

  it('asks for nothing when less is wanted, and keeps only what is wanted', async () => {
    const { fresh } = await askedAnew(
      {},
      { subjects: ['Biology'], options: { expand: { topicsPerSubject: 2 } } },
    );

    expect(fresh).toBe(0);
  });
});
