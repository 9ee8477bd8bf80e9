import { isRejection } from '../../core/outcome.ts';
import { checkOptions } from '../../options/check-options.ts';
import { nonEmptyString, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import type { Columns, ProblemExporter } from '../exporter.ts';
import { passRateOf } from '../rows/pass-rate-of.ts';
import { bareMathematics, dollarMathematics, type GroundTruth, groundTruthSchema } from './ground-truth.ts';
import { messagesColumn } from './response-text.ts';
import { boxInstruction, type RewardFormatOptions, rewardFormatShape, rewardTasks } from './reward-task.ts';

const columns: Columns = {
  data_source: 'string',
  prompt: messagesColumn('inline'),
  ability: 'string',
  reward_model: { kind: 'struct', fields: { style: 'string', ground_truth: 'string' } },
  extra_info: {
    kind: 'struct',
    fields: {
      split: 'string',
      index: 'integer',
      id: 'string',
      subject: 'string',
      topic: 'string',
      answer_type: 'string',
      pass_rate: 'number',
      pass_rates: 'json',
    },
  },
};

/** Options of `verlFormat`. */
export interface VerlFormatOptions extends RewardFormatOptions {
  /**
   * The `data_source` of each row, by which verl chooses the reward function. `lighteval/MATH` and `math_dapo` have one in
   * verl itself; a name that verl does not know, such as `chimera`, needs a reward function of your own there.
   *
   * @default 'chimera', or 'lighteval/MATH' with `groundTruth: 'math'`
   */
  readonly dataSource?: string;
  /**
   * How `ground_truth` is written. `math`: for the rewards for mathematics. Those of verl compare it with what is in
   * the box of a reply, so for their data sources it is bare LaTeX; for others it is between dollars, as math-verify
   * reads it. With `math` the default `instruction` asks for the box.
   *
   * @default 'plain': the reference answer, unchanged
   */
  readonly groundTruth?: GroundTruth;
}

const verlFormatSchema: OptionSchema = optionsSchema<VerlFormatOptions>({
  dataSource: nonEmptyString.optional(),
  groundTruth: groundTruthSchema.optional(),
  ...rewardFormatShape,
});

/** Data sources whose rewards in verl read the contents of a box. */
const boxed =
  /^(?:lighteval\/MATH|DigitalLearningGmbH\/MATH-lighteval|HuggingFaceH4\/MATH-500|math|math_dapo|math_dapo_reasoning|aime.*|numina_.*)$/u;

/**
 * Rows for reinforcement learning with verl: `data_source`, `prompt`, `ability`, `reward_model`, `extra_info`. Takes each
 * problem once, when its reference answer is short and can be checked by rules: numbers, quantities, expressions, sets,
 * dates, formulas; not prose or names.
 *
 * Left out are `answer-not-checkable` and `answer-too-long`.
 *
 * @example
 * ```ts
 * import { exportDataset, verlFormat } from 'chimera-sdk/export';
 *
 * // A reward function that verl itself has, and an instruction to put the answer in a box.
 * const format = verlFormat({ groundTruth: 'math' });
 * const passRate = { above: 0.1, below: 0.9 };
 * await exportDataset('runs/first', { format, passRate, path: 'rl.parquet', split: { validation: 0.01 } });
 * // The paper's pool: what fine-tuning sees, and what the fine-tuned model solves at least once.
 * await exportDataset('runs/first', { format, pool: 'paper', passRates: 'runs/probe', path: 'pool.parquet' });
 * ```
 */
export function verlFormat(options: VerlFormatOptions = {}): ProblemExporter {
  checkOptions(verlFormatSchema, options, 'verlFormat');
  const isMath = options.groundTruth === 'math';
  const { instruction = boxInstruction } = options;
  const taskOf = rewardTasks(isMath ? { ...options, instruction } : options);
  const { dataSource = isMath ? 'lighteval/MATH' : 'chimera' } = options;
  const mathematics = boxed.test(dataSource) ? bareMathematics : dollarMathematics;
  return {
    name: 'verl',
    reads: 'problems',
    columns,
    row: (problem, { index, split }) => {
      const task = taskOf(problem);
      if (isRejection(task)) return task;
      return {
        data_source: dataSource,
        prompt: task.prompt,
        ability: problem.subject.toLowerCase(),
        reward_model: { style: 'rule', ground_truth: isMath ? mathematics(task.answer) : task.answer },
        extra_info: {
          split: split ?? 'train',
          index,
          id: problem.id,
          subject: problem.subject,
          topic: problem.topic,
          answer_type: problem.answerType,
          pass_rate: passRateOf(problem),
          pass_rates: problem.passRates ?? null,
        },
      };
    },
  };
}
