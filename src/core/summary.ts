import type { Budget, Spend } from './money/budget.ts';

/** How a run ended. All but `failed` and `aborted` let iteration end normally. */
export type RunEnd = 'completed' | 'stopped' | 'budget' | 'aborted' | 'failed' | 'waiting';

/** A batch that is at work at its provider. */
export interface WaitingBatch {
  /** Name of the service, such as `openai`. */
  readonly service: string;
  /** `provider:model`. */
  readonly model: string;
  /** Its id at the provider; null as long as it is not known. */
  readonly batchId: string | null;
  readonly requests: number;
  /** Requests answered at the last look; null when the provider does not say. */
  readonly answered: number | null;
  /** When it was sent, in milliseconds since 1970. */
  readonly sentAt: number;
  /** When the provider gives up on what it has not answered, in milliseconds since 1970; null when it does not say. */
  readonly endsBefore: number | null;
}

/** What a run that ended as `waiting` waits for. The next run in the same place goes on with it. */
export interface RunWaits {
  /** Calls that wait. */
  readonly calls: number;
  readonly batches: readonly WaitingBatch[];
  /** When to look again, in milliseconds since 1970. */
  readonly comeBackAt: number;
}

/** What batches of providers answered. */
export interface BatchedSpend extends Spend {
  /** What the same calls would have cost more live; null when a price is not known. */
  readonly savedUsd: number | null;
}

/** What happened at one stage. Tasks are conserved: in = kept + rejected + failed + pending. */
export interface StageSummary {
  readonly stage: string;
  /** Tasks: one per item and draw. */
  readonly in: number;
  /** Tasks that produced at least one output. */
  readonly kept: number;
  /** Tasks that produced none because everything was refused. */
  readonly rejected: number;
  /** Tasks that could not be settled. */
  readonly failed: number;
  /** Tasks not settled when the run ended; 0 in a completed run. */
  readonly pending: number;
  /** Items passed on to the next stage. */
  readonly outputs: number;
  /** Rejections by code, those of single outputs included. */
  readonly rejections: { readonly [code: string]: number };
  /** Failures by code. */
  readonly failures: { readonly [code: string]: number };
  /** Items whose `refill` ended short. */
  readonly short: number;
  /** Calls made to providers. */
  readonly calls: number;
  /** Calls answered from the store. */
  readonly reused: number;
  /** Further tries after failed ones. */
  readonly retries: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars of its calls, failed tries included; null when something was called whose price is not known. */
  readonly usd: number | null;
  /** The part of its calls that batches of providers answered; absent when they answered none. */
  readonly batched?: BatchedSpend;
  /** From the first task to the last, in seconds. */
  readonly seconds: number;
}

/** What a run made of one subject, or of one area of it. Records that the input brought in count like those it made. */
export interface CoverageRow {
  readonly subject: string;
  /** The level between subject and topic; null for topics directly below their subject. */
  readonly area: string | null;
  readonly topics: number;
  /** Draws of problems that were started. */
  readonly drafts: number;
  /** Problems that rules and verifiers accepted. */
  readonly kept: number;
  /** Topics whose `refill` ended with fewer problems than were wanted. */
  readonly short: number;
  readonly samples: number;
}

/** What a run did, kept as `summary.json`. */
export interface RunSummary {
  readonly runId: string;
  /** When the run began, by its clock, such as `2026-03-01T09:30:00.000Z`; null when that clock tells no date. */
  readonly startedAt: string | null;
  readonly end: RunEnd;
  /** Why the run failed or was aborted; null otherwise. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Rows that left the last stage. */
  readonly rows: number;
  /** Labels of the rows, and how many of them comparison and judge disagree on; null when the rows carry none. */
  readonly labels: {
    readonly correct: number;
    readonly incorrect: number;
    readonly unverified: number;
    readonly disagreements: number;
  } | null;
  /** Ids of the samples on which comparison and judge disagree, the first 100 of them. */
  readonly disagreements: readonly string[];
  /**
   * Records that rules, verifiers and stages refused, all stages together: the `rejections` of each less `surplus` and
   * `exhausted`, with which nothing was refused. Show this count wherever refusals are shown.
   */
  readonly refused: number;
  readonly stages: readonly StageSummary[];
  /** One row for each subject and area, sorted; null when no record of the run names a subject. */
  readonly coverage: readonly CoverageRow[] | null;
  /** Calls made to providers, all stages together. */
  readonly calls: number;
  /** Calls answered from the store. */
  readonly reused: number;
  /** What this run spent, failed tries included. */
  readonly spent: Spend;
  /** All that was ever spent in the directory, this run included; the same as `spent` without one. */
  readonly spentInAll: Spend;
  /** The part of `spent` that batches of providers answered; absent when none did. */
  readonly batched?: BatchedSpend;
  /** What the run waits for; absent unless it ended as `waiting`. */
  readonly waits?: RunWaits;
  /** The budget that was in force; null when there was none. */
  readonly budget: Budget | null;
  readonly seconds: number;
  readonly directory: string | null;
  /**
   * What differs from the run before in the same directory, such as `label.options.prompt: label@1 -> stricter@1`;
   * empty when nothing does, and without a directory.
   */
  readonly changed: readonly string[];
  /** Things a person should know, such as a reasoner that gives no reasoning. */
  readonly warnings: readonly string[];
}
