import type { ForecastRange } from '../../forecast/forecast.ts';
import type { ProbeDifficultyOptions } from '../difficulty/probe-difficulty.ts';
import type { RankQualityOptions } from '../ranking/rank-quality.ts';

/** Calls of one kind to one model. */
export interface AnalysisForecastPart {
  readonly part: 'attempts' | 'judge' | 'rankings';
  readonly model: string;
  readonly calls: ForecastRange;
  readonly inputTokens: ForecastRange;
  readonly outputTokens: ForecastRange;
  /** US dollars; null when the model has no known price. */
  readonly usd: ForecastRange | null;
  /** What the calls would cost more live; absent unless batches answer them, null when a price is not known. */
  readonly savedUsd?: ForecastRange | null;
}

/** What an analysis will take, with nothing in store yet. */
export interface AnalysisForecast
  extends Pick<AnalysisForecastPart, 'calls' | 'inputTokens' | 'outputTokens' | 'usd'> {
  readonly parts: readonly AnalysisForecastPart[];
  /** Where the tokens of replies come from: those of prompts are counted on the prompts themselves. */
  readonly basis: 'assumptions' | 'assume' | 'summary';
}

/** Options of `estimateProbe`: those of `probeDifficulty`, and what is better known of it than by default. */
export interface EstimateProbeOptions extends ProbeDifficultyOptions {
  /** The summary of an earlier probe, such as one of a few problems: its replies tell how long replies are. */
  readonly from?: { readonly stages: readonly AnalysisStageFigures[] };
  /** Tokens of a reply, reasoning included. */
  readonly assume?: { readonly outputTokensPerAttempt?: number; readonly outputTokensPerJudgement?: number };
}

/** Options of `estimateRanking`: those of `rankQuality`, and what is better known of it than by default. */
export interface EstimateRankingOptions extends RankQualityOptions {
  /** The summary of an earlier ranking, such as one of a few groups: its replies tell how long replies are. */
  readonly from?: { readonly stages: readonly AnalysisStageFigures[] };
  /** Tokens of a reply, reasoning included. */
  readonly assume?: { readonly outputTokensPerRanking?: number };
}

/** What a summary says of a stage, as far as it is read. */
export interface AnalysisStageFigures {
  readonly stage: string;
  readonly calls: number;
  readonly outputTokens: number;
}
