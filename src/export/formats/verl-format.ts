import { compareAnswers } from '../../answers/index.ts';
import { reject } from '../../core/outcome.ts';
import { checkOptions } from '../../options/check-options.ts';
import { count, nonEmptyString, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import type { Columns, ProblemExporter } from '../exporter.ts';
import { passRateOf } from '../rows/pass-rate.ts';
import { messagesColumn, promptMessages } from './response-text.ts';

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
    },
  },
};

/** Options of `verlFormat`. */
export interface VerlFormatOptions {
  /**
   * The `data_source` of each row, by which verl chooses the reward function. A name that verl does not know needs a reward
   * function of your own there.
   *
   * @default 'chimera'
   */
  readonly dataSource?: string;
  /** A sentence after each problem, such as how the final answer is to be marked for your reward function. @default none */
  readonly instruction?: string;
  /** A system message before each problem. @default none */
  readonly system?: string;
  /**
   * Most characters of a reference answer.
   *
   * @default 200
   */
  readonly maxAnswerCharacters?: number;
}

const verlFormatSchema: OptionSchema = optionsSchema<VerlFormatOptions>({
  dataSource: nonEmptyString.optional(),
  instruction: nonEmptyString.optional(),
  system: nonEmptyString.optional(),
  maxAnswerCharacters: count.optional(),
});

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
 * const format = verlFormat({ instruction: 'Put your final answer in \\boxed{}.' });
 * const passRate = { above: 0.1, below: 0.9 };
 * await exportDataset('runs/first', { format, passRate, path: 'rl.parquet', split: { validation: 0.01 } });
 * ```
 */
export function verlFormat(options: VerlFormatOptions = {}): ProblemExporter {
  checkOptions(verlFormatSchema, options, 'verlFormat');
  const { dataSource = 'chimera', instruction = null, system = null, maxAnswerCharacters = 200 } = options;
  return {
    name: 'verl',
    reads: 'problems',
    columns,
    row: (problem, { index, split }) => {
      const answer = problem.answer.trim();
      if (answer.length > maxAnswerCharacters || answer.includes('\n'))
        return reject('answer-too-long', 'the reference answer is not one short line');
      if (!isCheckable(answer))
        return reject('answer-not-checkable', 'rules cannot tell it from a wrong one');
      const question = instruction === null ? problem.problem : `${problem.problem}\n\n${instruction}`;
      return {
        data_source: dataSource,
        prompt: promptMessages(question, system),
        ability: problem.subject.toLowerCase(),
        reward_model: { style: 'rule', ground_truth: answer },
        extra_info: {
          split: split ?? 'train',
          index,
          id: problem.id,
          subject: problem.subject,
          topic: problem.topic,
          answer_type: problem.answerType,
          pass_rate: passRateOf(problem),
        },
      };
    },
  };
}

const valueMethods: readonly string[] = ['exact', 'numeric', 'rounded', 'sampled', 'structure'];

/** A number that answers nothing: what compares as different from it was read as a value, not as words. */
const strangeNumber = '-999983.25';

function isCheckable(answer: string): boolean {
  const strange = compareAnswers(answer, strangeNumber);
  if (strange.verdict === 'different' && valueMethods.includes(strange.method)) return true;
  const same = compareAnswers(answer, answer);
  return same.verdict === 'equal' && valueMethods.includes(same.method);
}
