import type { CallScope, EmbedRequest } from '../../core/call.ts';
import { contentHash } from '../../core/content-hash.ts';
import type { Embedder } from '../../core/model.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { Telemetry } from '../../core/run.ts';
import { AbortedError } from '../../errors/index.ts';
import type { Clock } from '../../time/clock.ts';
import type { PermitRequest } from '../limits/lanes.ts';
import { embedTexts } from '../provider/embed-texts.ts';
import { type ResolvedEmbedder, resolveEmbedder } from '../provider/resolve-embedder.ts';
import { embeddingKey } from './call-key.ts';
import type { CallReports } from './call-report.ts';
import type { FirstCheck } from './collected/first-check.ts';
import type { ProviderCalls } from './provider-calls.ts';
import { readVector, vectorEntry } from './stored-reply.ts';

type Vector = readonly number[];

const slot = 'embed';
/** Few enough that a failed request loses little; providers take more. */
const textsPerRequest = 64;
/** Marks around a text cost a few tokens more than the text itself. */
const bytesPerText = 8;

export interface EmbeddingSourceParts {
  readonly store: ResultStore;
  readonly calls: ProviderCalls;
  readonly reports: CallReports;
  readonly clock: Clock;
  readonly telemetry: Telemetry | null;
  readonly firstCheck: FirstCheck;
}

/** Finds vectors of texts, each of them stored under a key of its own and paid for once. */
export class EmbeddingSource {
  readonly #parts: EmbeddingSourceParts;
  readonly #embedders = new Map<Embedder, ResolvedEmbedder>();
  /** The batch that is fetching the vector of a key. */
  readonly #underWay = new Map<string, Promise<Batch>>();

  constructor(parts: EmbeddingSourceParts) {
    this.#parts = parts;
  }

  async embed(request: EmbedRequest, scope: CallScope): Promise<readonly Vector[]> {
    const embedder = this.#embedders.get(request.model) ?? resolveEmbedder(request.model);
    this.#embedders.set(request.model, embedder);
    const keys = request.values.map((text) => embeddingKey(embedder.provider, embedder.modelId, text));
    const texts = new Map(request.values.map((text, index) => [keys[index] ?? '', text]));
    const { vectors, asked } = await this.#find(embedder, texts, scope);
    if (asked === 0 && keys.length > 0) this.#announceReuse(embedder, scope);
    for (const key of texts.keys()) scope.touched?.(key, null);
    return keys.map((key) => vectors.get(key) ?? []);
  }

  async #find(
    embedder: ResolvedEmbedder,
    texts: ReadonlyMap<string, string>,
    scope: CallScope,
  ): Promise<Batch> {
    const own = new Map([...texts].filter(([key]) => !this.#underWay.has(key)));
    const others = [...texts.keys()].flatMap((key) => this.#underWay.get(key) ?? []);
    const ownBatch = this.#fetch(embedder, own, scope);
    for (const key of own.keys()) this.#underWay.set(key, ownBatch);
    try {
      const [mine, ...shared] = await Promise.allSettled([ownBatch, ...new Set(others)]);
      if (mine.status === 'rejected') throw mine.reason;
      const failed = shared.find((batch) => batch.status === 'rejected');
      // The other request may belong to something that was aborted; this one does not.
      if (failed?.reason instanceof AbortedError && !scope.signal.aborted)
        return await this.#find(embedder, texts, scope);
      if (failed !== undefined) throw failed.reason;
      const all = [mine, ...shared].flatMap((batch) =>
        batch.status === 'fulfilled' ? [...batch.value.vectors] : [],
      );
      return { vectors: new Map(all), asked: mine.value.asked };
    } finally {
      for (const key of own.keys()) if (this.#underWay.get(key) === ownBatch) this.#underWay.delete(key);
    }
  }

  async #fetch(
    embedder: ResolvedEmbedder,
    texts: ReadonlyMap<string, string>,
    scope: CallScope,
  ): Promise<Batch> {
    const vectors = new Map<string, Vector>();
    const missing: (readonly [key: string, text: string])[] = [];
    for (const [key, text] of texts) {
      const entry = await this.#parts.store.get(key);
      if (entry === undefined) missing.push([key, text]);
      else vectors.set(key, readVector(key, entry));
    }
    const most = missing.length === 0 ? textsPerRequest : await mostTexts(embedder);
    for (let from = 0; from < missing.length; from += most) {
      const chunk = missing.slice(from, from + most);
      const fetched = await this.#ask(embedder, chunk, scope);
      for (const [index, [key]] of chunk.entries()) vectors.set(key, fetched[index] ?? []);
    }
    return { vectors, asked: missing.length };
  }

  async #ask(
    embedder: ResolvedEmbedder,
    chunk: readonly (readonly [key: string, text: string])[],
    scope: CallScope,
  ): Promise<readonly Vector[]> {
    const { calls, clock, telemetry, firstCheck } = this.#parts;
    const checked = firstCheck.passed();
    if (checked !== null) await checked;
    const texts = chunk.map(([, text]) => text);
    return calls.make({
      identity: { scope, slot, model: embedder },
      request: permitRequest(embedder, chunk[0]?.[0] ?? '', texts, scope),
      maxAttempts: undefined,
      ask: (abortSignal) =>
        embedTexts({ embedder, texts, stage: scope.stage }, { abortSignal, clock, telemetry }),
      keep: ({ vectors }) => this.#keep(chunk, vectors),
    });
  }

  /** Stores the vectors side by side, so that they share a commit. */
  #keep(
    chunk: readonly (readonly [key: string, text: string])[],
    vectors: readonly Vector[],
  ): Promise<readonly Vector[]> {
    return Promise.all(
      chunk.map(async ([key], index) => {
        const { value } = await this.#parts.store.putIfAbsent(key, vectorEntry(vectors[index] ?? []));
        return readVector(key, value);
      }),
    );
  }

  #announceReuse(model: ResolvedEmbedder, scope: CallScope): void {
    this.#parts.reports.open({ scope, slot, model }).reused({ finishReason: null, usage: null });
  }
}

function permitRequest(
  { name, provider, modelId }: ResolvedEmbedder,
  key: string,
  texts: readonly string[],
  { depth, signal }: CallScope,
): PermitRequest {
  const inputTokens = texts.reduce((total, text) => total + Buffer.byteLength(text) + bytesPerText, 0);
  return {
    lane: name,
    settings: {},
    call: key,
    prompt: () => contentHash(texts),
    depth,
    signal,
    demand: { model: name, provider, modelId, inputTokens, outputTokens: 0, price: null },
  };
}

/** One try is one request: what is more than the provider takes at once would become several. */
async function mostTexts({ embeddingModel }: ResolvedEmbedder): Promise<number> {
  const most = typeof embeddingModel === 'string' ? undefined : await embeddingModel.maxEmbeddingsPerCall;
  return Math.max(1, Math.min(textsPerRequest, most ?? textsPerRequest));
}

interface Batch {
  readonly vectors: ReadonlyMap<string, Vector>;
  /** How many texts the provider was asked for. */
  readonly asked: number;
}
