import { ChimeraError } from './chimera-error.ts';

/**
 * A call was not made, since it could cross the budget. Ends the run as `budget`; it can be resumed with a larger one.
 *
 * @example
 * ```ts
 * const { end, error } = await chimera.run(['Biology'], { budget: { calls: 100 } }).summary();
 * if (end === 'budget') console.log(error?.message); // that of a BudgetError
 * ```
 */
export class BudgetError extends ChimeraError {
  override readonly name = 'BudgetError';
  override readonly code = 'budget-reached';
  override readonly retryable = false;
  /** The model whose call had no room left, as `provider:model`. */
  readonly model: string;

  /** @param shortage - what the budget lacks, such as `budget.calls of 10 is used up` */
  constructor(model: string, shortage = 'the budget has no room') {
    super(
      `${shortage}, so that ${model} was not asked again; run again in the same directory with a larger budget to go on`,
    );
    this.model = model;
  }
}
