import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import { modelSchema } from '../../models/model-schema.ts';
import { count, type OptionSchema, optionsSchema, share, withRule } from '../../options/option-schemas.ts';
import { promptSchema } from '../../options/prompt-schema.ts';
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
   * Pass rates that are kept, from 0 to 1, both ends included: shares of attempts that reach the reference, so 1 less
   * `difficulty`. `min` guards against wrong references and problems
   * that no attempt solves, `max` below 1 drops what is always solved.
   *
   * @default { min: 1 / attempts, max: 1 }
   */
  readonly keep?: { readonly min?: number; readonly max?: number };
  /** Replaces the bare problem; give `synthesize` the same prompt, or attempts are not shared. */
  readonly prompt?: Prompt<SynthesizePromptInput>;
}

type Band = NonNullable<BlindSolveOptions['keep']>;

const bandSchema = withRule<Band>(
  optionsSchema<Band>({ min: share.optional(), max: share.optional() }),
  ({ min = 0, max = 1 }) =>
    min > max ? [{ path: ['min'], message: `must be at most max, ${max}, got {got}` }] : [],
);

/** The options of blind solving. */
export const blindSolveSchema: OptionSchema = optionsSchema<BlindSolveOptions>(
  {
    model: modelSchema,
    attempts: count.optional(),
    keep: bandSchema.optional(),
    prompt: promptSchema.optional(),
  },
  '{ model, attempts?, keep? }',
);

/** Completes the options of blind solving. */
export function resolveBlindSolve(options: BlindSolveOptions): ResolvedBlindSolve {
  const { model, attempts = 4, keep = {}, prompt = synthesizePrompt } = options;
  return { model, attempts, keep: { min: keep.min ?? 1 / attempts, max: keep.max ?? 1 }, prompt };
}
