import type { Model } from '../../core/model.ts';
import type { Budget } from '../../core/money/budget.ts';
import type { Price } from '../../core/money/price.ts';
import { ConfigurationError, type ConfigurationIssue } from '../../errors/index.ts';
import { identityOf, settingsOf } from '../../models/provider/resolve-model.ts';
import { priceOf } from '../settings/price-of.ts';
import type { Charge } from './ledger-entry.ts';
import { noAmount, type SpendAmount, SpendCounter } from './spend-amount.ts';

export interface EarlierAmountParts {
  readonly charged: readonly Charge[];
  readonly budget: Budget | null;
  /** Models of this run, whose prices and caps serve for what was spent without. */
  readonly models: readonly Model[];
  readonly price: Price | null;
}

/**
 * Adds up what earlier runs spent. What had no price then gets that of today, and tries without a cap whose usage is not
 * known get the cap of today.
 *
 * @throws {ConfigurationError} When the budget needs a price or a cap that is not known today either.
 */
export function earlierAmount({ charged, budget, models, price }: EarlierAmountParts): SpendAmount {
  if (charged.length === 0) return noAmount;
  const sum = new SpendCounter();
  const issues: ConfigurationIssue[] = [];
  for (const charge of charged) {
    const settings = models.filter((model) => identityOf(model).name === charge.model).map(settingsOf);
    const cap = Math.max(...settings.map(({ maxOutputTokens }) => maxOutputTokens ?? 0), 0);
    const known = settings.find((one) => one.price !== undefined)?.price ?? price;
    const whole = { ...charge, outputTokens: charge.outputTokens + charge.uncapped * cap };
    const isWhole = charge.uncapped === 0 || cap > 0;
    const { inputTokens, outputTokens, reasoningTokens, cachedInputTokens } = whole;
    const usage = { inputTokens, outputTokens, reasoningTokens, cachedInputTokens };
    const nanodollars =
      charge.nanodollars ?? (known === null || !isWhole ? null : priceOf(known, usage, charge));
    if (budget?.usd !== undefined && nanodollars === null)
      issues.push(unpriced('budget.usd', charge, isWhole));
    if (budget?.tokens !== undefined && !isWhole) issues.push(unpriced('budget.tokens', charge, isWhole));
    sum.add({ ...whole, nanodollars }, 1);
  }
  if (issues.length > 0) throw new ConfigurationError(issues);
  return sum;
}

function unpriced(option: string, { model, calls, uncapped }: Charge, isWhole: boolean): ConfigurationIssue {
  const elsewhere = `leave ${option} out, or run in a new directory`;
  const message = isWhole
    ? `must count earlier calls of ${model} in this directory (${calls}), whose price is not known; give the run a price function that knows the model, ${elsewhere}`
    : `must count earlier calls of ${model} in this directory (${uncapped}) that failed without a cap on their replies; give the model maxOutputTokens with withSettings, ${elsewhere}`;
  return { option: `run.${option}`, message };
}
