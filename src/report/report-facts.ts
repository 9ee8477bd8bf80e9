import type { Evidence } from '../core/figures/evidence.ts';
import type { Budget, Spend } from '../core/money/budget.ts';
import type { BatchedSpend, CoverageRow } from '../core/summary.ts';

/** How the run of a report ended; `unfinished` without an orderly end, `unknown` when nothing was said. */
export type ReportEnd =
  | 'completed'
  | 'stopped'
  | 'budget'
  | 'aborted'
  | 'failed'
  | 'waiting'
  | 'unfinished'
  | 'unknown';

/** Everything but the rows: what the page's figures are drawn from. */
export interface ReportFacts {
  readonly title: string;
  readonly run: RunFacts;
  readonly totals: TotalFacts;
  /** Rows of `rejected.jsonl` with which nothing was refused, such as names beyond what was wanted. */
  readonly leftAside: number;
  readonly subjects: readonly SubjectFacts[];
  /** Subjects that the list leaves out because it would be too long. */
  readonly subjectsLeftOut: number;
  readonly stages: readonly StageFacts[];
  readonly labels: LabelFacts;
  readonly verifiers: VerifierFacts;
  /** Topics, drafts and trajectories, in this order, and what became of them. */
  readonly funnel: readonly FunnelStep[];
  /** How often the comparison said the first and the judge the second. */
  readonly opinions: readonly OpinionCount[];
  readonly passRates: PassRateFacts | null;
  readonly problemWords: LengthFacts | null;
  readonly reasoningWords: LengthFacts | null;
  /** What was measured beside the run. */
  readonly evidence: readonly Evidence[];
  readonly embedded: EmbeddedFacts;
}

export interface RunFacts {
  readonly id: string | null;
  /** When the last run began; null when that is not noted. */
  readonly startedAt: string | null;
  /** The models of each stage that names any. */
  readonly models: readonly (readonly [stage: string, models: readonly string[]])[];
  readonly end: ReportEnd;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly library: string | null;
  readonly seed: number | null;
  readonly seconds: number | null;
  /** Rows of the last run; null without a summary. */
  readonly rows: number | null;
  readonly reused: number | null;
  readonly spent: Spend | null;
  readonly spentInAll: Spend | null;
  /** The part of `spent` that batches of providers answered; null when they answered none. */
  readonly batched: BatchedSpend | null;
  readonly budget: Budget | null;
  /** What the last run made of each subject and area; empty without a summary. */
  readonly coverage: readonly CoverageRow[];
  readonly changed: readonly string[];
  readonly warnings: readonly string[];
  readonly stages: readonly StageOptions[];
}

/** What the manifest says of one stage: names of options with their values as text. */
export interface StageOptions {
  readonly name: string;
  readonly version: string;
  readonly options: readonly (readonly [name: string, value: string])[];
}

export interface TotalFacts {
  readonly subjects: number;
  readonly topics: number;
  readonly problems: number;
  readonly samples: number;
  readonly refused: number;
  readonly failed: number;
}

/** What became of the topics, problem drafts or trajectories of a run. */
export interface FunnelStep {
  readonly step: 'topics' | 'drafts' | 'trajectories';
  readonly kept: number;
  readonly refused: number;
  readonly failed: number;
}

/** How far raters agree beyond chance, and on how many things that was counted; null when kappa is undefined. */
export interface AgreementFacts {
  readonly kappa: number | null;
  readonly of: number;
}

export interface SubjectFacts {
  readonly subject: string;
  readonly topics: number;
  readonly problems: number;
  readonly samples: number;
  readonly correct: number;
  readonly incorrect: number;
  readonly unverified: number;
  readonly refused: number;
  readonly failed: number;
}

/** One stage. Counts of tasks are null when the run left no summary: only refusals and failures are on record then. */
export interface StageFacts {
  readonly stage: string;
  readonly tasks: {
    readonly in: number;
    readonly kept: number;
    readonly rejected: number;
    readonly failed: number;
    readonly pending: number;
    readonly outputs: number;
    readonly short: number;
  } | null;
  readonly rejections: readonly CodeCount[];
  readonly failures: readonly CodeCount[];
  readonly cost: {
    readonly calls: number;
    readonly reused: number;
    readonly retries: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    /** Null when a price is not known. */
    readonly usd: number | null;
    /** The part that batches of providers answered; null when they answered none. */
    readonly batched: BatchedSpend | null;
    readonly seconds: number;
  } | null;
}

export interface CodeCount {
  readonly code: string;
  readonly count: number;
}

export interface LabelFacts {
  readonly correct: number;
  readonly incorrect: number;
  readonly unverified: number;
  readonly disagreements: number;
  readonly byRule: number;
  readonly byJudge: number;
  /** Comparison and judge, where both gave a verdict. */
  readonly agreement: AgreementFacts;
  readonly unverifiedReasons: readonly CodeCount[];
}

export interface VerifierFacts {
  /** Problems with at least one vote, kept and refused ones. */
  readonly problems: number;
  readonly verifiers: readonly {
    readonly name: string;
    readonly votes: number;
    readonly valid: number;
  }[];
  /** For verifiers i < j: problems on which both voted, and how they did. */
  readonly pairs: readonly VerifierPair[];
  /** All verifiers together (Fleiss), on problems that all of them voted on; null for fewer than three. */
  readonly agreement: AgreementFacts | null;
}

export interface VerifierPair {
  readonly left: number;
  readonly right: number;
  readonly bothValid: number;
  readonly onlyLeft: number;
  readonly onlyRight: number;
  readonly bothInvalid: number;
  /** Cohen's kappa; null when it is undefined. */
  readonly kappa: number | null;
}

export interface OpinionCount {
  readonly rule: 'equal' | 'different' | 'unknown' | 'none';
  readonly judge: 'correct' | 'incorrect' | 'none';
  readonly count: number;
}

/** How many problems were solved in which share of attempts. */
export interface PassRateFacts {
  readonly by: 'blind-solving' | 'trajectories';
  readonly problems: number;
  readonly bins: readonly Bin[];
}

export interface LengthFacts {
  readonly count: number;
  readonly median: number;
  /** Nine tenths are not longer. */
  readonly p90: number;
  readonly longest: number;
  /** Whether the bins grow by a factor instead of a sum. */
  readonly isLogarithmic: boolean;
  readonly bins: readonly Bin[];
}

/** Values from `from` up to, but not including, `to`; the last bin includes both. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How much of the rows is in the page. */
export interface EmbeddedFacts {
  readonly rows: number;
  readonly of: number;
  readonly samples: number;
  readonly samplesOf: number;
  /** Reasonings that are not there in full. */
  readonly cutReasonings: number;
  /** Most bytes of one reasoning. */
  readonly reasoningBytes: number;
  /** Most bytes of the page. */
  readonly pageBytes: number;
}
