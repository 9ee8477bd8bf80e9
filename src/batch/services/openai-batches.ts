import { checkOptions } from '../../options/check-options.ts';
import { nonEmptyString, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import { BatchClient, hasStatus } from '../batch-client.ts';
import type {
  BatchCounts,
  BatchInput,
  BatchResult,
  BatchService,
  BatchServiceOptions,
  BatchState,
  FoundBatch,
  SoughtBatch,
} from '../batch-service.ts';
import { listAt, memberAt, numberAt, textAt, timeAt } from '../members.ts';
import { formWithFile, repeatable } from '../streamed-body.ts';
import { answeredLine } from './answered-line.ts';
import { addressOf, apiKeyOf, type BatchServiceSettings, settingsShape } from './service-options.ts';

/** Options of `openaiBatches`. */
export interface OpenaiBatchesOptions extends BatchServiceSettings {
  /** Name of the provider in messages, when it is another one that speaks OpenAI's protocol. @default 'openai' */
  readonly name?: string;
  /** How long the provider may take, as it names it. OpenAI knows `24h` only. @default '24h' */
  readonly completionWindow?: string;
}

const schema: OptionSchema = optionsSchema<OpenaiBatchesOptions>({
  ...settingsShape,
  name: nonEmptyString.optional(),
  completionWindow: nonEmptyString.optional(),
});

/**
 * The batches of OpenAI, for models of `openai.chat` and `openai.responses`; also of Azure OpenAI and of servers that speak the
 * same protocol, by `baseURL`.
 *
 * @throws {ConfigurationError} When an option cannot work.
 *
 * @example
 * ```ts
 * import { openaiBatches } from 'chimera-sdk/batch';
 *
 * const service = openaiBatches();
 * const azure = openaiBatches({
 *   baseURL: 'https://my-resource.openai.azure.com/openai/v1',
 *   apiKey: process.env['AZURE_API_KEY'] ?? '',
 * });
 * ```
 */
export function openaiBatches(options: OpenaiBatchesOptions = {}): BatchService {
  checkOptions(schema, options, 'openaiBatches');
  return new OpenaiBatches(options);
}

/** When a list of batches is read, clocks may differ by so much. */
const SKEW_MS = 3_600_000;

class OpenaiBatches implements BatchService {
  readonly name: string;
  readonly baseURL: string;
  readonly endpoints: readonly string[] = ['/chat/completions', '/responses'];
  readonly limits = { requests: 50_000, bytes: 200_000_000 };
  readonly #window: string;
  readonly #client: BatchClient;

  constructor({ name = 'openai', completionWindow = '24h', ...settings }: OpenaiBatchesOptions) {
    const { apiKey, headers, fetch } = settings;
    this.name = name;
    this.baseURL = addressOf(name, settings.baseURL, 'OPENAI_BASE_URL', 'https://api.openai.com/v1');
    this.#window = completionWindow;
    const isAzure = new URL(this.baseURL).hostname.endsWith('.azure.com');
    this.#client = new BatchClient({
      name,
      baseURL: this.baseURL,
      headers: () => {
        const key = apiKeyOf(name, apiKey, [isAzure ? 'AZURE_API_KEY' : 'OPENAI_API_KEY']);
        return { ...(isAzure ? { 'api-key': key } : { authorization: `Bearer ${key}` }), ...headers };
      },
      fetch,
    });
  }

  check(): void {
    this.#client.check();
  }

  async start(input: BatchInput, { abortSignal }: BatchServiceOptions): Promise<{ readonly id: string }> {
    const url = `/v1${input.endpoint}`;
    const lines = repeatable(() => linesOf(input, url));
    const stream = await formWithFile({ purpose: 'batch' }, lines);
    const file = textAt(await this.#client.json({ path: '/files', stream, abortSignal }), 'id');
    if (file === null) throw this.#client.malformed();
    const json = {
      input_file_id: file,
      endpoint: url,
      completion_window: this.#window,
      metadata: { chimera: input.tag },
    };
    const id = textAt(await this.#client.json({ path: '/batches', json, abortSignal }), 'id');
    if (id === null) throw this.#client.malformed();
    return { id };
  }

  async find({ tag, since, known }: SoughtBatch, { abortSignal }: BatchServiceOptions): Promise<FoundBatch> {
    for (let after: string | null = null; ; ) {
      const path: string = `/batches?limit=100${after === null ? '' : `&after=${encodeURIComponent(after)}`}`;
      const page = await this.#client.json({ path, abortSignal });
      const batches = listAt(page, 'data');
      for (const batch of batches) {
        const id = textAt(batch, 'id');
        if (id !== null && !known.has(id) && tagOf(batch) === tag) return { kind: 'found', id };
      }
      // The newest come first.
      const isPast = batches.every((batch) => (timeAt(batch, 'created_at') ?? since) < since - SKEW_MS);
      after = textAt(page, 'last_id') ?? textAt(batches.at(-1), 'id');
      if (memberAt(page, 'has_more') !== true || isPast || after === null) return { kind: 'absent' };
    }
  }

  async look(id: string, { abortSignal }: BatchServiceOptions): Promise<BatchState> {
    const batch = await this.#retrieve(id, abortSignal);
    if (batch === null) return { status: 'missing' };
    const { tag, counts } = { tag: tagOf(batch), counts: countsOf(batch) };
    const status = textAt(batch, 'status');
    if (status === 'completed') return { status: 'ended', tag, counts };
    if (status === 'expired' || status === 'cancelled') return { status, tag, counts };
    if (status !== 'failed')
      return { status: 'working', tag, counts, endsBefore: timeAt(batch, 'expires_at') };
    if (filesOf(batch).length > 0) return { status: 'ended', tag, counts };
    const error = listAt(batch, 'errors', 'data')[0] ?? { message: 'the batch failed' };
    const body = JSON.stringify({ error });
    const refused = { url: this.baseURL, status: 400, headers: {}, body };
    return { status: 'refused', tag, error: this.#client.refusal(refused) };
  }

  async *results(id: string, { abortSignal }: BatchServiceOptions): AsyncGenerator<BatchResult, undefined> {
    for (const file of filesOf(await this.#retrieve(id, abortSignal))) {
      const path = `/files/${encodeURIComponent(file)}/content`;
      for await (const line of this.#client.lines({ path, abortSignal })) {
        const result = answeredLine(line);
        if (result === null) throw this.#client.malformed();
        yield result;
      }
    }
  }

  async cancel(id: string, { abortSignal }: BatchServiceOptions): Promise<void> {
    const path = `/batches/${encodeURIComponent(id)}/cancel`;
    await this.#client.send({ path, method: 'POST', abortSignal }).catch((error: unknown) => {
      // It has ended meanwhile.
      if (!hasStatus(error, [400, 404, 409])) throw error;
    });
  }

  #retrieve(id: string, abortSignal: AbortSignal): Promise<unknown> {
    return this.#client.jsonOrNull({ path: `/batches/${encodeURIComponent(id)}`, abortSignal });
  }
}

async function* linesOf({ requests }: BatchInput, url: string): AsyncGenerator<string, undefined> {
  for await (const { id, body } of requests)
    yield `{"custom_id":"${id}","method":"POST","url":"${url}","body":${body}}\n`;
}

function tagOf(batch: unknown): string | null {
  return textAt(batch, 'metadata', 'chimera');
}

function countsOf(batch: unknown): BatchCounts {
  return {
    total: numberAt(batch, 'request_counts', 'total'),
    answered: numberAt(batch, 'request_counts', 'completed'),
    failed: numberAt(batch, 'request_counts', 'failed'),
  };
}

/** A batch that expired or was cancelled has what was answered until then. */
function filesOf(batch: unknown): readonly string[] {
  return ['output_file_id', 'error_file_id'].flatMap((name) => textAt(batch, name) ?? []);
}
