import type { CompiledLeaf } from '../engine/flow/compiled-plan.ts';
import { identityOf } from '../models/provider/resolve-model.ts';
import { assumedStage } from './assumed-stage.ts';
import type { StageMeasure } from './stage-measure.ts';

/** How much more or less than assumed calls took where they were seen: what to expect of those that were not. */
export interface Likeness {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly seconds: number;
}

const asAssumed: Likeness = { inputTokens: 1, outputTokens: 1, seconds: 1 };

/** Compares what was seen of all stages with what is assumed of them. */
export function likenessOf(leaves: readonly CompiledLeaf[], measures: readonly StageMeasure[]): Likeness {
  const pairs = leaves.flatMap(({ plan }) => {
    const seen = measures.find(({ stage }) => stage === plan.name)?.calls ?? [];
    return assumedStage(plan).askers.flatMap(({ model, perCall }) =>
      seen
        .filter((own) => own.model === null || own.model === identityOf(model).name)
        .map((own) => ({ own, perCall })),
    );
  });
  const ratioOf = (figure: keyof Likeness): number => {
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
