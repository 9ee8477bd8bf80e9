import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import { buildChimera, type Chimera, withSettings } from 'chimera-sdk';
import type { SpawnedProviderOptions } from '../test/provider/spawn-provider.ts';

/** Most calls of each model in flight at once, on every side that is measured. */
export const PLACES_PER_MODEL = 16;

/** How much is made, and how slow the models are. */
export interface ScenarioSize {
  readonly subjects: readonly string[];
  readonly topicsPerSubject: number;
  readonly kept: number;
  readonly maxAttempts: number;
  readonly medianMs: number;
}

/** Three models as in the paper: one drafts and checks, one checks and judges, one reasons. */
export interface ScenarioModels {
  readonly author: LanguageModel;
  readonly checker: LanguageModel;
  readonly reasoner: LanguageModel;
}

const SUBJECTS = [
  'Mathematics',
  'Computer Science',
  'Chemistry',
  'Physics',
  'Literature',
  'History',
  'Biology',
  'Linguistics',
];

/** 8 x 20 x 6 problems; `quick` is a toy. A median of 200 ms with sigma 0.7 has a mean of 255 ms. */
export function scenarioSize(quick: boolean): ScenarioSize {
  return quick
    ? { subjects: SUBJECTS.slice(0, 2), topicsPerSubject: 5, kept: 3, maxAttempts: 6, medianMs: 40 }
    : { subjects: SUBJECTS, topicsPerSubject: 20, kept: 6, maxAttempts: 12, medianMs: 200 };
}

/**
 * The provider of the scenario. About one draft in twenty is lost, which makes some 4,200 calls. Pages of topics are
 * clean, since reading them is not what is measured.
 */
export function scenarioProvider({ medianMs }: ScenarioSize): SpawnedProviderOptions {
  return {
    offline: {
      seed: 1,
      errors: {
        wrongReference: 0.02,
        ambiguousProblem: 0.01,
        verifierFalseReject: 0.01,
        duplicateTopic: 0,
        vagueTopic: 0,
      },
    },
    latency: { medianMs, sigma: 0.7 },
  };
}

/** The models at an address; `fetch` takes the place of the network. */
export function scenarioModels(url: string, fetch?: typeof globalThis.fetch): ScenarioModels {
  const provider = createOpenAICompatible({
    name: 'bench',
    baseURL: url,
    apiKey: 'bench',
    ...(fetch === undefined ? {} : { fetch }),
  });
  return {
    author: provider('bench-author'),
    checker: provider('bench-checker'),
    reasoner: provider('bench-reasoner'),
  };
}

/** The scenario as a user of the library writes it. */
export function scenarioChimera(models: ScenarioModels, size: ScenarioSize): Chimera {
  const limited = (model: LanguageModel): ReturnType<typeof withSettings> =>
    withSettings(model, { maxConcurrency: PLACES_PER_MODEL });
  const [author, checker] = [limited(models.author), limited(models.checker)];
  return buildChimera({
    models: {
      expand: author,
      generate: author,
      validate: [author, checker],
      synthesize: limited(models.reasoner),
      label: checker,
    },
    expand: { topicsPerSubject: size.topicsPerSubject },
    refill: { kept: size.kept, maxAttempts: size.maxAttempts },
  });
}
