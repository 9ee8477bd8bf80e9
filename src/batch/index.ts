export type { FailedResponse } from '../models/failures/failed-response.ts';
export { BatchClient, type BatchClientOptions, type ClientRequest } from './batch-client.ts';
export type {
  BatchCounts,
  BatchInput,
  BatchLimits,
  BatchRequest,
  BatchResult,
  BatchService,
  BatchServiceOptions,
  BatchState,
  BatchTarget,
  FoundBatch,
  SoughtBatch,
} from './batch-service.ts';
export type { ModelMaker } from './call-recorder.ts';
export { requestBytes } from './request-bytes.ts';
export { batched } from './run/batched.ts';
export type { BatchedOptions } from './run/batched-options.ts';
export { anthropicBatches } from './services/anthropic-batches.ts';
export { googleBatches } from './services/google-batches.ts';
export { type MistralBatchesOptions, mistralBatches } from './services/mistral-batches.ts';
export { type OpenaiBatchesOptions, openaiBatches } from './services/openai-batches.ts';
export type { BatchServiceSettings } from './services/service-options.ts';
export { formWithFile, repeatable, type StreamedBody, streamedBody } from './streamed-body.ts';
