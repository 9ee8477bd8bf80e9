import { isRejection } from '../../core/outcome.ts';
import { checkOptions } from '../../options/check-options.ts';
import { type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import type { ProblemExporter } from '../exporter.ts';
import { dollarMathematics, type GroundTruth, groundTruthSchema } from './ground-truth.ts';
import { messagesColumn } from './response-text.ts';
import { type RewardFormatOptions, rewardFormatShape, rewardTasks } from './reward-task.ts';

/** Options of `grpoFormat`. */
export interface GrpoFormatOptions extends RewardFormatOptions {
  /**
   * How `answer` is written. `math`: between dollars, as math-verify reads a reference.
   *
   * @default 'plain': the reference answer, unchanged
   */
  readonly groundTruth?: GroundTruth;
}

const grpoFormatSchema: OptionSchema = optionsSchema<GrpoFormatOptions>({
  ...rewardFormatShape,
  groundTruth: groundTruthSchema.optional(),
});

/**
 * Rows for `GRPOTrainer` of TRL and its kin: `prompt`, a list of messages; `answer`, the reference for a reward function of
 * your own; and `solution`, the same between dollars, which is the column that `accuracy_reward` of TRL reads. Environments
 * of `verifiers` read the same rows. Takes each problem once, when its reference answer is short and can be checked by rules.
 *
 * Left out are `answer-not-checkable` and `answer-too-long`.
 *
 * @example
 * ```ts
 * import { exportDataset, grpoFormat } from 'chimera-sdk/export';
 *
 * const format = grpoFormat({ instruction: 'Put your final answer in \\boxed{}.' });
 * await exportDataset('runs/first', { format, path: 'grpo.parquet' });
 * ```
 */
export function grpoFormat(options: GrpoFormatOptions = {}): ProblemExporter {
  checkOptions(grpoFormatSchema, options, 'grpoFormat');
  const taskOf = rewardTasks(options);
  const isMath = options.groundTruth === 'math';
  return {
    name: 'grpo',
    reads: 'problems',
    columns: { prompt: messagesColumn('inline'), answer: 'string', solution: 'string' },
    row: (problem) => {
      const task = taskOf(problem);
      if (isRejection(task)) return task;
      const solution = dollarMathematics(task.answer);
      return { prompt: task.prompt, answer: isMath ? solution : task.answer, solution };
    },
  };
}
