import type { ConfiguredModel } from '../../src/core/model.ts';
import { perMillionTokens } from '../../src/models/per-million-tokens.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import type { LoggedRequest } from '../provider/request-log.ts';
import { type HttpModels, httpModels } from './http-models.ts';

const [INPUT, OUTPUT] = [1, 4];

/** What a budget in tokens or in dollars needs of each model: a cap on its replies, and a price. */
export type CappedModels = {
  readonly [Part in keyof HttpModels]: HttpModels[Part] extends readonly unknown[]
    ? readonly ConfiguredModel[]
    : ConfiguredModel;
};

/** The offline models over HTTP, with a cap and a price. */
export function cappedModels(url: string, maxOutputTokens: number): CappedModels {
  const price = perMillionTokens({ input: INPUT, output: OUTPUT });
  const capped = (model: Parameters<typeof withSettings>[0]): ConfiguredModel =>
    withSettings(model, { maxOutputTokens, price });
  const { expand, generate, validate, synthesize, label } = httpModels(url);
  return {
    expand: capped(expand),
    generate: capped(generate),
    validate: validate.map(capped),
    synthesize: capped(synthesize),
    label: capped(label),
  };
}

/** What the provider itself counts, at the price of capped models. */
export interface Bill {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly tokens: number;
  readonly usd: number;
}

export function billOf(requests: readonly LoggedRequest[]): Bill {
  const inputTokens = requests.reduce((sum, request) => sum + request.inputTokens, 0);
  const outputTokens = requests.reduce((sum, request) => sum + request.outputTokens, 0);
  const usd = (INPUT * inputTokens + OUTPUT * outputTokens) / 1e6;
  return { calls: requests.length, inputTokens, outputTokens, tokens: inputTokens + outputTokens, usd };
}
