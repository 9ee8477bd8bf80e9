import type { BatchInput, BatchResult, BatchService } from '../src/batch/index.ts';
import type { AnswerOfBatch } from '../src/batch/run/answer-text.ts';

/** What the service and the live model of the benchmark answer to everything. */
export const instantAnswer: AnswerOfBatch = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    id: 'reply',
    created: 0,
    model: 'reasoner',
    choices: [
      { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'four'.repeat(500) } },
    ],
    usage: { prompt_tokens: 900, completion_tokens: 500, total_tokens: 1400 },
  }),
};

/** Where nothing is: anything that goes there by mistake fails. */
export const nowhere = { baseURL: 'http://loopback.invalid/v1', apiKey: 'none' } as const;

/** A service inside this process that takes batches at once, and answers them once `isDone`. */
export class InstantBatches implements BatchService {
  readonly name = 'instant';
  readonly baseURL: string = nowhere.baseURL;
  readonly endpoints: readonly string[] = ['/chat/completions'];
  readonly limits = { requests: 50_000, bytes: 200_000_000 };
  /** Ids of the requests by batch, as bytes beside the heap: they are the provider's to remember, not the run's. */
  readonly #batches = new Map<string, Buffer>();
  isDone: boolean;
  /** Characters of all bodies. */
  characters = 0;

  constructor({ isDone = false }: { readonly isDone?: boolean } = {}) {
    this.isDone = isDone;
  }

  /** Bytes of what a provider has to remember. */
  get bytes(): number {
    return [...this.#batches.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  async start({ tag, requests }: BatchInput): Promise<{ readonly id: string }> {
    const ids: string[] = [];
    for await (const { id, body } of requests) {
      ids.push(id);
      this.characters += body.length;
    }
    this.#batches.set(tag, Buffer.from(ids.join('\n')));
    return { id: tag };
  }

  async find(): ReturnType<BatchService['find']> {
    return { kind: 'absent' };
  }

  async look(id: string): ReturnType<BatchService['look']> {
    const counts = { total: null, answered: null, failed: null };
    if (!this.isDone) return { status: 'working', tag: id, counts, endsBefore: null };
    return { status: 'ended', tag: id, counts };
  }

  async *results(id: string): AsyncGenerator<BatchResult, void> {
    for (const request of this.#batches.get(id)?.toString().split('\n') ?? [])
      yield { kind: 'answered', id: request, ...instantAnswer };
  }

  async cancel(): Promise<void> {}
}
