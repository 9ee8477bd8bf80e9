import type { Model } from '../core/model.ts';
import type { Prompt } from '../core/prompt.ts';
import type { Problem } from '../core/records/records.ts';
import type { RunOptions } from '../core/run.ts';
import type { LabelPromptInput } from '../stages/label/label-prompt.ts';
import type { Agreement } from '../stages/validate/agreement.ts';
import type { ValidatePromptInput } from '../stages/validate/validate-prompt.ts';

/** A problem of which a person says whether it is valid. */
export interface LabelledProblem {
  readonly problem: Problem;
  readonly isValid: boolean;
}

/** A final answer of which a person says whether it reaches the reference. */
export interface LabelledAnswer {
  readonly problem: string;
  /** The reference answer. */
  readonly answer: string;
  readonly finalAnswer: string;
  readonly isCorrect: boolean;
}

/** What `calibrate` needs to know about verifiers. */
export interface VerifierCalibration {
  readonly verifiers: readonly Model[];
  readonly items: readonly LabelledProblem[];
  readonly judges?: never;
  /** @default the prompt of `validate` */
  readonly prompt?: Prompt<ValidatePromptInput>;
}

/** What `calibrate` needs to know about judges. */
export interface JudgeCalibration {
  readonly judges: readonly Model[];
  readonly items: readonly LabelledAnswer[];
  readonly verifiers?: never;
  /** @default the prompt of `label` */
  readonly prompt?: Prompt<LabelPromptInput>;
}

/** Options of `calibrate`: verifiers over labelled problems, or judges over labelled answers. */
export type CalibrateOptions = (VerifierCalibration | JudgeCalibration) & {
  /**
   * The agreement whose precision is estimated.
   *
   * @default 'unanimous'
   */
  readonly agreement?: Agreement;
  /** Where and how the calls are made. A directory must be one of its own: its rows are those of the calibration. */
  readonly run?: RunOptions;
};
