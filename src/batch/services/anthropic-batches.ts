import { contentHash } from '../../core/content-hash.ts';
import { checkOptions } from '../../options/check-options.ts';
import { type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
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
import { repeatable, streamedBody } from '../streamed-body.ts';
import { addressOf, apiKeyOf, type BatchServiceSettings, settingsShape } from './service-options.ts';

const schema: OptionSchema = optionsSchema<BatchServiceSettings>(settingsShape);

/**
 * The message batches of Anthropic, for models of `anthropic`.
 *
 * Their API keeps no word of ours with a batch. The ids of its requests begin with a hash of the tag instead, which the results
 * show: a batch whose start brought no answer is known again once it has ended.
 *
 * @throws {ConfigurationError} When an option cannot work.
 *
 * @example
 * ```ts
 * import { anthropicBatches } from 'chimera-sdk/batch';
 *
 * const service = anthropicBatches();
 * ```
 */
export function anthropicBatches(options: BatchServiceSettings = {}): BatchService {
  checkOptions(schema, options, 'anthropicBatches');
  return new AnthropicBatches(options);
}

/** By so much may the clocks of both sides differ. */
const SKEW_MS = 600_000;

class AnthropicBatches implements BatchService {
  readonly name = 'anthropic';
  readonly baseURL: string;
  readonly endpoints: readonly string[] = ['/messages'];
  readonly keptHeaders: readonly string[] = ['anthropic-beta'];
  readonly limits = { requests: 100_000, bytes: 256_000_000 };
  readonly #client: BatchClient;

  constructor({ apiKey, baseURL, headers, fetch }: BatchServiceSettings) {
    const { name } = this;
    this.baseURL = addressOf(name, baseURL, 'ANTHROPIC_BASE_URL', 'https://api.anthropic.com/v1');
    this.#client = new BatchClient({
      name,
      baseURL: this.baseURL,
      headers: () => ({
        'x-api-key': apiKeyOf(name, apiKey, ['ANTHROPIC_API_KEY']),
        'anthropic-version': '2023-06-01',
        ...headers,
      }),
      fetch,
    });
  }

  check(): void {
    this.#client.check();
  }

  async start(input: BatchInput, { abortSignal }: BatchServiceOptions): Promise<{ readonly id: string }> {
    const stream = await streamedBody(
      'application/json',
      repeatable(() => piecesOf(input)),
    );
    const { headers } = input;
    const id = textAt(await this.#client.json({ path: PATH, stream, headers, abortSignal }), 'id');
    if (id === null) throw this.#client.malformed();
    return { id };
  }

  async find(sought: SoughtBatch, { abortSignal }: BatchServiceOptions): Promise<FoundBatch> {
    const { tag, count, since, known } = sought;
    let mayBeAtWork = false;
    for await (const batch of this.#listed(since, abortSignal)) {
      const id = textAt(batch, 'id');
      if (id === null || known.has(id) || countsOf(batch).total !== count) continue;
      if (textAt(batch, 'processing_status') !== 'ended') mayBeAtWork = true;
      else if (await this.#isOf(id, tag, abortSignal)) return { kind: 'found', id };
    }
    return { kind: mayBeAtWork ? 'undecided' : 'absent' };
  }

  async look(id: string, { abortSignal }: BatchServiceOptions): Promise<BatchState> {
    const path = `${PATH}/${encodeURIComponent(id)}`;
    const batch = await this.#client.jsonOrNull({ path, abortSignal });
    // The results of an archived batch are gone.
    if (batch === null || textAt(batch, 'archived_at') !== null) return { status: 'missing' };
    const counts = countsOf(batch);
    if (textAt(batch, 'processing_status') !== 'ended')
      return { status: 'working', tag: null, counts, endsBefore: timeAt(batch, 'expires_at') };
    const [expired, canceled] = [numberIn(batch, 'expired'), numberIn(batch, 'canceled')];
    if (textAt(batch, 'cancel_initiated_at') !== null && canceled > 0)
      return { status: 'cancelled', tag: null, counts };
    return { status: expired > 0 ? 'expired' : 'ended', tag: null, counts };
  }

  async *results(id: string, { abortSignal }: BatchServiceOptions): AsyncGenerator<BatchResult, undefined> {
    for await (const line of this.#lines(id, abortSignal)) {
      const result = resultOf(line);
      if (result === null) throw this.#client.malformed();
      yield result;
    }
  }

  async cancel(id: string, { abortSignal }: BatchServiceOptions): Promise<void> {
    const path = `${PATH}/${encodeURIComponent(id)}/cancel`;
    await this.#client.send({ path, method: 'POST', abortSignal }).catch((error: unknown) => {
      // It has ended meanwhile.
      if (!hasStatus(error, [400, 404, 409])) throw error;
    });
  }

  /** The batches that were started since then, the newest first. */
  async *#listed(since: number, abortSignal: AbortSignal): AsyncGenerator<unknown, undefined> {
    for (let after: string | null = null; ; ) {
      const path: string = `${PATH}?limit=100${after === null ? '' : `&after_id=${encodeURIComponent(after)}`}`;
      const page = await this.#client.json({ path, abortSignal });
      const batches = listAt(page, 'data');
      const recent = batches.filter((batch) => (timeAt(batch, 'created_at') ?? since) >= since - SKEW_MS);
      yield* recent;
      after = textAt(page, 'last_id') ?? textAt(batches.at(-1), 'id');
      if (memberAt(page, 'has_more') !== true || recent.length === 0 || after === null) return;
    }
  }

  /** Whether the first of the results is that of a request of ours: all of one batch begin alike. */
  async #isOf(id: string, tag: string, abortSignal: AbortSignal): Promise<boolean> {
    for await (const line of this.#lines(id, abortSignal))
      return textAt(line, 'custom_id')?.startsWith(prefixOf(tag)) === true;
    return false;
  }

  /** At the base URL rather than at `results_url`: a proxy's key must not go elsewhere. */
  #lines(id: string, abortSignal: AbortSignal): AsyncGenerator<unknown, undefined> {
    return this.#client.lines({ path: `${PATH}/${encodeURIComponent(id)}/results`, abortSignal });
  }
}

const PATH = '/messages/batches';

function prefixOf(tag: string): string {
  return `${contentHash('batch', tag).slice(0, 12)}_`;
}

async function* piecesOf({ tag, requests }: BatchInput): AsyncGenerator<string, undefined> {
  const prefix = prefixOf(tag);
  let before = '{"requests":[';
  for await (const { id, body } of requests) {
    yield `${before}{"custom_id":"${prefix}${id}","params":${body}}`;
    before = ',';
  }
  yield ']}';
}

function numberIn(batch: unknown, name: string): number {
  return numberAt(batch, 'request_counts', name) ?? 0;
}

function countsOf(batch: unknown): BatchCounts {
  const answered = numberIn(batch, 'succeeded');
  const failed = numberIn(batch, 'errored');
  const total = answered + failed + numberIn(batch, 'processing');
  return { answered, failed, total: total + numberIn(batch, 'canceled') + numberIn(batch, 'expired') };
}

/** The statuses that a live request is answered with for errors of these types. */
const statuses: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  timeout_error: 504,
  overloaded_error: 529,
};

function resultOf(line: unknown): BatchResult | null {
  const id = textAt(line, 'custom_id')?.replace(/^[0-9a-f]{12}_/u, '') ?? null;
  if (id === null) return null;
  const answered = (status: number, body: unknown): BatchResult => ({
    kind: 'answered',
    id,
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  switch (textAt(line, 'result', 'type')) {
    case 'succeeded':
      return answered(200, memberAt(line, 'result', 'message') ?? null);
    case 'errored': {
      const error = memberAt(line, 'result', 'error') ?? {};
      return answered(statuses[textAt(error, 'error', 'type') ?? ''] ?? 500, error);
    }
    case 'canceled':
      return { kind: 'unanswered', id, why: 'cancelled' };
    case 'expired':
      return { kind: 'unanswered', id, why: 'expired' };
    default:
      return null;
  }
}
