import type { Model } from '../../core/model.ts';
import type { Budget } from '../../core/money/budget.ts';
import { dollarsOf, nanodollarsOf } from '../../core/money/dollars.ts';
import type { Price } from '../../core/money/price.ts';
import type { TryDemand } from '../../core/money/spend-gate.ts';
import { ConfigurationError, type ConfigurationIssue } from '../../errors/index.ts';
import { identityOf, settingsOf } from '../../models/provider/resolve-model.ts';
import { type WorstCase, worstCaseOf } from './price-of.ts';

/** Says what keeps models from being called under a budget, as far as it is known before the first call. */
export function modelBudgetIssues(
  models: readonly Model[],
  budget: Budget | null,
  runPrice: Price | null,
): readonly ConfigurationIssue[] {
  const issues: ConfigurationIssue[] = [];
  for (const demand of leastDemands(models)) {
    try {
      const worst = worstCaseOf(demand, runPrice);
      if (budget !== null)
        issues.push(...lacks(demand.model, worst, budget), ...tooSmall(demand.model, worst, budget));
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      issues.push(...error.issues);
    }
  }
  return issues;
}

/** The smallest request that each model could be asked, each model once. */
function leastDemands(models: readonly Model[]): readonly TryDemand[] {
  const demands = models.map((model): TryDemand => {
    const { name, provider, ownId } = identityOf(model);
    const { maxOutputTokens = null, price = null } = settingsOf(model);
    return { model: name, provider, modelId: ownId, inputTokens: 1, outputTokens: maxOutputTokens, price };
  });
  return demands.filter(
    (demand, index) =>
      demands.findIndex(
        (other) =>
          other.model === demand.model &&
          other.outputTokens === demand.outputTokens &&
          other.price === demand.price,
      ) === index,
  );
}

/** What a budget needs to know of a call and does not. */
export function lacks(model: string, worst: WorstCase, budget: Budget): readonly ConfigurationIssue[] {
  const issues: ConfigurationIssue[] = [];
  const needing = budget.usd === undefined ? 'budget.tokens' : 'budget.usd';
  if (!worst.isCapped && (budget.usd !== undefined || budget.tokens !== undefined))
    issues.push({
      option: 'withSettings.maxOutputTokens',
      message: `is missing for ${model}, so that ${needing} could not hold; set a cap on its replies with withSettings(model, { maxOutputTokens })`,
    });
  if (worst.nanodollars === null && budget.usd !== undefined)
    issues.push({
      option: 'run.price',
      message: `knows no price for ${model}, which budget.usd needs; pass the run a price function that knows it, or give the model its own price with withSettings(model, { price })`,
    });
  return issues;
}

function tooSmall(model: string, worst: WorstCase, budget: Budget): readonly ConfigurationIssue[] {
  if (!worst.isCapped) return [];
  const issues: ConfigurationIssue[] = [];
  const tokens = worst.inputTokens + worst.outputTokens;
  const remedy = 'raise it, or lower maxOutputTokens of the model';
  if (budget.tokens !== undefined && tokens > budget.tokens)
    issues.push({
      option: 'run.budget.tokens',
      message: `of ${budget.tokens} is below what one call of ${model} may take, at least ${tokens}; ${remedy}`,
    });
  if (budget.usd !== undefined && worst.nanodollars !== null && worst.nanodollars > nanodollarsOf(budget.usd))
    issues.push({
      option: 'run.budget.usd',
      message: `of ${budget.usd} is below what one call of ${model} may cost, at least ${dollarsOf(worst.nanodollars)}; ${remedy}`,
    });
  return issues;
}
