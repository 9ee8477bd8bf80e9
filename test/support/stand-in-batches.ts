import { createOpenAI } from '@ai-sdk/openai';
import {
  type BatchedOptions,
  type BatchInput,
  type BatchLimits,
  type BatchRequest,
  type BatchResult,
  type BatchService,
  type BatchState,
  batched,
  type FoundBatch,
  type SoughtBatch,
} from '../../src/batch/index.ts';
import type { ConfiguredModel, ModelSettings } from '../../src/core/model.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import type { OfflineOptions } from '../../src/offline/index.ts';
import { Answerer, sampleIn } from '../batch-provider/answerer.ts';
import { chatProtocol } from '../provider/chat-protocol.ts';

/** A batch as the stand-in has taken it. */
export interface StandInBatch {
  readonly id: string;
  readonly tag: string;
  readonly requests: readonly BatchRequest[];
}

/** Where the stand-in departs from what a service does. */
export interface StandInScript {
  /** Called at each start, before anything is taken. */
  readonly onStart?: () => void;
  /** What has become of a batch. @default it has ended */
  readonly state?: (batch: StandInBatch, looks: number) => BatchState;
  /** Changes what the results are. */
  readonly results?: (results: readonly BatchResult[], batch: StandInBatch) => readonly BatchResult[];
  /** The text of a reply. @default what the offline models say */
  readonly text?: (question: string, way: 'live' | 'batch') => string;
  readonly offline?: Omit<OfflineOptions, 'latency' | 'after'>;
}

export const noCounts = { total: null, answered: null, failed: null };

/** A provider of batches within the process: no socket, no time, and every departure from the rules as a test has it. */
export class StandInBatches implements BatchService {
  readonly name = 'stand-in';
  readonly baseURL = 'http://stand-in.test/v1';
  readonly endpoints: readonly string[] = ['/chat/completions'];
  readonly limits: BatchLimits;
  readonly batches: StandInBatch[] = [];
  readonly cancelled: string[] = [];
  script: StandInScript;
  readonly #answerer: Answerer;
  readonly #looks = new Map<string, number>();
  #live = 0;

  constructor(script: StandInScript = {}, limits: BatchLimits = { requests: 1000, bytes: 10_000_000 }) {
    this.script = script;
    this.limits = limits;
    this.#answerer = new Answerer(script.offline === undefined ? {} : { offline: script.offline });
  }

  /** Calls that were made live. */
  get live(): number {
    return this.#live;
  }

  /** How often each question was answered that was answered more than once. */
  get paidTwice(): number {
    return Object.values(this.#answerer.paid()).filter(({ live, batch }) => live + batch > 1).length;
  }

  /** A model of the provider whose calls are batched. */
  model(options: BatchedOptions = {}, settings: ModelSettings = {}): ConfiguredModel {
    let fetchLive: typeof globalThis.fetch | null = (_, init) => this.#answerLive(init);
    return batched(
      this,
      (fetch) => {
        // The first one that is made is the one of live calls.
        const own = fetchLive ?? fetch;
        fetchLive = null;
        return withSettings(this.chat(own), { stream: false, ...settings });
      },
      options,
    );
  }

  /** The same model, live. */
  liveModel(settings: ModelSettings = {}): ConfiguredModel {
    return withSettings(
      this.chat((_, init) => this.#answerLive(init)),
      { stream: false, ...settings },
    );
  }

  chat(fetch: typeof globalThis.fetch): ConfiguredModel['model'] {
    return createOpenAI({ baseURL: this.baseURL, apiKey: 'k', fetch }).chat('offline-reasoner');
  }

  async start({ tag, requests }: BatchInput): Promise<{ readonly id: string }> {
    this.script.onStart?.();
    const taken: BatchRequest[] = [];
    for await (const request of requests) taken.push(request);
    const id = `batch-${this.batches.length + 1}`;
    this.batches.push({ id, tag, requests: taken });
    return { id };
  }

  async find({ tag, known }: SoughtBatch): Promise<FoundBatch> {
    const found = this.batches.find((batch) => batch.tag === tag && !known.has(batch.id));
    return found === undefined ? { kind: 'absent' } : { kind: 'found', id: found.id };
  }

  async look(id: string): Promise<BatchState> {
    const batch = this.#batch(id);
    if (batch === undefined) return { status: 'missing' };
    const looks = (this.#looks.get(id) ?? 0) + 1;
    this.#looks.set(id, looks);
    const { tag } = batch;
    if (this.cancelled.includes(id)) return { status: 'cancelled', tag, counts: noCounts };
    return this.script.state?.(batch, looks) ?? { status: 'ended', tag, counts: noCounts };
  }

  async *results(id: string): AsyncGenerator<BatchResult, undefined> {
    const batch = this.#batch(id);
    if (batch === undefined) return;
    const reached = this.cancelled.includes(id) ? Math.floor(batch.requests.length / 2) : Infinity;
    const results = batch.requests.slice(0, reached).map(
      (request): BatchResult => ({
        kind: 'answered',
        id: request.id,
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: this.#answer(request.body, sampleIn(request.id), 'batch'),
      }),
    );
    yield* this.script.results?.(results, batch) ?? results;
  }

  async cancel(id: string): Promise<void> {
    this.cancelled.push(id);
  }

  #batch(id: string): StandInBatch | undefined {
    return this.batches.find((batch) => batch.id === id);
  }

  async #answerLive(init: RequestInit | undefined): Promise<Response> {
    this.#live += 1;
    const sample = new Headers(init?.headers).get('x-chimera-sample') ?? '';
    const body = this.#answer(String(init?.body), sample, 'live');
    return new Response(body, { headers: { 'content-type': 'application/json' } });
  }

  #answer(text: string, sample: string, way: 'live' | 'batch'): string {
    const body: unknown = JSON.parse(text);
    const { reply, reference } = this.#answerer.answer(chatProtocol, body, sample, way);
    const question = chatProtocol.read(body).turns.at(-1)?.text ?? '';
    const said = this.script.text?.(question, way) ?? reply.text;
    return JSON.stringify(chatProtocol.whole({ ...reply, text: said }, reference));
  }
}

/** A batch that is at work however often it is looked at. */
export function atWork({ tag }: StandInBatch): BatchState {
  return { status: 'working', tag, counts: noCounts, endsBefore: null };
}
