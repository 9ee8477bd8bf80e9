import type { CallCollecting } from '../../core/call-carrier.ts';
import { type ConfiguredModel, isConfigured, type Model } from '../../core/model.ts';
import { ConfigurationError, type ConfigurationIssue } from '../../errors/index.ts';
import { modelSchema } from '../../models/model-schema.ts';
import { optionIssues } from '../../options/option-issues.ts';
import { callback } from '../../options/option-schemas.ts';
import type { BatchService } from '../batch-service.ts';
import { CallRecorder } from '../call-recorder.ts';
import { serviceFault } from '../service-fault.ts';
import { BatchCollector } from './batch-collector.ts';
import {
  type BatchedOptions,
  batchedOptionsSchema,
  batchedSettings,
  batchServiceSchema,
  contradictionsIn,
  termsOf,
} from './batched-options.ts';

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
    ...optionIssues(batchServiceSchema, service, 'batched.service'),
    ...optionIssues(callback, make, 'batched.make'),
    ...optionIssues(batchedOptionsSchema, options, 'batched'),
  ];
  if (issues.length > 0) throw new ConfigurationError(issues);
  const settings = batchedSettings(options, service.limits);
  const model = make((input, init) => globalThis.fetch(input, init));
  const faults = [...modelIssues(model), ...contradictionsIn(settings)];
  if (faults.length > 0) throw new ConfigurationError(faults);
  const recorder = new CallRecorder({ make: (fetch) => languageModelOf(make(fetch)), service });
  const configured: ConfiguredModel = isConfigured(model)
    ? model
    : { kind: 'configured-model', model, settings: {} };
  const collecting: CallCollecting = {
    terms: termsOf(settings),
    check: async (call, { abortSignal }) => {
      try {
        service.check?.();
        await recorder.check(call, { abortSignal });
      } catch (error) {
        throw serviceFault(error, service.name, call.model);
      }
    },
    collect: (run, name) => new BatchCollector({ run, service, recorder, model: name, settings }),
  };
  return Object.freeze({ ...configured, collecting });
}

function modelIssues(model: Model): readonly ConfigurationIssue[] {
  const issues = optionIssues(modelSchema, model, 'batched.make');
  if (issues.length > 0) return issues;
  const fault = (message: string): readonly ConfigurationIssue[] => [{ option: 'batched.make', message }];
  if (typeof languageModelOf(model) === 'string')
    return fault(
      'got the id of a model, which is asked with another fetch; build the model with the fetch that make is given',
    );
  if (isConfigured(model) && model.collecting !== undefined)
    return fault('the model is batched already; return it as it was before');
  return [];
}

function languageModelOf(model: Model): ConfiguredModel['model'] {
  return isConfigured(model) ? model.model : model;
}
