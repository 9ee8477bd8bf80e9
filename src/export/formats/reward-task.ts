import { compareAnswers } from '../../answers/index.ts';
import { type Rejection, reject } from '../../core/outcome.ts';
import type { ValidatedProblem } from '../../core/records/records.ts';
import { count, nonEmptyString, type OptionShape } from '../../options/option-schemas.ts';
import { promptMessages, type TrainingMessage } from './response-text.ts';

/** Options of the formats for reinforcement learning. */
export interface RewardFormatOptions {
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

export const rewardFormatShape: OptionShape<RewardFormatOptions> = {
  instruction: nonEmptyString.optional(),
  system: nonEmptyString.optional(),
  maxAnswerCharacters: count.optional(),
};

/** Where nearly every reward for mathematics looks for the answer. */
export const boxInstruction = 'Put your final answer in \\boxed{}.';

/** A problem as a task whose reward rules can decide. */
export interface RewardTask {
  /** What is asked, with the instruction. */
  readonly question: string;
  readonly prompt: readonly TrainingMessage[];
  /** The reference answer, trimmed. */
  readonly answer: string;
}

/** Returns what makes a task of a problem, or says why rules could not tell its answer from a wrong one. */
export function rewardTasks(
  options: RewardFormatOptions,
): (problem: ValidatedProblem) => RewardTask | Rejection {
  const { instruction, system = null, maxAnswerCharacters = 200 } = options;
  return (problem) => {
    const answer = problem.answer.trim();
    if (answer.length > maxAnswerCharacters || answer.includes('\n'))
      return reject('answer-too-long', 'the reference answer is not one short line');
    if (!isCheckable(answer)) return reject('answer-not-checkable', 'rules cannot tell it from a wrong one');
    const question = instruction === undefined ? problem.problem : `${problem.problem}\n\n${instruction}`;
    return { question, prompt: promptMessages(question, system), answer };
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
