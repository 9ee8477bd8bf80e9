/** Tokens that a provider reported for one reply. A figure that it did not report is null, never zero. */
export interface Usage {
  /** Tokens of the prompt, cached ones included. */
  readonly inputTokens: number | null;
  /** Tokens of the reply, reasoning included. */
  readonly outputTokens: number | null;
  /** The part of `outputTokens` spent on reasoning. */
  readonly reasoningTokens: number | null;
  /** The part of `inputTokens` that the provider served from its cache. */
  readonly cachedInputTokens: number | null;
}
