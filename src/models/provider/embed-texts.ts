import { embedMany } from 'ai';
import type { Usage } from '../../core/money/usage.ts';
import type { Telemetry } from '../../core/run.ts';
import { TransportError } from '../../errors/index.ts';
import type { Clock } from '../../time/clock.ts';
import { defaultTimeoutMs } from '../default-timeout-ms.ts';
import type { Answer } from './answer.ts';
import { boundedTry } from './bounded-try.ts';
import { callTelemetry } from './call-telemetry.ts';
import { modelSecrets } from './model-secrets.ts';
import type { ResolvedEmbedder } from './resolve-embedder.ts';

/** Texts whose vectors are wanted, few enough for one request. */
export interface TextsToEmbed {
  readonly embedder: ResolvedEmbedder;
  readonly texts: readonly string[];
  /** Name of the stage that asks. */
  readonly stage: string;
}

/** The vectors of texts, in their order. */
export interface Embedded extends Answer {
  readonly vectors: readonly (readonly number[])[];
}

/** What a try to embed works with. */
export interface EmbedOptions {
  readonly abortSignal: AbortSignal;
  readonly clock: Clock;
  readonly telemetry: Telemetry | null;
}

/**
 * Asks a model once for the vectors of texts, in their order.
 *
 * @throws {TransportError} When no vectors came, or fewer than texts.
 * @throws {ProviderError} When asking again would not help.
 * @throws {AbortedError} When the signal aborted.
 */
export function embedTexts(
  { embedder, texts, stage }: TextsToEmbed,
  { abortSignal, clock, telemetry }: EmbedOptions,
): Promise<Embedded> {
  const limits = { totalMs: defaultTimeoutMs, silence: null };
  const secrets = (): readonly string[] => modelSecrets(embedder.embeddingModel);
  return boundedTry(
    { model: embedder, withheld: texts, secrets, abortSignal, clock, limits },
    async (signal) => {
      const { embeddings, usage } = await embedMany({
        model: embedder.embeddingModel,
        values: [...texts],
        maxRetries: 0,
        maxParallelCalls: 1,
        ...callTelemetry(telemetry, stage),
        abortSignal: signal,
      });
      if (embeddings.length !== texts.length) throw incomplete(embedder.name);
      return { vectors: embeddings, usage: usageOf(usage.tokens), finishReason: null };
    },
  );
}

function usageOf(tokens: number): Usage {
  // Texts that took no tokens, or fewer than none, were not counted.
  const inputTokens = Number.isFinite(tokens) && tokens > 0 ? tokens : null;
  return { inputTokens, outputTokens: null, reasoningTokens: null, cachedInputTokens: null };
}

function incomplete(model: string): TransportError {
  return new TransportError(`${model} returned fewer vectors than texts; run again to ask it once more`, {
    code: 'malformed-response',
    model,
  });
}
