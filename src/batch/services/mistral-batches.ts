import { checkOptions } from '../../options/check-options.ts';
import { count, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
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
import { listAt, numberAt, textAt, timeAt } from '../members.ts';
import { formWithFile, repeatable } from '../streamed-body.ts';
import { answeredLine } from './answered-line.ts';
import { apiKeyOf, type BatchServiceSettings, settingsShape } from './service-options.ts';

/** Options of `mistralBatches`. */
export interface MistralBatchesOptions extends BatchServiceSettings {
  /** Hours after which the provider gives up on what it has not answered. @default 24 */
  readonly timeoutHours?: number;
}

const schema: OptionSchema = optionsSchema<MistralBatchesOptions>({
  ...settingsShape,
  timeoutHours: count.optional(),
});

/**
 * The batch jobs of Mistral, for models of `mistral`.
 *
 * @throws {ConfigurationError} When an option cannot work.
 *
 * @example
 * ```ts
 * import { mistralBatches } from 'chimera-sdk/batch';
 *
 * const service = mistralBatches({ timeoutHours: 48 });
 * ```
 */
export function mistralBatches(options: MistralBatchesOptions = {}): BatchService {
  checkOptions(schema, options, 'mistralBatches');
  return new MistralBatches(options);
}

const PAGE = 100;

class MistralBatches implements BatchService {
  readonly name = 'mistral';
  readonly baseURL: string;
  readonly endpoints: readonly string[] = ['/chat/completions'];
  readonly limits = { requests: 100_000, bytes: 512_000_000 };
  readonly #hours: number;
  readonly #client: BatchClient;

  constructor({ timeoutHours = 24, apiKey, baseURL, headers, fetch }: MistralBatchesOptions) {
    const { name } = this;
    this.baseURL = baseURL ?? 'https://api.mistral.ai/v1';
    this.#hours = timeoutHours;
    this.#client = new BatchClient({
      name,
      baseURL: this.baseURL,
      headers: () => ({ authorization: `Bearer ${apiKeyOf(name, apiKey, ['MISTRAL_API_KEY'])}`, ...headers }),
      fetch,
    });
  }

  check(): void {
    this.#client.check();
  }

  async start(input: BatchInput, { abortSignal }: BatchServiceOptions): Promise<{ readonly id: string }> {
    const stream = await formWithFile(
      { purpose: 'batch' },
      repeatable(() => linesOf(input)),
    );
    const file = textAt(await this.#client.json({ path: '/files', stream, abortSignal }), 'id');
    if (file === null) throw this.#client.malformed();
    const json = {
      input_files: [file],
      endpoint: `/v1${input.endpoint}`,
      model: input.model,
      metadata: { chimera: input.tag },
      timeout_hours: this.#hours,
    };
    const id = textAt(await this.#client.json({ path: PATH, json, abortSignal }), 'id');
    if (id === null) throw this.#client.malformed();
    return { id };
  }

  async find({ tag, known }: SoughtBatch, { abortSignal }: BatchServiceOptions): Promise<FoundBatch> {
    // The order of the list is not promised, so that all of it is read.
    for (let page = 0; ; page += 1) {
      const path = `${PATH}?page=${page}&page_size=${PAGE}`;
      const jobs = listAt(await this.#client.json({ path, abortSignal }), 'data');
      for (const job of jobs) {
        const id = textAt(job, 'id');
        if (id !== null && !known.has(id) && tagOf(job) === tag) return { kind: 'found', id };
      }
      if (jobs.length < PAGE) return { kind: 'absent' };
    }
  }

  async look(id: string, { abortSignal }: BatchServiceOptions): Promise<BatchState> {
    const job = await this.#retrieve(id, abortSignal);
    if (job === null) return { status: 'missing' };
    const { tag, counts } = { tag: tagOf(job), counts: countsOf(job) };
    switch (textAt(job, 'status')) {
      case 'SUCCESS':
        return { status: 'ended', tag, counts };
      case 'TIMEOUT_EXCEEDED':
        return { status: 'expired', tag, counts };
      case 'CANCELLED':
        return { status: 'cancelled', tag, counts };
      case 'FAILED':
        return filesOf(job).length > 0 ? { status: 'ended', tag, counts } : this.#refused(job);
      default: {
        const created = timeAt(job, 'created_at');
        const endsBefore = created === null ? null : created + this.#hours * 3_600_000;
        return { status: 'working', tag, counts, endsBefore };
      }
    }
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
    const path = `${PATH}/${encodeURIComponent(id)}/cancel`;
    await this.#client.send({ path, method: 'POST', abortSignal }).catch((error: unknown) => {
      // It has ended meanwhile.
      if (!hasStatus(error, [400, 404, 409, 422])) throw error;
    });
  }

  #retrieve(id: string, abortSignal: AbortSignal): Promise<unknown> {
    return this.#client.jsonOrNull({ path: `${PATH}/${encodeURIComponent(id)}`, abortSignal });
  }

  #refused(job: unknown): BatchState {
    const error = listAt(job, 'errors')[0] ?? { message: 'the batch failed' };
    const refused = { url: this.baseURL, status: 400, headers: {}, body: JSON.stringify({ error }) };
    return { status: 'refused', tag: tagOf(job), error: this.#client.refusal(refused) };
  }
}

const PATH = '/batch/jobs';

async function* linesOf({ requests }: BatchInput): AsyncGenerator<string, undefined> {
  for await (const { id, body } of requests) yield `{"custom_id":"${id}","body":${body}}\n`;
}

function tagOf(job: unknown): string | null {
  return textAt(job, 'metadata', 'chimera');
}

function countsOf(job: unknown): BatchCounts {
  return {
    total: numberAt(job, 'total_requests'),
    answered: numberAt(job, 'succeeded_requests'),
    failed: numberAt(job, 'failed_requests'),
  };
}

/** A job that ran out of time or was cancelled has what was answered until then. */
function filesOf(job: unknown): readonly string[] {
  return ['output_file', 'error_file'].flatMap((name) => textAt(job, name) ?? []);
}
