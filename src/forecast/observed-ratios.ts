import type { CompiledLeaf } from '../engine/flow/compiled-plan.ts';
import { identityOf } from '../models/provider/resolve-model.ts';
import { assumedStage } from './assumed-stage.ts';
import type { StageMeasure } from './stage-measure.ts';

/** Figures of calls that were seen over those that are assumed: what to expect of calls that were not seen. */
export interface ObservedRatios {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly seconds: number;
}

const asAssumed: ObservedRatios = { inputTokens: 1, outputTokens: 1, seconds: 1 };

/** Compares what was seen of all stages with what is assumed of them. */
export function observedRatios(
  leaves: readonly CompiledLeaf[],
  measures: readonly StageMeasure[],
): ObservedRatios {
  const pairs = leaves.flatMap(({ plan }) => {
    const seen = measures.find(({ stage }) => stage === plan.name)?.calls ?? [];
    return assumedStage(plan).askers.flatMap(({ model, perCall }) =>
      seen
        .filter((own) => own.model === null || own.model === identityOf(model).name)
        .map((own) => ({ own, perCall })),
    );
  });
  const ratioOf = (figure: keyof ObservedRatios): number => {
    const ratios = pairs.flatMap(({ own, perCall }) =>
      own[figure].count > 0 && own[figure].mean > 0 ? [Math.log(own[figure].mean / perCall[figure])] : [],
    );
    return ratios.length === 0
      ? asAssumed[figure]
      : Math.exp(ratios.reduce((total, ratio) => total + ratio, 0) / ratios.length);
  };
  return {
    inputTokens: ratioOf('inputTokens'),
    outputTokens: ratioOf('outputTokens'),
    seconds: ratioOf('seconds'),
  };
}
