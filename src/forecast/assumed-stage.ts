import type { Model } from '../core/model.ts';
import type { ChimeraRecord } from '../core/records/records.ts';
import type { LeafPlan } from '../core/stage.ts';

/** What is assumed of single calls. */
export interface AssumedCall {
  readonly inputTokens: number;
  /** Reasoning included. */
  readonly outputTokens: number;
  readonly seconds: number;
  /** How far single replies lie from the mean, as a share of it. */
  readonly variation: number;
}

/** Calls of one model in a stage. */
export interface AssumedAsker {
  readonly model: Model;
  readonly callsPerTask: number;
  readonly perCall: AssumedCall;
  /** Share of the calls in which a model is shown why its reply could not be used. */
  readonly reAskShare: number;
}

/** What is assumed of a stage before anything was seen of it. */
export interface AssumedStage {
  readonly keptShare: number;
  /** How many cases that share counts for. */
  readonly shareWeight: number;
  readonly askers: readonly AssumedAsker[];
}

type Kind = ChimeraRecord['kind'];

/** A trajectory has the 11,121 words of the paper, which tells no other figure of its calls. */
const calls: Readonly<Record<string, AssumedCall>> = {
  area: { inputTokens: 400, outputTokens: 1_500, seconds: 20, variation: 0.4 },
  topic: { inputTokens: 500, outputTokens: 1_500, seconds: 20, variation: 0.4 },
  problem: { inputTokens: 600, outputTokens: 4_000, seconds: 60, variation: 0.5 },
  'validated-problem': { inputTokens: 900, outputTokens: 3_000, seconds: 45, variation: 0.5 },
  trajectory: { inputTokens: 400, outputTokens: 18_000, seconds: 400, variation: 0.7 },
  sample: { inputTokens: 800, outputTokens: 600, seconds: 10, variation: 0.5 },
} satisfies { readonly [Produced in Kind]?: AssumedCall };

/** For a custom stage or rule. */
export const ownCall: AssumedCall = { inputTokens: 800, outputTokens: 800, seconds: 15, variation: 0.6 };

/** Shares of tasks that are kept, and how many cases they count for. */
const shares: Readonly<Record<string, readonly [share: number, weight: number]>> = {
  area: [0.99, 30],
  topic: [0.99, 30],
  problem: [0.97, 10],
  'validated-problem': [0.5, 6],
  trajectory: [0.97, 10],
  sample: [0.99, 30],
} satisfies { readonly [Produced in Kind]?: readonly [share: number, weight: number] };

/** A reply in fifty is asked for again. */
const withReAsks = 1.02;
const reAskShare = 1 - 1 / withReAsks;
/** Rules refuse some problems before a verifier is asked. */
const shareVoted = 0.9;
const shareSolved = 0.5;
/** What the comparison leaves to the judge. */
const shareJudged = 0.4;

/** Returns what is assumed of a leaf by default. */
export function assumedStage(leaf: LeafPlan): AssumedStage {
  const { produces, models } = leaf;
  const [keptShare, shareWeight] = (produces === null ? undefined : shares[produces]) ?? [0.95, 4];
  const perCall = (produces === null ? undefined : calls[produces]) ?? ownCall;
  const evenly = (callsPerTask: number, share = reAskShare): readonly AssumedAsker[] =>
    models.map((model) => ({
      model,
      callsPerTask: callsPerTask / models.length,
      perCall,
      reAskShare: share,
    }));
  return { keptShare, shareWeight, askers: askersOf() };

  function askersOf(): readonly AssumedAsker[] {
    switch (produces) {
      case 'validated-problem': {
        const attempts = blindAttempts(leaf);
        const voters = attempts === 0 ? models : models.slice(0, -1);
        const solver = attempts === 0 ? [] : models.slice(-1);
        return [
          ...voters.map((model) => ({ model, callsPerTask: withReAsks * shareVoted, perCall, reAskShare })),
          ...solver.map((model) => ({
            model,
            callsPerTask: shareVoted * shareSolved * attempts,
            perCall: calls['trajectory'] ?? ownCall,
            reAskShare: 0,
          })),
        ];
      }
      case 'trajectory':
        return evenly(1, 0);
      case 'sample': {
        const judgements = optionOf(leaf, 'judgements') === 2 ? 2 : 1;
        return evenly(judgements * (optionOf(leaf, 'askJudge') === 'always' ? 0.95 : shareJudged));
      }
      default:
        return evenly(withReAsks);
    }
  }
}

/** Attempts of blind solving; 0 when there is none. Its model is then the last one of the leaf. */
export function blindAttempts(leaf: LeafPlan): number {
  const solve = optionOf(leaf, 'blindSolve');
  return typeof solve === 'object' && solve !== null && 'attempts' in solve ? Number(solve.attempts) : 0;
}

function optionOf({ options }: LeafPlan, name: string): unknown {
  if (typeof options !== 'object' || options === null) return undefined;
  return Object.entries(options).find(([known]) => known === name)?.[1];
}
