import type { LanguageModel } from 'ai';
import { type ClientName, modelOf } from '../provider/provider-clients.ts';

/** A cast of models, each named, as `buildChimera` takes it. */
export interface HttpModels {
  readonly expand: LanguageModel;
  readonly generate: LanguageModel;
  readonly validate: readonly LanguageModel[];
  readonly synthesize: LanguageModel;
  readonly label: LanguageModel;
}

/** The offline models, reached over real HTTP at the provider on loopback. */
export function httpModels(url: string, client: ClientName = 'openai-compatible'): HttpModels {
  const model = (name: string): LanguageModel => modelOf(client, url, `offline-${name}`);
  return {
    expand: model('expander'),
    generate: model('generator'),
    validate: [model('verifier-a'), model('verifier-b')],
    synthesize: model('reasoner'),
    label: model('judge'),
  };
}
