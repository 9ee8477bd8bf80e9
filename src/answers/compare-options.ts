import type { ConfigurationIssue } from '../errors/configuration-error.ts';
import { shownValue } from '../errors/shown-value.ts';
import { throwIssues } from '../errors/throw-issues.ts';

/** How far apart two numbers may be and still count as equal. A number passes when any of the given bounds allows it. */
export interface AnswerTolerance {
  /** The largest difference, in the unit of the reference. */
  readonly absolute?: number;
  /** The largest difference as a share of the reference: 0.01 is one percent. */
  readonly relative?: number;
  /** Significant digits to which both must agree; `stated` takes as many as the reference states. */
  readonly significantDigits?: number | 'stated';
}

/** The policies of `compareAnswers`. */
export interface CompareAnswersOptions {
  /**
   * What a percent sign means. `fraction`: 10 % is 0.1. `number`: the question asks for percent, so that 10 % is also 10.
   *
   * @default 'fraction'
   */
  readonly percent?: 'fraction' | 'number';
  /**
   * Units are converted, never dropped. `reference`: where the reference has a unit the response needs one of the same
   * dimensions; to a bare reference the question gives the unit. `both`: a unit on one side only decides nothing.
   * `optional`: a side may leave its unit out.
   *
   * @default 'reference'
   */
  readonly units?: 'reference' | 'both' | 'optional';
  /**
   * By default only what is written with at least six significant digits may be rounded: `3.14159` is pi, `3.14` is not.
   * With bounds of your own these replace that rule; `{ absolute: 0 }` allows no rounding at all.
   */
  readonly tolerance?: AnswerTolerance;
  /**
   * Whether items without brackets must come in the order of the reference. Tuples, vectors and sequences always do.
   *
   * @default false
   */
  readonly ordered?: boolean;
  /**
   * Whether an interval and a solved inequality are one answer. `either-way`; `reference-inequality`: only an interval in
   * answer to an inequality, so that a response cannot repeat the question; `never`.
   *
   * @default 'either-way'
   */
  readonly intervals?: 'either-way' | 'reference-inequality' | 'never';
  /**
   * What counts of `x = 2 + 3 = 5`. `consistent`: the last value, if the values before it do not contradict it. `last`:
   * the last value in any case.
   *
   * @default 'consistent'
   */
  readonly chains?: 'consistent' | 'last';
  /**
   * Whether an antiderivative needs the constant that the reference has. Its name never matters.
   *
   * @default 'required'
   */
  readonly integrationConstant?: 'required' | 'optional';
  /**
   * Whether the names of variables matter. `renamed` lets one name stand for another throughout.
   *
   * @default 'named'
   */
  readonly variables?: 'named' | 'renamed';
  /**
   * Chooses the points at which expressions are compared.
   *
   * @default 1
   */
  readonly seed?: number;
}

/** The options with every default filled in. */
export interface ResolvedCompareOptions extends Required<Omit<CompareAnswersOptions, 'tolerance'>> {
  readonly tolerance: AnswerTolerance | null;
}

const choices = {
  percent: ['fraction', 'number'],
  units: ['reference', 'both', 'optional'],
  intervals: ['either-way', 'reference-inequality', 'never'],
  chains: ['consistent', 'last'],
  integrationConstant: ['required', 'optional'],
  variables: ['named', 'renamed'],
  ordered: [true, false],
} as const;

/** Fills in the defaults; throws a `ConfigurationError` that names every option that cannot work. */
export function resolveCompareOptions(options: CompareAnswersOptions): ResolvedCompareOptions {
  throwIssues(choiceIssues(options), toleranceIssues(options.tolerance), seedIssues(options.seed));
  return {
    percent: options.percent ?? 'fraction',
    units: options.units ?? 'reference',
    tolerance: options.tolerance ?? null,
    ordered: options.ordered ?? false,
    intervals: options.intervals ?? 'either-way',
    chains: options.chains ?? 'consistent',
    integrationConstant: options.integrationConstant ?? 'required',
    variables: options.variables ?? 'named',
    seed: options.seed ?? 1,
  };
}

function choiceIssues(options: CompareAnswersOptions): readonly ConfigurationIssue[] {
  return Object.entries(choices).flatMap(([option, allowed]) => {
    const value: unknown = Object.entries(options).find(([name]) => name === option)?.[1];
    if (value === undefined || allowed.some((choice) => choice === value)) return [];
    const names = allowed.map((choice) => JSON.stringify(choice)).join(', ');
    return [{ option, message: `must be one of ${names}, got ${shownValue(value)}` }];
  });
}

function toleranceIssues(tolerance: unknown): readonly ConfigurationIssue[] {
  if (tolerance === undefined) return [];
  if (typeof tolerance !== 'object' || tolerance === null || Array.isArray(tolerance)) {
    const message = `must be an object with absolute, relative or significantDigits, got ${shownValue(tolerance)}`;
    return [{ option: 'tolerance', message }];
  }
  return Object.entries(tolerance).flatMap(([name, value]): readonly ConfigurationIssue[] => {
    const option = `tolerance.${name}`;
    if (value === undefined) return [];
    if (name === 'significantDigits') return digitIssues(option, value);
    if (name !== 'absolute' && name !== 'relative') {
      return [{ option, message: 'is not known; use absolute, relative or significantDigits' }];
    }
    const isAllowed = typeof value === 'number' && Number.isFinite(value) && value >= 0;
    return isAllowed
      ? []
      : [{ option, message: `must be a finite number of at least 0, got ${shownValue(value)}` }];
  });
}

function digitIssues(option: string, value: unknown): readonly ConfigurationIssue[] {
  const isCount = Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 100;
  if (isCount || value === 'stated') return [];
  return [{ option, message: `must be a whole number from 1 to 100 or "stated", got ${shownValue(value)}` }];
}

function seedIssues(seed: unknown): readonly ConfigurationIssue[] {
  if (seed === undefined || Number.isSafeInteger(seed)) return [];
  return [{ option: 'seed', message: `must be a whole number, got ${shownValue(seed)}` }];
}
