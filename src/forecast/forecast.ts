import type { Price } from '../core/money/price.ts';
import type { RunSummary } from '../core/summary.ts';
import type { StageMeasure } from './stage-measure.ts';

/** A figure that is not known yet: in 95 of 100 cases it is between `low` and `high`, as often above `likely` as below. */
export interface ForecastRange {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** What calls are expected to take. */
export interface ForecastSpend {
  /** Calls to providers. */
  readonly calls: ForecastRange;
  readonly inputTokens: ForecastRange;
  readonly outputTokens: ForecastRange;
  /** US dollars; null when a model that is asked has no known price. */
  readonly usd: ForecastRange | null;
}

/** What batches of providers are expected to answer. */
export interface BatchedForecast extends ForecastSpend {
  /** What the same calls would cost more live; null when a price is not known. */
  readonly savedUsd: ForecastRange | null;
}

/** What something is expected to take. */
export interface ForecastFigures extends ForecastSpend {
  readonly seconds: ForecastRange;
  /** The part that is answered live; absent when no model is batched. The two parts of a range do not add up to the whole. */
  readonly live?: ForecastSpend;
  /** The part that batches answer; absent when no model is batched. */
  readonly batched?: BatchedForecast;
}

/** What one stage is expected to take. */
export interface StageForecast extends ForecastFigures {
  readonly stage: string;
  /** Tasks: one per item and draw. */
  readonly tasks: ForecastRange;
}

/** What a run over the given subjects is expected to take from beginning to end, with nothing in store yet. */
export interface Forecast {
  /** Where the rates come from. */
  readonly basis: 'assumptions' | 'summary' | 'preview';
  /**
   * Stages of which the basis tells nothing, or not how large a reply is, as a summary whose replies all came from the
   * store: what it does not tell are the defaults.
   */
  readonly assumed: readonly string[];
  /** Rows that leave the last stage. */
  readonly rows: ForecastRange;
  readonly total: ForecastFigures;
  readonly stages: readonly StageForecast[];
}

/** What is taken to be true of a stage. What is left out follows from the basis of the forecast, or from the defaults. */
export interface StageAssumptions {
  /** Share of its tasks that hand something on, above 0 and at most 1. */
  readonly keptShare?: number;
  /** Calls of one task, all models together. */
  readonly callsPerTask?: number;
  readonly inputTokensPerCall?: number;
  /** Reasoning included. */
  readonly outputTokensPerCall?: number;
  readonly secondsPerCall?: number;
}

/** Options of `estimate`. */
export interface EstimateOptions {
  /**
   * Where rates are read: the summary of an earlier run of the same stages, or a preview, which knows more.
   *
   * @default the assumptions alone
   */
  readonly from?: RunSummary | { readonly measured: readonly StageMeasure[] };
  /** What you know better, by the name of the stage. */
  readonly assume?: { readonly [stage: string]: StageAssumptions };
  /** What calls cost, for models whose settings name no price. @default unknown */
  readonly price?: Price;
  /** Rows at which the run is to end. @default the whole input */
  readonly target?: number;
  /** Most calls in flight over all models of the run. @default 256 */
  readonly maxConcurrency?: number;
}
