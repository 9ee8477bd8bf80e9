import type { Clock } from '../core/clock.ts';
import type { Engine } from '../core/engine.ts';
import type { ResultStore } from '../core/result-store.ts';
import type { RunOptions } from '../core/run.ts';
import { ConfigurationError, type ConfigurationIssue } from '../errors/index.ts';
import { localEngine } from './local-engine.ts';
import { systemClock } from './system-clock.ts';

/** The options of a run with every default filled in. */
export interface RunSettings {
  readonly place:
    | { readonly kind: 'directory'; readonly directory: string }
    | { readonly kind: 'store'; readonly store: ResultStore }
    | { readonly kind: 'memory' };
  readonly signal: AbortSignal | null;
  readonly maxConcurrency: number;
  readonly failureLimit: number;
  readonly seed: number;
  readonly clock: Clock;
  readonly engine: Engine;
}

/** Checks the options of a run, all at once. */
export function resolveRunOptions(options: RunOptions): RunSettings {
  const issues = [...placeIssues(options), ...numberIssues(options)];
  if (issues.length > 0) throw new ConfigurationError(issues);
  return {
    place: placeOf(options),
    signal: options.signal ?? null,
    maxConcurrency: options.maxConcurrency ?? 256,
    failureLimit: options.failureLimit ?? Number.POSITIVE_INFINITY,
    seed: options.seed ?? 0,
    clock: { now: options.now ?? systemClock.now, wait: options.wait ?? systemClock.wait },
    engine: options.engine ?? localEngine(),
  };
}

function placeOf({ directory, store }: RunOptions): RunSettings['place'] {
  if (directory !== undefined) return { kind: 'directory', directory };
  return store === undefined ? { kind: 'memory' } : { kind: 'store', store };
}

function placeIssues({ directory, store }: RunOptions): ConfigurationIssue[] {
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
      message: `must be a path such as 'runs/first', got ${JSON.stringify(directory)}`,
    });
  }
  return issues;
}

function numberIssues({ maxConcurrency, failureLimit, seed }: RunOptions): ConfigurationIssue[] {
  const issues: ConfigurationIssue[] = [];
  if (maxConcurrency !== undefined && !(Number.isSafeInteger(maxConcurrency) && maxConcurrency >= 1)) {
    issues.push({
      option: 'maxConcurrency',
      message: `must be a whole number of at least 1, got ${maxConcurrency}`,
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
      message: `must be a whole number of at least 1, or Infinity for no limit, got ${failureLimit}`,
    });
  }
  if (seed !== undefined && !Number.isSafeInteger(seed)) {
    issues.push({ option: 'seed', message: `must be a whole number, got ${seed}` });
  }
  return issues;
}
