import type { ModelSettings } from '../../core/model.ts';
import type { RateCost, RateLimits } from '../../core/rate-limiter.ts';
import { ConfigurationError } from '../../errors/index.ts';

/** The settings of a model that bound its lane. */
export type LaneSettings = Pick<ModelSettings, 'maxConcurrency' | 'requestsPerMinute' | 'tokensPerMinute'>;

/** A text has fewer tokens than this part of its bytes, in most scripts; and surely more than half of that. */
const tokensPerByte = 1 / 4;
/** Assumed length of a reply before any was seen. */
const unknownReplyTokens = 500;
const memory = 1 / 32;

/** The limits that settings name for one model, the smallest of each, and what a try is expected to use of them. */
export class LaneLimits {
  #maxConcurrency: number | null = null;
  #rates: RateLimits = {
    requestsPerMinute: null,
    tokensPerMinute: null,
    inputTokensPerMinute: null,
    outputTokensPerMinute: null,
  };
  #admitted: LaneSettings | null = null;
  /** Mean length of recent replies, by kind of call. */
  readonly #replyTokens = new Map<number, number>();

  get maxConcurrency(): number | null {
    return this.#maxConcurrency;
  }

  get rates(): RateLimits {
    return this.#rates;
  }

  /** Applies the limits that some settings name; returns whether they may be new. */
  admit(settings: LaneSettings): boolean {
    if (this.#admitted === settings) return false;
    this.#admitted = settings;
    const { maxConcurrency, requestsPerMinute, tokensPerMinute } = settings;
    const apart = typeof tokensPerMinute === 'object' ? tokensPerMinute : {};
    const together = typeof tokensPerMinute === 'number' ? tokensPerMinute : undefined;
    this.#maxConcurrency = smaller(this.#maxConcurrency, maxConcurrency);
    this.#rates = {
      requestsPerMinute: smaller(this.#rates.requestsPerMinute, requestsPerMinute),
      tokensPerMinute: smaller(this.#rates.tokensPerMinute, together),
      inputTokensPerMinute: smaller(this.#rates.inputTokensPerMinute, apart.input),
      outputTokensPerMinute: smaller(this.#rates.outputTokensPerMinute, apart.output),
    };
    return true;
  }

  /** What a try will use, as far as that can be known: its prompt by its bytes, its reply by those before it. */
  estimate(bytes: number, kind: number, maxOutputTokens: number | null): RateCost {
    const expected = this.#replyTokens.get(kind) ?? unknownReplyTokens;
    return {
      inputTokens: Math.ceil(bytes * tokensPerByte),
      outputTokens: Math.ceil(Math.min(expected, maxOutputTokens ?? Number.POSITIVE_INFINITY)),
    };
  }

  learn(kind: number, outputTokens: number): void {
    const known = this.#replyTokens.get(kind);
    this.#replyTokens.set(kind, known === undefined ? outputTokens : known + (outputTokens - known) * memory);
  }

  /** @throws {ConfigurationError} When the prompt alone is more than a minute's allowance: it could never be sent. */
  assertFits(model: string, bytes: number): void {
    const least = Math.floor((bytes * tokensPerByte) / 2);
    const { inputTokensPerMinute, tokensPerMinute } = this.#rates;
    const [option, limit] =
      inputTokensPerMinute !== null && least > inputTokensPerMinute
        ? ['withSettings.tokensPerMinute.input', inputTokensPerMinute]
        : ['withSettings.tokensPerMinute', tokensPerMinute];
    if (typeof limit !== 'number' || least <= limit) return;
    throw new ConfigurationError([
      {
        option: String(option),
        message: `must have room for one prompt, but a prompt for ${model} has at least ${least} tokens, got ${limit}; raise it, or shorten the prompt`,
      },
    ]);
  }
}

function smaller(one: number | null, other: number | undefined): number | null {
  if (other === undefined) return one;
  return one === null ? other : Math.min(one, other);
}
