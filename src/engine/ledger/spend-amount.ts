import type { Spend } from '../../core/money/budget.ts';
import { dollarsOf } from '../../core/money/dollars.ts';

/** An amount of spending. */
export interface SpendAmount {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Billionths of a dollar; null when a part of it has no known price. */
  readonly nanodollars: number | null;
}

export const noAmount: SpendAmount = { calls: 0, inputTokens: 0, outputTokens: 0, nanodollars: 0 };

/** Adds amounts up, and takes them off again. */
export class SpendCounter implements SpendAmount {
  calls = 0;
  inputTokens = 0;
  outputTokens = 0;
  #nanodollars = 0;
  #unpriced = 0;

  get nanodollars(): number | null {
    return this.#unpriced === 0 ? this.#nanodollars : null;
  }

  add({ calls, inputTokens, outputTokens, nanodollars }: SpendAmount, sign: 1 | -1): void {
    this.calls += sign * calls;
    this.inputTokens += sign * inputTokens;
    this.outputTokens += sign * outputTokens;
    if (nanodollars === null) this.#unpriced += sign;
    else this.#nanodollars += sign * nanodollars;
  }

  /** Returns the sum with another amount, in the form of events and summaries. */
  spend(other: SpendAmount = noAmount): Spend {
    const { nanodollars } = this;
    return {
      calls: this.calls + other.calls,
      inputTokens: this.inputTokens + other.inputTokens,
      outputTokens: this.outputTokens + other.outputTokens,
      usd:
        nanodollars === null || other.nanodollars === null
          ? null
          : dollarsOf(nanodollars + other.nanodollars),
    };
  }
}
