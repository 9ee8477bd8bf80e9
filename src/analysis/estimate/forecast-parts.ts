import type { Model } from '../../core/model.ts';
import type { Price, PricedWay } from '../../core/money/price.ts';
import type { PromptText } from '../../core/prompt.ts';
import { type CallCost, callCost, costBetween } from '../../forecast/call-cost.ts';
import type { ForecastRange } from '../../forecast/forecast.ts';
import { collectingOf, identityOf, settingsOf } from '../../models/provider/resolve-model.ts';
import { objectWith } from '../../options/object-with.ts';
import {
  listOf,
  nonEmptyString,
  numberOrZero,
  type OptionSchema,
  optionsSchema,
} from '../../options/option-schemas.ts';
import { probeShape } from '../difficulty/probe-difficulty.ts';
import { rankShape, withRankedSources } from '../ranking/rank-quality.ts';
import type {
  AnalysisForecast,
  AnalysisForecastPart,
  AnalysisStageFigures,
  EstimateProbeOptions,
  EstimateRankingOptions,
} from './analysis-forecast.ts';

const from: OptionSchema = objectWith(
  {
    stages: listOf(
      objectWith(
        { stage: nonEmptyString, calls: numberOrZero, outputTokens: numberOrZero },
        'the figures of a stage',
      ),
      'a list of stages',
    ),
  },
  'the summary of a run',
);

export const estimateProbeSchema: OptionSchema = optionsSchema<EstimateProbeOptions>({
  ...probeShape,
  from: from.optional(),
  assume: optionsSchema<NonNullable<EstimateProbeOptions['assume']>>({
    outputTokensPerAttempt: numberOrZero.optional(),
    outputTokensPerJudgement: numberOrZero.optional(),
  }).optional(),
});

export const estimateRankingSchema: OptionSchema = withRankedSources(
  optionsSchema<EstimateRankingOptions>({
    ...rankShape,
    from: from.optional(),
    assume: optionsSchema<NonNullable<EstimateRankingOptions['assume']>>({
      outputTokensPerRanking: numberOrZero.optional(),
    }).optional(),
  }),
);

/** Tokens of a reply, and how well they are known. */
export interface ReplyTokens {
  readonly likely: number;
  readonly basis: AnalysisForecast['basis'];
}

/** What is known of replies: what the caller says, else what a summary tells, else the default. */
export function replyTokens(
  stage: string,
  assumed: number | undefined,
  byDefault: number,
  from: { readonly stages: readonly AnalysisStageFigures[] } | undefined,
): ReplyTokens {
  if (assumed !== undefined) return { likely: assumed, basis: 'assume' };
  const seen = from?.stages.find((each) => each.stage === stage);
  if (seen !== undefined && seen.calls > 0 && seen.outputTokens > 0)
    return { likely: seen.outputTokens / seen.calls, basis: 'summary' };
  return { likely: byDefault, basis: 'assumptions' };
}

/** How far the mean of replies may lie from what is taken to be likely. */
const SPREAD: { readonly [Basis in AnalysisForecast['basis']]: number } = {
  assumptions: 3,
  assume: 1.25,
  summary: 1.25,
};

/** One kind of calls to one model. */
export interface PartRequest {
  readonly part: AnalysisForecastPart['part'];
  readonly model: Model;
  readonly calls: ForecastRange;
  /** Tokens of a prompt on average. */
  readonly inputTokens: number;
  readonly reply: ReplyTokens;
}

/** Works out what calls take. */
export function forecastOf(requests: readonly PartRequest[], price: Price | null): AnalysisForecast {
  const parts = requests.map((request) => partOf(request, price));
  const sum = (figure: (part: AnalysisForecastPart) => ForecastRange): ForecastRange => ({
    low: parts.reduce((total, part) => total + figure(part).low, 0),
    likely: parts.reduce((total, part) => total + figure(part).likely, 0),
    high: parts.reduce((total, part) => total + figure(part).high, 0),
  });
  const none: ForecastRange = { low: 0, likely: 0, high: 0 };
  const bases = requests.map(({ reply }) => reply.basis);
  return {
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    usd: parts.some(({ usd }) => usd === null) ? null : sum(({ usd }) => usd ?? none),
    parts,
    basis: bases.includes('assumptions') ? 'assumptions' : (bases[0] ?? 'assumptions'),
  };
}

function partOf(
  { part, model, calls, inputTokens, reply }: PartRequest,
  price: Price | null,
): AnalysisForecastPart {
  const spread = SPREAD[reply.basis];
  const perReply = { low: reply.likely / spread, likely: reply.likely, high: reply.likely * spread };
  const input = eachOf((end) => Math.round(calls[end] * inputTokens));
  const output = eachOf((end) => Math.round(calls[end] * perReply[end]));
  const { name, provider, modelId } = identityOf(model);
  const known = settingsOf(model).price ?? price;
  const costOf = (way: PricedWay): CallCost | null =>
    callCost(known, { model: name, provider, modelId, way }, inputTokens, reply.likely);
  const dollarsOf = (cost: CallCost | null): ForecastRange | null =>
    cost === null ? null : eachOf((end) => cost(calls[end], input[end], output[end]));
  // The calls of a part are collected together.
  const isBatched = calls.likely >= (collectingOf(model)?.terms.fewest ?? Number.POSITIVE_INFINITY);
  const cost = costOf(isBatched ? 'batch' : 'live');
  return {
    part,
    model: name,
    calls,
    inputTokens: input,
    outputTokens: output,
    usd: dollarsOf(cost),
    ...(isBatched ? { savedUsd: dollarsOf(costBetween(costOf('live'), cost)) } : {}),
  };
}

function eachOf(figure: (end: keyof ForecastRange) => number): ForecastRange {
  return { low: figure('low'), likely: figure('likely'), high: figure('high') };
}

/** Servers count about a token for four bytes. */
const BYTES_PER_TOKEN = 4;

/** Tokens of prompts on average. */
export function meanTokens(prompts: readonly PromptText[]): number {
  const bytes = prompts.map((prompt) =>
    typeof prompt === 'string'
      ? Buffer.byteLength(prompt)
      : Buffer.byteLength(prompt.user) + Buffer.byteLength(prompt.system ?? ''),
  );
  return prompts.length === 0
    ? 0
    : bytes.reduce((total, each) => total + each, 0) / prompts.length / BYTES_PER_TOKEN;
}

/** So many calls in every case. */
export function exactly(calls: number): ForecastRange {
  return { low: calls, likely: calls, high: calls };
}
