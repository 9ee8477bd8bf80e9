import type { CollectingRun } from '../../core/call-carrier.ts';
import type { ConfiguredModel, Model } from '../../core/model.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { modelSchema } from '../../models/model-schema.ts';
import { optionIssues } from '../../options/option-issues.ts';
import { callback, partWith } from '../../options/option-schemas.ts';
import type { BatchService } from '../batch-service.ts';
import { CallRecorder } from '../call-recorder.ts';
import { BatchCollector } from './batch-collector.ts';
import { type BatchedOptions, batchedOptionsSchema, batchedSettings } from './batched-options.ts';

/**
 * Returns a model whose calls are answered by batches of its provider, at the price of a batch and mostly within a day. Nothing else
 * of a pipeline changes: keys, replies and rows are those of live calls, and both share a directory.
 *
 * @param service - the provider's batches, such as `openaiBatches({ apiKey })`
 * @param make - makes the model, with settings or without, so that it sends its requests by the given `fetch`
 * @throws {ConfigurationError} When the model, the service or an option cannot work; names all faults at once.
 *
 * @example
 * ```ts
 * import { createOpenAI } from '@ai-sdk/openai';
 * import { batched, openaiBatches } from 'chimera-sdk/batch';
 *
 * const apiKey = process.env['OPENAI_API_KEY'] ?? '';
 * const reasoner = batched(openaiBatches({ apiKey }), (fetch) => createOpenAI({ apiKey, fetch }).responses('gpt-5'));
 * ```
 */
export function batched(
  service: BatchService,
  make: (fetch: typeof globalThis.fetch) => Model,
  options: BatchedOptions = {},
): ConfiguredModel {
  const issues = [
    ...optionIssues(
      partWith(['start', 'find', 'look', 'results', 'cancel'], 'openaiBatches({ apiKey })'),
      service,
      'batched.service',
    ),
    ...optionIssues(callback, make, 'batched.make'),
    ...optionIssues(batchedOptionsSchema, options, 'batched'),
  ];
  if (issues.length > 0) throw new ConfigurationError(issues);
  const model = make((input, init) => globalThis.fetch(input, init));
  const modelIssues = optionIssues(modelSchema, model, 'batched.make');
  if (modelIssues.length > 0) throw new ConfigurationError(modelIssues);
  const settings = batchedSettings(options, service.limits);
  const recorder = new CallRecorder({ make: (fetch) => languageModelOf(make(fetch)), service });
  const configured: ConfiguredModel =
    typeof model === 'object' && 'kind' in model ? model : { kind: 'configured-model', model, settings: {} };
  return Object.freeze({
    ...configured,
    collecting: {
      collect: (run: CollectingRun, name: string) =>
        new BatchCollector({ run, service, recorder, model: name, settings }),
    },
  });
}

function languageModelOf(model: Model): ConfiguredModel['model'] {
  return typeof model === 'object' && 'kind' in model ? model.model : model;
}
