import { type OfflineModel, offlineModel } from './offline-model.ts';
import { type OfflineOptions, resolveOfflineOptions } from './offline-options.ts';

/** One model for each part: what `buildChimera` takes as `models`. */
export interface OfflineModels {
  readonly expand: OfflineModel;
  readonly generate: OfflineModel;
  readonly validate: readonly [OfflineModel, OfflineModel];
  readonly synthesize: OfflineModel;
  readonly label: OfflineModel;
}

/**
 * Creates language models that need no network, key or money, and play all five parts of the pipeline.
 *
 * They work from the prompt alone, like any model, know problem families of the paper's eight subjects, and err at set
 * rates; `truthOf` tells what is true. The same request and the same `x-chimera-sample` header always get the same
 * reply, so runs can be repeated. Any of the models can play any part, and rank problems for `rankQuality`.
 *
 * @throws {ConfigurationError} When a rate is not from 0 to 1, or another option is out of its range.
 *
 * @example
 * ```ts
 * import { buildChimera } from 'chimera-sdk';
 * import { offlineModels } from 'chimera-sdk/offline';
 *
 * const models = offlineModels({ seed: 7, errors: { wrongTrajectory: 0.5 } });
 * const samples = await buildChimera({ models }).run(['Biology']).toArray();
 * ```
 */
export function offlineModels(options: OfflineOptions = {}): OfflineModels {
  const resolved = resolveOfflineOptions(options);
  const model = (name: string): OfflineModel => offlineModel(`offline-${name}`, resolved);
  return {
    expand: model('expander'),
    generate: model('generator'),
    validate: [model('verifier-a'), model('verifier-b')],
    synthesize: model('reasoner'),
    label: model('judge'),
  };
}
