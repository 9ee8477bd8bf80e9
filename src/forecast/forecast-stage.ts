import type { ModelSettings } from '../core/model.ts';
import type { Price, PricedWay } from '../core/money/price.ts';
import type { LeafPlan } from '../core/stage.ts';
import type { CompiledLeaf } from '../engine/flow/compiled-plan.ts';
import { identityOf, settingsOf } from '../models/provider/resolve-model.ts';
import {
  type AssumedAsker,
  type AssumedCall,
  assumedStage,
  blindAttempts,
  ownCall,
} from './assumed-stage.ts';
import { type CallCost, callCost, flatCost } from './call-cost.ts';
import type { StageAssumptions } from './forecast.ts';
import { batchingOf, type ForecastBatching } from './forecast-batching.ts';
import {
  combinedMean,
  expectedMean,
  type MeanBelief,
  measuredMean,
  type ShareBelief,
  shareBelief,
} from './forecast-belief.ts';
import type { ObservedRatios } from './observed-ratios.ts';
import type { CallMeasure, Moments, StageMeasure } from './stage-measure.ts';

/** Calls of one model in a stage, with what is believed of them. */
export interface ForecastAsker {
  /** `provider:model`: calls of one name share a lane. */
  readonly lane: string;
  readonly limits: Pick<ModelSettings, 'maxConcurrency' | 'requestsPerMinute' | 'tokensPerMinute'>;
  /** Its share of the calls of the stage. */
  readonly portion: number;
  readonly inputTokens: MeanBelief;
  readonly outputTokens: MeanBelief;
  readonly seconds: MeanBelief;
  /** US dollars of one call that is made live; null when no price is known. */
  readonly cost: CallCost | null;
  /** Null when all calls are live. */
  readonly batching: ForecastBatching | null;
}

/** A stage with all that is believed of it. */
export interface ForecastStage {
  readonly leaf: CompiledLeaf;
  /** Share of tasks that are kept. */
  readonly share: ShareBelief;
  readonly outputsPerKept: number;
  readonly callsPerTask: MeanBelief;
  readonly askers: readonly ForecastAsker[];
  /** Seconds that a call added to an earlier run; null when latencies are known or assumed. */
  readonly pace: number | null;
}

export interface StageBasis {
  readonly measured: StageMeasure | null;
  readonly ratios: ObservedRatios;
  readonly assume: StageAssumptions;
  readonly price: Price | null;
}

/** How sure defaults are, and what the caller states: the standard deviation as a share of the figure. */
const defaultUncertainty = 0.5;
const statedUncertainty = 0.08;
const statedWeight = 60;
/** How far the calls of single tasks lie from their mean, as a share of it. */
const callVariation = 0.3;

export function forecastStage(
  leaf: CompiledLeaf,
  before: readonly CompiledLeaf[],
  { measured, ratios, assume, price }: StageBasis,
): ForecastStage {
  const { keptShare, shareWeight, askers: assumed } = assumedStage(leaf.plan);
  const shared = sharedWith(leaf.plan, before);
  const expected = assumed.map((asker) => ({
    ...asker,
    callsPerTask: asker.callsPerTask * (1 - (shared.get(identityOf(asker.model).name) ?? 0)),
  }));
  const share =
    assume.keptShare === undefined
      ? shareBelief(keptShare, shareWeight, measured?.kept, measured?.lost)
      : shareBelief(assume.keptShare, statedWeight);
  // Attempts that blind solving has paid for are found in the store, where a measure cannot tell them from others.
  const seen = shared.size > 0 ? null : measured;
  return {
    leaf,
    share,
    outputsPerKept: measured === null || measured.kept === 0 ? 1 : measured.outputs / measured.kept,
    callsPerTask: callsBelief(expected, seen, assume),
    askers: askersOf(leaf.plan, expected, measured, {
      assume,
      price,
      ratios,
      keepsPortions: shared.size > 0,
    }),
    pace: assume.secondsPerCall === undefined ? (measured?.secondsPerCall ?? null) : null,
  };
}

function callsBelief(
  expected: readonly AssumedAsker[],
  measured: StageMeasure | null,
  { callsPerTask }: StageAssumptions,
): MeanBelief {
  if (callsPerTask !== undefined) return expectedMean(callsPerTask, statedUncertainty, callVariation);
  const sum = expected.reduce((total, asker) => total + asker.callsPerTask, 0);
  const belief = expectedMean(sum, defaultUncertainty / 2, callVariation);
  if (measured === null || measured.callsPerTask.count === 0) return belief;
  const seen = measuredMean(measured.callsPerTask, callVariation);
  const spread = Math.max(seen.spread, 0.1 * belief.spread);
  return { ...combinedMean({ ...belief, weight: 1 }, seen), spread };
}

/** The share of attempts that blind solving makes instead of a teacher, by the teacher's name. */
function sharedWith(leaf: LeafPlan, before: readonly CompiledLeaf[]): ReadonlyMap<string, number> {
  if (leaf.produces !== 'trajectory' || leaf.fixedDraws === null) return new Map();
  const each = leaf.fixedDraws / Math.max(1, leaf.models.length);
  const teachers = new Set(leaf.models.map((model) => identityOf(model).name));
  return new Map(
    before.flatMap(({ plan }) => {
      const solver = plan.models.at(-1);
      const attempts = blindAttempts(plan);
      if (solver === undefined || attempts === 0 || !teachers.has(identityOf(solver).name)) return [];
      return [[identityOf(solver).name, Math.min(1, attempts / each)] as const];
    }),
  );
}

interface AskerBasis {
  readonly ratios: ObservedRatios;
  readonly assume: StageAssumptions;
  readonly price: Price | null;
  readonly keepsPortions: boolean;
}

function askersOf(
  leaf: LeafPlan,
  expected: readonly AssumedAsker[],
  measured: StageMeasure | null,
  basis: AskerBasis,
): readonly ForecastAsker[] {
  const names = new Set(leaf.models.map((model) => identityOf(model).name));
  const seen = measured?.calls ?? [];
  const all = seen.reduce((total, { calls }) => total + calls, 0);
  const sum = expected.reduce((total, { callsPerTask }) => total + callsPerTask, 0);
  const known = expected.map((asker) => {
    const { name } = identityOf(asker.model);
    const twins = expected.filter((other) => identityOf(other.model).name === name).length;
    const own = seen.find(({ model }) => model === name) ?? seen.find(({ model }) => model === null) ?? null;
    const counts = all === 0 || own === null || own.model === null || basis.keepsPortions;
    const portion = counts ? evenShare(asker.callsPerTask, sum, expected.length) : own.calls / all / twins;
    return { ...askerOf(name, asker.perCall, own, measured, basis, asker), portion };
  });
  // Models that only rules ask show in a measure alone.
  const further = seen.flatMap((own) =>
    own.model === null || names.has(own.model) || all === 0
      ? []
      : [{ ...askerOf(own.model, ownCall, own, measured, basis), portion: own.calls / all }],
  );
  return [...known, ...further];
}

function evenShare(part: number, sum: number, count: number): number {
  return sum === 0 ? 1 / count : part / sum;
}

function askerOf(
  lane: string,
  perCall: AssumedCall,
  own: CallMeasure | null,
  measured: StageMeasure | null,
  { assume, price, ratios }: AskerBasis,
  asker?: AssumedAsker,
): Omit<ForecastAsker, 'portion'> {
  const { variation } = perCall;
  const model = asker?.model;
  const figure = (stated: number | undefined, assumed: number, seen: Moments | undefined): MeanBelief => {
    if (stated !== undefined) return expectedMean(stated, statedUncertainty, variation);
    if (seen === undefined || seen.count === 0) return expectedMean(assumed, defaultUncertainty, variation);
    return measuredMean(seen, variation);
  };
  const inputTokens = figure(
    assume.inputTokensPerCall,
    perCall.inputTokens * ratios.inputTokens,
    own?.inputTokens,
  );
  const outputTokens = figure(
    assume.outputTokensPerCall,
    perCall.outputTokens * ratios.outputTokens,
    own?.outputTokens,
  );
  const settings = model === undefined ? {} : settingsOf(model);
  const costOf = (way: PricedWay): CallCost | null =>
    callCost(
      settings.price ?? price,
      { ...nameOf(lane, model), ...(way === 'batch' ? { way } : {}) },
      inputTokens.mean,
      outputTokens.mean,
    );
  const live = costOf('live');
  const flat = measured === null || measured.usdPerCall === null ? null : flatCost(measured.usdPerCall);
  return {
    lane,
    limits: settings,
    inputTokens,
    outputTokens,
    seconds: figure(assume.secondsPerCall, perCall.seconds * ratios.seconds, own?.seconds),
    cost: live ?? flat,
    batching: batchingOf(model, asker?.reAskShare ?? 0, { live, batch: () => costOf('batch'), flat }),
  };
}

function nameOf(
  lane: string,
  model: AssumedAsker['model'] | undefined,
): { readonly model: string; readonly provider: string; readonly modelId: string } {
  if (model !== undefined) {
    const { provider, ownId } = identityOf(model);
    return { model: lane, provider, modelId: ownId };
  }
  const [provider = '', ...rest] = lane.split(':');
  return { model: lane, provider, modelId: rest.join(':') };
}
