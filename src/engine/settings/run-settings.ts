import type { Engine } from '../../core/engine.ts';
import type { Model } from '../../core/model.ts';
import type { Budget } from '../../core/money/budget.ts';
import type { Price } from '../../core/money/price.ts';
import type { RateLimiter } from '../../core/rate-limiter.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { RunOptions, Telemetry } from '../../core/run.ts';
import { countIssues } from '../../errors/count-issues.ts';
import { ConfigurationError, type ConfigurationIssue } from '../../errors/index.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { unknownNameIssues } from '../../errors/unknown-option-issues.ts';
import type { RetrySelection } from '../../models/call/epochs.ts';
import type { Clock } from '../../time/clock.ts';
import { systemClock } from '../../time/system-clock.ts';
import { budgetIssues, modelBudgetIssues } from './budget-issues.ts';
import { localEngine } from './local-engine.ts';
import { retryIssues, retrySelection } from './retry-selection.ts';
import { telemetryIssues } from './telemetry-issues.ts';

/** The options of a run with every default filled in. */
export interface RunSettings {
  /** Where replies are kept. */
  readonly storage:
    | { readonly kind: 'directory'; readonly directory: string }
    | { readonly kind: 'store'; readonly store: ResultStore }
    | { readonly kind: 'memory' };
  readonly signal: AbortSignal | null;
  readonly maxConcurrency: number;
  readonly failureLimit: number;
  readonly seed: number;
  readonly clock: Clock;
  readonly engine: Engine;
  readonly budget: Budget | null;
  /** For models that name no price of their own. */
  readonly price: Price | null;
  /** Rows after which nothing more is begun; null when the whole input is taken. */
  readonly target: number | null;
  /** Which unusable replies of earlier runs are asked for anew; null when none is. */
  readonly retry: RetrySelection | null;
  readonly telemetry: Telemetry | null;
  /** What keeps rates; null when the run has one of its own. */
  readonly limiter: RateLimiter | null;
}

/** Names of the options of a run. */
export const runOptionNames: readonly (keyof RunOptions)[] = [
  'directory',
  'store',
  'signal',
  'maxConcurrency',
  'failureLimit',
  'seed',
  'now',
  'wait',
  'engine',
  'budget',
  'price',
  'retry',
  'target',
  'telemetry',
  'limiter',
];

/** Checks the options of a run over the named stages and their models, all at once. */
export function resolveRunOptions(
  options: RunOptions,
  stages: readonly string[],
  models: readonly Model[],
): RunSettings {
  const issues = [
    ...unknownNameIssues('', options, runOptionNames),
    ...storageIssues(options),
    ...numberIssues(options),
    ...partIssues(options),
    ...retryIssues(options, stages),
    ...(options.target === undefined ? [] : countIssues('target', options.target)),
    ...telemetryIssues(options.telemetry),
    ...spendingIssues(options, models),
  ];
  if (issues.length > 0) throw new ConfigurationError(issues);
  return {
    storage: storageOf(options),
    signal: options.signal ?? null,
    maxConcurrency: options.maxConcurrency ?? 256,
    failureLimit: options.failureLimit ?? Number.POSITIVE_INFINITY,
    seed: options.seed ?? 0,
    clock: { now: options.now ?? systemClock.now, wait: options.wait ?? systemClock.wait },
    engine: options.engine ?? localEngine(),
    budget: options.budget ?? null,
    price: options.price ?? null,
    target: options.target ?? null,
    retry: retrySelection(options.retry),
    telemetry: options.telemetry ?? null,
    limiter: options.limiter ?? null,
  };
}

function spendingIssues(
  { budget, price }: RunOptions,
  models: readonly Model[],
): readonly ConfigurationIssue[] {
  const issues = budgetIssues({ budget, price });
  return issues.length > 0 ? issues : modelBudgetIssues(models, budget ?? null, price ?? null);
}

function storageOf({ directory, store }: RunOptions): RunSettings['storage'] {
  if (directory !== undefined) return { kind: 'directory', directory };
  return store === undefined ? { kind: 'memory' } : { kind: 'store', store };
}

function storageIssues({ directory, store }: RunOptions): ConfigurationIssue[] {
  const issues: ConfigurationIssue[] = [];
  if (directory !== undefined && store !== undefined) {
    issues.push({ option: 'store', message: 'directory and store exclude each other; give one of them' });
  }
  if (
    directory !== undefined &&
    (typeof directory !== 'string' || directory.trim() === '' || directory.includes('\0'))
  ) {
    issues.push({
      option: 'directory',
      message: `must be a path such as 'runs/first', got ${shownValue(directory)}`,
    });
  }
  return issues;
}

function numberIssues({ maxConcurrency, failureLimit, seed }: RunOptions): ConfigurationIssue[] {
  const issues: ConfigurationIssue[] = [];
  if (maxConcurrency !== undefined && !(Number.isSafeInteger(maxConcurrency) && maxConcurrency >= 1)) {
    issues.push({
      option: 'maxConcurrency',
      message: `must be a whole number of at least 1, got ${shownValue(maxConcurrency)}`,
    });
  }
  const unlimited = failureLimit === Number.POSITIVE_INFINITY;
  if (
    failureLimit !== undefined &&
    !unlimited &&
    !(Number.isSafeInteger(failureLimit) && failureLimit >= 1)
  ) {
    issues.push({
      option: 'failureLimit',
      message: `must be a whole number of at least 1, or Infinity for no limit, got ${shownValue(failureLimit)}`,
    });
  }
  if (seed !== undefined && !Number.isSafeInteger(seed)) {
    issues.push({ option: 'seed', message: `must be a whole number, got ${shownValue(seed)}` });
  }
  return issues;
}

/** What each part must have, so that a wrong one is named now and not met in the middle of the run. */
const PARTS: Readonly<Record<string, { readonly members: readonly string[]; readonly example: string }>> = {
  signal: { members: ['aborted', 'addEventListener'], example: 'the signal of an AbortController' },
  store: { members: ['get', 'has', 'putIfAbsent'], example: "memoryStore({ keep: 'all' })" },
  engine: { members: ['open'], example: 'localEngine()' },
  limiter: { members: ['reserve', 'settle', 'pause'], example: 'memoryLimiter()' },
};

function partIssues(options: RunOptions): ConfigurationIssue[] {
  const given = new Map<string, unknown>(Object.entries(options));
  const parts = Object.entries(PARTS).flatMap(([option, { members, example }]) => {
    const part = given.get(option);
    if (part === undefined || hasMembers(part, members)) return [];
    return [{ option, message: `must be something like ${example}, got ${shownValue(part)}` }];
  });
  const functions = ['now', 'wait'].flatMap((option) => {
    const value = given.get(option);
    if (value === undefined || typeof value === 'function') return [];
    return [{ option, message: `must be a function, got ${shownValue(value)}` }];
  });
  return [...parts, ...functions];
}

function hasMembers(part: unknown, members: readonly string[]): boolean {
  return typeof part === 'object' && part !== null && members.every((member) => member in part);
}
