import { checkOptions } from '../options/check-options.ts';
import {
  isFiniteNumber,
  numberOrZero,
  type OptionSchema,
  oneOf,
  optionOf,
  optionsSchema,
  trueOrFalse,
  wholeNumber,
} from '../options/option-schemas.ts';

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
   * dimensions, and is `unknown` without one, since the question may give it; to a bare reference the question gives the unit.
   * `both`: a unit on one side only decides nothing.
   * `optional`: a side may leave its unit out.
   *
   * @default 'reference'
   */
  readonly units?: 'reference' | 'both' | 'optional';
  /**
   * By default only what is written with at least six significant digits may be rounded: `3.14159` is pi, `3.14` is not.
   * A response that only rounds to the fewer digits of the reference, as `0.33333` beside `0.333`, is `unknown`.
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

const significantDigits: OptionSchema = optionOf(
  (digits) =>
    digits === 'stated' ||
    (isFiniteNumber(digits) && Number.isSafeInteger(digits) && digits >= 1 && digits <= 100),
  "a whole number from 1 to 100 or 'stated'",
);

const compareAnswersSchema: OptionSchema = optionsSchema<CompareAnswersOptions>({
  percent: oneOf(['fraction', 'number']).optional(),
  units: oneOf(['reference', 'both', 'optional']).optional(),
  tolerance: optionsSchema<AnswerTolerance>(
    {
      absolute: numberOrZero.optional(),
      relative: numberOrZero.optional(),
      significantDigits: significantDigits.optional(),
    },
    'an object with absolute, relative or significantDigits',
  ).optional(),
  ordered: trueOrFalse.optional(),
  intervals: oneOf(['either-way', 'reference-inequality', 'never']).optional(),
  chains: oneOf(['consistent', 'last']).optional(),
  integrationConstant: oneOf(['required', 'optional']).optional(),
  variables: oneOf(['named', 'renamed']).optional(),
  seed: wholeNumber.optional(),
});

/** Fills in the defaults; throws a `ConfigurationError` that names every option that cannot work. */
export function resolveCompareOptions(options: CompareAnswersOptions): ResolvedCompareOptions {
  checkOptions(compareAnswersSchema, options, 'compareAnswers');
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
