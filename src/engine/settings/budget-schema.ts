import type { Budget } from '../../core/money/budget.ts';
import { withSome } from '../../options/between/with-rule-over.ts';
import { isFiniteNumber, type OptionSchema, optionOf, optionsSchema } from '../../options/option-schemas.ts';

const dollars = optionOf((value) => isFiniteNumber(value) && value > 0, 'US dollars above 0');

const amount = optionOf(
  (value) => Number.isSafeInteger(value) && isFiniteNumber(value) && value >= 1,
  'a whole number of at least 1, the least that one call takes',
);

/** The budget of a run by itself. What models and prices it needs is asked by `modelBudgetIssues`. */
export const budgetSchema: OptionSchema = withSome<Budget>(
  optionsSchema<Budget>({
    usd: dollars.optional(),
    tokens: amount.optional(),
    calls: amount.optional(),
  }),
  'sets no limit; set usd, tokens or calls, or leave it out',
);
