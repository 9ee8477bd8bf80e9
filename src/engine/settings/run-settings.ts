import type { CallCarrier } from '../../core/call-carrier.ts';
import type { Model } from '../../core/model.ts';
import type { Budget } from '../../core/money/budget.ts';
import type { Price } from '../../core/money/price.ts';
import type { RateLimiter } from '../../core/rate-limiter.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { RunOptions, Telemetry } from '../../core/run.ts';
import { ConfigurationError } from '../../errors/index.ts';
import type { RetrySelection } from '../../models/call/epochs.ts';
import { optionIssues } from '../../options/option-issues.ts';
import type { Clock } from '../../time/clock.ts';
import { systemClock } from '../../time/system-clock.ts';
import { checkedStore } from './checked-store.ts';
import { modelBudgetIssues } from './model-budget-issues.ts';
import { retrySelection } from './retry-selection.ts';
import { runOptionsSchema } from './run-options-schema.ts';

/** The options of a run with every default filled in. */
export interface RunSettings {
  /** Where replies are kept. */
  readonly storage:
    | { readonly kind: 'directory'; readonly directory: string }
    | { readonly kind: 'store'; readonly store: ResultStore }
    | { readonly kind: 'memory' };
  readonly abortSignal: AbortSignal | null;
  readonly maxConcurrency: number;
  /** Infinity for no limit at all; null for the default one, which gives up only what does nothing but fail. */
  readonly failureLimit: number | null;
  readonly seed: number;
  readonly clock: Clock;
  /** What carries calls; null when that is done within this process. */
  readonly carrier: CallCarrier | null;
  readonly budget: Budget | null;
  /** For models whose settings have no price. */
  readonly price: Price | null;
  /** Rows after which nothing more is begun; null when the whole input is taken. */
  readonly target: number | null;
  /** Which unusable replies of earlier runs are asked for again; null when none is. */
  readonly retry: RetrySelection | null;
  readonly telemetry: Telemetry | null;
  /** What keeps rates; null when the run makes one for itself. */
  readonly limiter: RateLimiter | null;
}

/** Checks the options of a run over the named stages and their models, all at once. */
export function resolveRunOptions(
  options: RunOptions,
  stages: readonly string[],
  models: readonly Model[],
): RunSettings {
  const issues = optionIssues(runOptionsSchema(stages), options, 'run');
  // What is at fault by itself says nothing of the models.
  const isPriced = !issues.some(({ option }) => /^run(?:\.(?:budget|price)\b|$)/u.test(option));
  const { budget = null, price = null } = isPriced ? options : {};
  const unpaid = isPriced ? modelBudgetIssues(models, budget, price) : [];
  if (issues.length + unpaid.length > 0) throw new ConfigurationError([...issues, ...unpaid]);
  return {
    storage: storageOf(options),
    abortSignal: options.abortSignal ?? null,
    maxConcurrency: options.maxConcurrency ?? 256,
    failureLimit: options.failureLimit ?? null,
    seed: options.seed ?? 0,
    clock: { now: options.now ?? systemClock.now, after: options.after ?? systemClock.after },
    carrier: options.carrier ?? null,
    budget,
    price,
    target: options.target ?? null,
    retry: retrySelection(options.retry),
    telemetry: options.telemetry ?? null,
    limiter: options.limiter ?? null,
  };
}

function storageOf({ directory, store }: RunOptions): RunSettings['storage'] {
  if (directory !== undefined) return { kind: 'directory', directory };
  return store === undefined ? { kind: 'memory' } : { kind: 'store', store: checkedStore(store) };
}
