import type { RunSummary, StageSummary } from '../core/summary.ts';
import type { EstimateOptions } from './forecast.ts';
import type { Moments, StageMeasure } from './stage-measure.ts';

const unseen: Moments = { count: 0, mean: 0, variance: null };

/** Returns what a summary or a preview tells of each stage. */
export function measuresOf(from: NonNullable<EstimateOptions['from']>): readonly StageMeasure[] {
  return isSummary(from) ? from.stages.map(measureOf) : from.measured;
}

function isSummary(from: NonNullable<EstimateOptions['from']>): from is RunSummary {
  return 'stages' in from;
}

/** A summary has sums only: how far single calls lie from their mean is left to what is usual. */
function measureOf(stage: StageSummary): StageMeasure {
  const { kept, rejected, failed, outputs, calls, reused, inputTokens, outputTokens, usd, seconds } = stage;
  const settled = kept + rejected + failed;
  const perCall = (sum: number): Moments =>
    calls === 0 || sum === 0 ? unseen : { count: calls, mean: sum / calls, variance: null };
  return {
    stage: stage.stage,
    kept,
    lost: rejected + failed,
    outputs,
    callsPerTask:
      settled === 0 ? unseen : { count: settled, mean: (calls + reused) / settled, variance: null },
    calls: [
      {
        model: null,
        calls,
        inputTokens: perCall(inputTokens),
        outputTokens: perCall(outputTokens),
        seconds: unseen,
      },
    ],
    usdPerCall: usd === null || calls === 0 ? null : usd / calls,
    secondsPerCall: calls === 0 ? null : seconds / calls,
  };
}
