import { type ErrorResponse, tooMany } from './fault.ts';
import type { ModelLimits, ProviderOptions } from './provider-options.ts';

interface ModelState {
  /** Times of the requests accepted within the last second. */
  accepted: number[];
  tokens: number;
  filledAt: number;
}

/** Keeps to the limits of each model. */
export class RateLimits {
  readonly #states = new Map<string, ModelState>();

  /** Returns the 429 for a request over the limits, or accepts it and gives null. */
  admit(model: string, active: number, now: number, options: ProviderOptions): ErrorResponse | null {
    const limits = limitsOf(model, options);
    if (limits === null) return null;
    const state = this.#stateOf(model, limits, now);
    const isOver =
      active >= (limits.maxConcurrency ?? Number.POSITIVE_INFINITY) ||
      state.accepted.length >= (limits.requestsPerSecond ?? Number.POSITIVE_INFINITY) ||
      (limits.tokensPerSecond !== undefined && state.tokens <= 0);
    if (!isOver) {
      state.accepted.push(now);
      return null;
    }
    const { retryAfterSeconds = 1 } = limits;
    const retryAfter = retryAfterSeconds === null ? {} : { 'retry-after': `${retryAfterSeconds}` };
    return tooMany({ ...this.headers(model, now, options), ...retryAfter });
  }

  /** Takes the tokens of a reply from the model's allowance. */
  charge(model: string, tokens: number, now: number, options: ProviderOptions): void {
    const limits = limitsOf(model, options);
    if (limits?.tokensPerSecond !== undefined) this.#stateOf(model, limits, now).tokens -= tokens;
  }

  headers(model: string, now: number, options: ProviderOptions): { readonly [name: string]: string } {
    const limits = limitsOf(model, options);
    if (limits === null || limits.sendsHeaders === false) return {};
    const { accepted, tokens } = this.#stateOf(model, limits, now);
    const requests = limits.requestsPerSecond;
    return {
      ...(requests === undefined
        ? {}
        : {
            'x-ratelimit-limit-requests': `${requests}`,
            'x-ratelimit-remaining-requests': `${Math.max(0, requests - accepted.length)}`,
            'x-ratelimit-reset-requests': '1s',
          }),
      ...(limits.tokensPerSecond === undefined
        ? {}
        : {
            'x-ratelimit-limit-tokens': `${limits.tokensPerSecond}`,
            'x-ratelimit-remaining-tokens': `${Math.max(0, Math.floor(tokens))}`,
            'x-ratelimit-reset-tokens': '1s',
          }),
    };
  }

  #stateOf(model: string, { tokensPerSecond = 0 }: ModelLimits, now: number): ModelState {
    const state = this.#states.get(model) ?? { accepted: [], tokens: tokensPerSecond, filledAt: now };
    this.#states.set(model, state);
    state.accepted = state.accepted.filter((at) => now - at < 1000);
    const earned = ((now - state.filledAt) / 1000) * tokensPerSecond;
    state.tokens = Math.min(tokensPerSecond, state.tokens + earned);
    state.filledAt = now;
    return state;
  }
}

function limitsOf(model: string, { limits }: ProviderOptions): ModelLimits | null {
  return limits?.[model] ?? limits?.['*'] ?? null;
}
