import { checkOptions } from '../options/check-options.ts';
import { filledIn } from '../options/filled-in.ts';
import {
  callback,
  type OptionFault,
  type OptionSchema,
  oneOf,
  optionsSchema,
  share,
  wholeNumber,
  withRule,
} from '../options/option-schemas.ts';
import { optionsAlike } from '../options/options-alike.ts';
import { numberFrom } from '../options/ranges.ts';

/** How often offline models are wrong in what they say. Each is a share from 0 to 1. */
export interface OfflineErrorRates {
  /** Generated problems whose reference answer is wrong. @default 0.15 */
  readonly wrongReference?: number;
  /** Generated problems that lack a datum. @default 0.1 */
  readonly ambiguousProblem?: number;
  /** Generated problems whose answer cannot be known. @default 0 */
  readonly unanswerableProblem?: number;
  /** Generated problems that are sound but belong to another subject than their topic. @default 0 */
  readonly offTopicProblem?: number;
  /** Generated problems that ask for a proof, with the claim for an answer. @default 0 */
  readonly proofProblem?: number;
  /**
   * Generated problems that ask for two results. This rate and the four before it exclude one another: together they
   * are at most 1.
   *
   * @default 0
   */
  readonly multiPartProblem?: number;
  /** Trajectories that end with a wrong answer. @default 0.3 */
  readonly wrongTrajectory?: number;
  /** Trajectories whose thinking belongs to another problem. Shows only where there is thinking. @default 0 */
  readonly offProblemTrajectory?: number;
  /** Different answers that the judge calls equal. @default 0.1 */
  readonly judgeFalseAccept?: number;
  /** Equal answers that the judge calls different. @default 0.05 */
  readonly judgeFalseReject?: number;
  /** Bad problems that a verifier accepts. @default 0.1 */
  readonly verifierFalseAccept?: number;
  /** Good problems that a verifier refuses. @default 0.1 */
  readonly verifierFalseReject?: number;
  /**
   * Pearson correlation of the errors that two models (or two samples of one) make on the same problem.
   *
   * @default 0.5
   */
  readonly correlation?: number;
  /** Names on a page that repeat or rephrase another one. @default 0.04 */
  readonly duplicateTopic?: number;
  /** Names on a page that say nothing, such as "Emerging directions". @default 0.02 */
  readonly vagueTopic?: number;
}

/** How often offline models fail to answer as asked. Each is a share from 0 to 1. */
export interface OfflineFaultRates {
  /** First replies without a section that was asked for; the reply to a re-ask has it. @default 0.02 */
  readonly malformedReply?: number;
  /** Trajectories cut before their end. @default 0.02 */
  readonly truncatedTrajectory?: number;
  /** Replies that decline to answer. @default 0 */
  readonly refusal?: number;
}

/** How long offline models take: a log-normal distribution. */
export interface OfflineLatency {
  /** Milliseconds that half of the replies stay under. */
  readonly medianMs: number;
  /** Spread: standard deviation of the logarithm. @default 0.7 */
  readonly sigma?: number;
}

/** Options of `offlineModels`. */
export interface OfflineOptions {
  /** Another seed, another dataset. @default 0 */
  readonly seed?: number;
  /** What the models get wrong. Those left out keep their defaults. */
  readonly errors?: OfflineErrorRates;
  /** What the models fail to deliver. Those left out keep their defaults. */
  readonly faults?: OfflineFaultRates;
  /** How long each reply takes. @default none: replies come at once */
  readonly latency?: OfflineLatency;
  /**
   * Where the reasoner puts its thinking: into reasoning parts of the reply, or into its text between `<think>` tags.
   *
   * @default 'parts'
   */
  readonly reasoningFormat?: 'parts' | 'think-tags';
  /** About how many words of thinking a trajectory has, from 0 to 50,000. @default 120 */
  readonly reasoningWords?: number;
  /**
   * Calls back once after so many milliseconds of latency, and returns a function that cancels it.
   *
   * @default a timer of the machine
   */
  readonly after?: (ms: number, callback: () => void) => () => void;
}

/** `OfflineOptions` with every default in place. */
export interface ResolvedOfflineOptions {
  readonly seed: number;
  readonly errors: Required<OfflineErrorRates>;
  readonly faults: Required<OfflineFaultRates>;
  readonly latency: Required<OfflineLatency> | null;
  readonly reasoningFormat: 'parts' | 'think-tags';
  readonly reasoningWords: number;
  readonly after: OfflineOptions['after'];
}

/**
 * The error rates that offline models have when nothing else is said.
 *
 * @example
 * ```ts
 * import { defaultOfflineErrors, offlineModels } from 'chimera-sdk/offline';
 *
 * const wrongReference = 2 * defaultOfflineErrors.wrongReference;
 * const models = offlineModels({ errors: { wrongReference } });
 * ```
 */
export const defaultOfflineErrors: Required<OfflineErrorRates> = {
  wrongReference: 0.15,
  ambiguousProblem: 0.1,
  unanswerableProblem: 0,
  offTopicProblem: 0,
  proofProblem: 0,
  multiPartProblem: 0,
  wrongTrajectory: 0.3,
  offProblemTrajectory: 0,
  judgeFalseAccept: 0.1,
  judgeFalseReject: 0.05,
  verifierFalseAccept: 0.1,
  verifierFalseReject: 0.1,
  correlation: 0.5,
  duplicateTopic: 0.04,
  vagueTopic: 0.02,
};

/** One of the errors of which a generated problem has at most one. */
export type ProblemError =
  | 'ambiguousProblem'
  | 'unanswerableProblem'
  | 'offTopicProblem'
  | 'proofProblem'
  | 'multiPartProblem';

/** All of them, in the order in which they share one draw. */
export const problemErrors: readonly ProblemError[] = [
  'ambiguousProblem',
  'unanswerableProblem',
  'offTopicProblem',
  'proofProblem',
  'multiPartProblem',
];

const defaultFaults: Required<OfflineFaultRates> = {
  malformedReply: 0.02,
  truncatedTrajectory: 0.02,
  refusal: 0,
};

/** How far rates may exceed 1 together by rounding alone. */
const ROUNDING = 1e-9;

const offlineSchema: OptionSchema = optionsSchema<OfflineOptions>({
  seed: wholeNumber.optional(),
  errors: withRule<OfflineErrorRates>(
    optionsAlike(defaultOfflineErrors, share, 'an object of rates', 'rate'),
    tooMuchTogether,
  ).optional(),
  faults: optionsAlike(defaultFaults, share, 'an object of rates', 'rate').optional(),
  latency: optionsSchema<OfflineLatency>(
    { medianMs: numberFrom(0, 3_600_000), sigma: numberFrom(0, 5).optional() },
    '{ medianMs, sigma }',
  ).optional(),
  reasoningFormat: oneOf(['parts', 'think-tags']).optional(),
  reasoningWords: numberFrom(0, 50_000).optional(),
  after: callback.optional(),
});

/** @throws {ConfigurationError} With every option that cannot be used. */
export function resolveOfflineOptions(options: OfflineOptions): ResolvedOfflineOptions {
  checkOptions(offlineSchema, options, 'offlineModels');
  const { seed = 0, latency, reasoningFormat = 'parts', reasoningWords = 120 } = options;
  return {
    seed,
    errors: filledIn<OfflineErrorRates>(defaultOfflineErrors, options.errors),
    faults: filledIn<OfflineFaultRates>(defaultFaults, options.faults),
    latency: latency === undefined ? null : { medianMs: latency.medianMs, sigma: latency.sigma ?? 0.7 },
    reasoningFormat,
    reasoningWords,
    after: options.after,
  };
}

function tooMuchTogether(rates: OfflineErrorRates): readonly OptionFault[] {
  const together = problemErrors.reduce(
    (sum, error) => sum + (rates[error] ?? defaultOfflineErrors[error]),
    0,
  );
  if (together <= 1 + ROUNDING) return [];
  const message = `${problemErrors.join(', ')} exclude one another and must be at most 1 together, got ${together}; lower one of them`;
  return [{ path: [], message }];
}
