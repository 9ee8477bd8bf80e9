/** The most that a run directory may ever spend. What is left out is not limited. */
export interface Budget {
  /** US dollars. Needs a price and a cap on output tokens for each model. */
  readonly usd?: number;
  /** Tokens, of prompts and replies together. Needs a cap on output tokens for each model. */
  readonly tokens?: number;
  /** Tries sent to providers, failed ones included. */
  readonly calls?: number;
}

/** What was spent: tries, tokens and money. */
export interface Spend {
  /** Tries sent to providers, failed ones included. */
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars; null when something was spent whose price is not known. */
  readonly usd: number | null;
}
