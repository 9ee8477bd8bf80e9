import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import { countIssues } from '../../errors/count-issues.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { promptIssues } from '../../errors/prompt-issues.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { unknownNameIssues } from '../../errors/unknown-option-issues.ts';
import { modelIssues } from '../../models/model-issues.ts';
import { type SynthesizePromptInput, synthesizePrompt } from '../attempt/solve-prompt.ts';
import type { ResolvedBlindSolve } from './blind-solve.ts';

/** Solving a problem without its answer, to learn how hard it is and whether its reference holds. */
export interface BlindSolveOptions {
  /** The solver. With the model of `synthesize` the attempts are paid once for both. */
  readonly model: Model;
  /**
   * Attempts at each problem that the verifiers accept.
   *
   * @default 4
   */
  readonly attempts?: number;
  /**
   * Pass rates that are kept, from 0 to 1, both ends included. `min` guards against wrong references and problems
   * that nobody solves, `max` below 1 drops what is always solved.
   *
   * @default { min: 1 / attempts, max: 1 }
   */
  readonly keep?: { readonly min?: number; readonly max?: number };
  /** Replaces the bare problem; give `synthesize` the same prompt, or attempts are not shared. */
  readonly prompt?: Prompt<SynthesizePromptInput>;
}

/** Completes the options of blind solving. */
export function resolveBlindSolve(options: BlindSolveOptions): ResolvedBlindSolve {
  const { model, attempts = 4, keep = {}, prompt = synthesizePrompt } = options;
  return { model, attempts, keep: { min: keep.min ?? 1 / attempts, max: keep.max ?? 1 }, prompt };
}

/** Says what is wrong with the options of blind solving. */
export function blindSolveIssues(options: unknown): readonly ConfigurationIssue[] {
  if (options === undefined) return [];
  const option = 'validate.blindSolve';
  if (typeof options !== 'object' || options === null) {
    return [{ option, message: `must be { model, attempts?, keep? }, got ${shownValue(options)}` }];
  }
  const {
    model,
    attempts,
    keep,
    prompt,
  }: { model?: unknown; attempts?: unknown; keep?: unknown; prompt?: unknown } = options;
  return [
    ...unknownNameIssues(`${option}.`, options, ['model', 'attempts', 'keep', 'prompt']),
    ...modelIssues(`${option}.model`, model),
    ...(attempts === undefined ? [] : countIssues(`${option}.attempts`, attempts)),
    ...bandIssues(`${option}.keep`, keep),
    ...(prompt === undefined ? [] : promptIssues(`${option}.prompt`, prompt)),
  ];
}

function bandIssues(option: string, keep: unknown): readonly ConfigurationIssue[] {
  if (keep === undefined) return [];
  if (typeof keep !== 'object' || keep === null) {
    return [{ option, message: `must be { min?, max? }, got ${shownValue(keep)}` }];
  }
  const { min = 0, max = 1 }: { min?: unknown; max?: unknown } = keep;
  const unknown = unknownNameIssues(`${option}.`, keep, ['min', 'max']);
  const isRate = (rate: unknown): boolean => typeof rate === 'number' && rate >= 0 && rate <= 1;
  if (isRate(min) && isRate(max) && Number(min) <= Number(max)) return unknown;
  const message = `must be rates from 0 to 1 with min not above max, got min ${shownValue(min)}, max ${shownValue(max)}`;
  return [...unknown, { option, message }];
}
