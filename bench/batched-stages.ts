import { createOpenAI } from '@ai-sdk/openai';
import type { Budget, ConfiguredModel, Stage } from 'chimera-sdk';
import type { BuiltBatches, BuiltLibrary } from './built-library.ts';
import { type InstantBatches, instantAnswer, nowhere } from './instant-batches.ts';

/** What is asked: a prompt of some 4,000 characters. */
export interface LongQuestion {
  readonly id: string;
  readonly statement: string;
}

/** What comes of it. */
export type Solved = Pick<LongQuestion, 'id'>;

/** One stage with one call, by a live model and by a batched one. */
export interface BatchedStages {
  readonly live: Stage<LongQuestion, Solved>;
  batched(service: InstantBatches): Stage<LongQuestion, Solved>;
}

/** A price, so that a budget can be kept to. */
const usdPerMillion = { input: 1, output: 10, batch: 0.5 };
const settings = { maxConcurrency: 64, stream: false, maxOutputTokens: 4096 };

/** A budget that all calls fit into, were each to cost the most that it may. */
export function wideBudget(calls: number): Budget {
  return { usd: calls };
}

/** Made of the library as its users load it. Nothing goes over a network: all that is measured is work of this process. */
export function batchedStages(library: BuiltLibrary, { batched }: BuiltBatches): BatchedStages {
  const { defineStage, perMillionTokens, withSettings } = library;
  const price = perMillionTokens(usdPerMillion);
  const modelBy = (fetch: typeof globalThis.fetch): ConfiguredModel =>
    withSettings(createOpenAI({ ...nowhere, fetch }).chat('reasoner'), { ...settings, price });
  const stageOf = (model: ConfiguredModel): BatchedStages['live'] =>
    defineStage<LongQuestion, Solved>({
      name: 'solve',
      version: '1',
      models: [model],
      process: async ({ id, statement }, { call }) => {
        await call({ model, prompt: statement, slot: 'solve', parse: ({ text }) => text });
        return { id };
      },
    });
  return {
    live: stageOf(modelBy(async () => new Response(instantAnswer.body, instantAnswer))),
    batched: (service) => stageOf(batched(service, modelBy, { lookEveryMs: 50 })),
  };
}

/** Made one by one, so that the input itself takes no room; told of each before it is handed on. */
export async function* longQuestions(
  count: number,
  before: (index: number) => void = () => {},
): AsyncGenerator<LongQuestion, void> {
  for (let index = 0; index < count; index += 1) {
    before(index);
    yield { id: `item-${index}`, statement: `${index} ${'a statement of a problem '.repeat(160)}` };
  }
}
