import type { CallCarrier } from '../core/call-carrier.ts';
import { type ConfiguredModel, isConfigured, type Model } from '../core/model.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { partWith } from '../options/option-schemas.ts';
import { modelSchema } from './model-schema.ts';

/**
 * Returns a model with its own carrier, whatever carries the other calls of a run. A model with
 * settings keeps them.
 *
 * @throws {ConfigurationError} When the model cannot work, or the carrier is none.
 *
 * @example
 * ```ts
 * import { type CallCarrier, withCarrier } from 'chimera-sdk/engine';
 *
 * declare const carrier: CallCarrier;
 * const reasoner = withCarrier(withSettings(vllm('Qwen/Qwen3-235B-A22B-Thinking-2507'), { temperature: 0.6 }), carrier);
 * ```
 */
export function withCarrier(model: Model, carrier: CallCarrier): ConfiguredModel {
  checkArguments(
    [modelSchema, model, 'withCarrier.model'],
    [partWith(['carry'], 'bullmqCarrier({ connection })'), carrier, 'withCarrier.carrier'],
  );
  return isConfigured(model)
    ? Object.freeze({ ...model, carrier })
    : Object.freeze({ kind: 'configured-model', model, settings: Object.freeze({}), carrier });
}
