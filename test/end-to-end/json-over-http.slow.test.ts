import type { LanguageModel } from 'ai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfiguredModel, StructuredOutput } from '../../src/core/model.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { flawless } from '../offline/ask-offline.ts';
import { clientNames } from '../provider/provider-clients.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { httpModels } from '../support/http-models.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider({ offline: { ...flawless, reasoningWords: 40 } });
});
afterAll(() => provider.close());

const modes: readonly StructuredOutput[] = ['prompt', 'json_object', 'json_schema', 'auto'];

describe.each(clientNames)('the five stages in JSON by way of %s', (client) => {
  it.each(modes)('make a dataset in mode %s', async (structuredOutput) => {
    const asking = (model: LanguageModel): ConfiguredModel => withSettings(model, { structuredOutput });
    const { expand, generate, validate, synthesize, label } = httpModels(provider.url, client);
    const models = {
      expand: asking(expand),
      generate: asking(generate),
      validate: validate.map(asking),
      synthesize: asking(synthesize),
      label: asking(label),
    };
    const chimera = buildChimera({ models, expand: { topicsPerSubject: 2 }, label: { askJudge: 'always' } });
    const run = chimera.run(['Mathematics']);
    const summary = await run.summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 4, labels: { correct: 4 } });
    expect(summary.stages.map(({ failed }) => failed)).toEqual(summary.stages.map(() => 0));
  });
});
