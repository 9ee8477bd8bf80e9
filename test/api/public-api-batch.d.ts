import {
  ProviderError,
  TransportError,
} from './public-api-shared.js';
import {
  BatchRequest,
  BatchService,
} from './public-api-shared.js';
export {
  BatchCounts,
  BatchInput,
  BatchLimits,
  BatchResult,
  BatchServiceOptions,
  BatchState,
  BatchTarget,
  FoundBatch,
  SoughtBatch,
} from './public-api-shared.js';
import {
  LanguageModel,
} from 'ai';
import {
  ConfiguredModel,
  Model,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';

interface FailedResponse {
    readonly url: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

interface StreamedBody {
    readonly type: string;
    readonly bytes: number;
    readonly pieces: AsyncIterable<string>;
}
declare function streamedBody(type: string, pieces: AsyncIterable<string>): Promise<StreamedBody>;
declare function formWithFile(fields: Readonly<Record<string, string>>, lines: AsyncIterable<string>): Promise<StreamedBody>;
declare function repeatable<Value>(make: () => AsyncIterator<Value>): AsyncIterable<Value>;

interface BatchClientOptions {
    readonly name: string;
    readonly baseURL: string;
    readonly headers: () => Readonly<Record<string, string>>;
    readonly fetch?: typeof globalThis.fetch | undefined;
}
interface ClientRequest {
    readonly path: string;
    readonly method?: 'GET' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly json?: object;
    readonly stream?: StreamedBody;
    readonly abortSignal: AbortSignal;
}
declare class BatchClient {
    #private;
    constructor(options: BatchClientOptions);
    check(): void;
    send({ path, method, headers, json, stream, abortSignal }: ClientRequest): Promise<Response>;
    json(request: ClientRequest): Promise<unknown>;
    lines(request: ClientRequest): AsyncGenerator<unknown, undefined>;
    jsonOrNull(request: ClientRequest): Promise<unknown>;
    refusal(response: FailedResponse, withheld?: readonly string[]): TransportError | ProviderError;
    malformed(): TransportError;
}

type ModelMaker = (fetch: typeof globalThis.fetch) => LanguageModel;

declare function requestBytes(request: Pick<BatchRequest, 'body'>): number;

interface BatchedOptions {
    readonly maxRequests?: number;
    readonly maxBytes?: number;
    readonly minRequests?: number;
    readonly otherwise?: 'live' | 'batch';
    readonly reAsks?: 'live' | 'batch';
    readonly maxCollectMs?: number;
    readonly maxWaitMs?: number;
    readonly wait?: 'stay' | 'leave';
    readonly onStop?: 'leave' | 'cancel';
    readonly lookEveryMs?: number;
    readonly lostAfterMs?: number;
}

declare function batched(service: BatchService, make: (fetch: typeof globalThis.fetch) => Model, options?: BatchedOptions): ConfiguredModel;

interface BatchServiceSettings {
    readonly apiKey?: string;
    readonly baseURL?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly fetch?: typeof globalThis.fetch;
}

declare function anthropicBatches(options?: BatchServiceSettings): BatchService;

declare function googleBatches(options?: BatchServiceSettings): BatchService;

interface MistralBatchesOptions extends BatchServiceSettings {
    readonly timeoutHours?: number;
}
declare function mistralBatches(options?: MistralBatchesOptions): BatchService;

interface OpenaiBatchesOptions extends BatchServiceSettings {
    readonly name?: string;
    readonly completionWindow?: string;
}
declare function openaiBatches(options?: OpenaiBatchesOptions): BatchService;

export {
  BatchClient,
  BatchRequest,
  BatchService,
  anthropicBatches,
  batched,
  formWithFile,
  googleBatches,
  mistralBatches,
  openaiBatches,
  repeatable,
  requestBytes,
  streamedBody,
  type BatchClientOptions,
  type BatchServiceSettings,
  type BatchedOptions,
  type ClientRequest,
  type FailedResponse,
  type MistralBatchesOptions,
  type ModelMaker,
  type OpenaiBatchesOptions,
  type StreamedBody,
};
