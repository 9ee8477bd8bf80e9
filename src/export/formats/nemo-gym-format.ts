import { isRejection } from '../../core/outcome.ts';
import { checkOptions } from '../../options/check-options.ts';
import { type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import type { ProblemExporter } from '../exporter.ts';
import { passRateOf } from '../rows/pass-rate-of.ts';
import { messagesColumn } from './response-text.ts';
import { boxInstruction, type RewardFormatOptions, rewardFormatShape, rewardTasks } from './reward-task.ts';

/** Options of `nemoGymFormat`. */
export interface NemoGymFormatOptions extends RewardFormatOptions {
  /**
   * A sentence after each problem. The servers of NeMo Gym for mathematics read the answer from a box.
   *
   * @default 'Put your final answer in \\boxed{}.'
   */
  readonly instruction?: string;
}

const nemoGymFormatSchema: OptionSchema = optionsSchema<NemoGymFormatOptions>(rewardFormatShape);

/**
 * Rows for NeMo Gym: `responses_create_params` with the messages under `input`, and `question` and `expected_answer`, which
 * its servers for mathematics (`math_with_judge`) verify. `agent_ref` is added by its own preparation of data. Takes each
 * problem once, when its reference answer is short and can be checked by rules.
 *
 * Left out are `answer-not-checkable` and `answer-too-long`.
 *
 * @example
 * ```ts
 * import { exportDataset } from 'chimera-sdk/export';
 *
 * await exportDataset('runs/first', { format: 'nemo-gym', path: 'gym.jsonl', split: { validation: 0.02 } });
 * ```
 */
export function nemoGymFormat(options: NemoGymFormatOptions = {}): ProblemExporter {
  checkOptions(nemoGymFormatSchema, options, 'nemoGymFormat');
  const { instruction = boxInstruction } = options;
  const taskOf = rewardTasks({ ...options, instruction });
  return {
    name: 'nemo-gym',
    reads: 'problems',
    columns: {
      responses_create_params: { kind: 'struct', fields: { input: messagesColumn('inline') } },
      question: 'string',
      expected_answer: 'string',
      id: 'string',
      subject: 'string',
      pass_rate: 'number',
    },
    row: (problem) => {
      const task = taskOf(problem);
      if (isRejection(task)) return task;
      return {
        responses_create_params: { input: task.prompt },
        question: problem.problem,
        expected_answer: task.answer,
        id: problem.id,
        subject: problem.subject,
        pass_rate: passRateOf(problem),
      };
    },
  };
}
