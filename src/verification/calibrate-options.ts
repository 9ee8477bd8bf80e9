import type { Level } from '../core/level.ts';
import type { Model } from '../core/model.ts';
import type { Prompt } from '../core/prompt.ts';
import type { Problem } from '../core/records/records.ts';
import type { RunOptions } from '../core/run.ts';
import { modelSchema } from '../models/model-schema.ts';
import { withEffect } from '../options/between/with-effect.ts';
import { withRuleOver } from '../options/between/with-rule-over.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { dependingOn } from '../options/judged-by.ts';
import { levelSchema } from '../options/level-schema.ts';
import { objectWith } from '../options/object-with.ts';
import {
  anything,
  listOfSome,
  nonEmptyString,
  type OptionSchema,
  optionOf,
  optionsSchema,
  trueOrFalse,
} from '../options/option-schemas.ts';
import { promptSchema } from '../options/prompt-schema.ts';
import { type Agreement, agreementSchema, unreachableAgreement } from '../stages/validate/agreement.ts';

/** A problem that a person has labelled as valid or not. */
export interface LabelledProblem {
  readonly problem: Problem;
  readonly valid: boolean;
}

/** A final answer that a person has labelled as reaching the reference or not. */
export interface LabelledAnswer {
  readonly problem: string;
  /** The reference answer. */
  readonly answer: string;
  readonly finalAnswer: string;
  readonly correct: boolean;
}

/** Options of `calibrate`; `PromptInput` is what the prompt of the stage takes. */
export interface CalibrateOptions<PromptInput> {
  /** The verifiers or judges, each of which votes on every item. */
  readonly models: readonly Model[];
  /** @default the prompt of `validate` for labelled problems, that of `label` for labelled answers */
  readonly prompt?: Prompt<PromptInput>;
  /** The level that `validate` is given, for labelled problems. @default 'doctoral' */
  readonly level?: Level;
  /**
   * The agreement whose precision is estimated.
   *
   * @default 'unanimous'
   */
  readonly agreement?: Agreement;
  /** Where and how the calls are made. Use a directory for the calibration only: its rows are those of the calibration. */
  readonly run?: RunOptions;
}

const itemsSchema: OptionSchema = dependingOn((items) =>
  listOfSome(
    isFirstProblem(items)
      ? objectWith({ problem: objectWith({}, 'a problem'), valid: trueOrFalse }, 'a labelled problem')
      : objectWith(
          {
            problem: nonEmptyString,
            answer: nonEmptyString,
            finalAnswer: optionOf((value) => typeof value === 'string', 'a string'),
            correct: trueOrFalse,
          },
          'a labelled problem { problem, valid } or a labelled answer { problem, answer, finalAnswer, correct }',
        ),
    'a list of at least one labelled item, all of one kind',
  ),
);

const everyOption: OptionSchema = withRuleOver<Pick<CalibrateOptions<unknown>, 'models' | 'agreement'>>(
  optionsSchema<CalibrateOptions<unknown>>({
    models: listOfSome(modelSchema, 'a list of at least one model'),
    prompt: promptSchema.optional(),
    level: levelSchema.optional(),
    agreement: agreementSchema.optional(),
    // Checked by the run itself.
    run: anything,
  }),
  ['models', 'agreement'],
  ({ models, agreement = 'unanimous' }) =>
    unreachableAgreement(agreement, models.length).map(({ path, message }) => ({
      path: ['agreement', ...path],
      message,
    })),
);

/** Throws one `ConfigurationError` with all that is wrong with a call of `calibrate`. */
export function checkCalibration(items: unknown, options: unknown): void {
  checkArguments([itemsSchema, items, 'calibrate.items'], [optionsFor(items), options, 'calibrate']);
}

/** The options beside these items: answers have no level. */
function optionsFor(items: unknown): OptionSchema {
  return withEffect<Pick<CalibrateOptions<unknown>, 'level'>>(everyOption, {
    of: ['level'],
    by: [],
    holds: () => isFirstProblem(items),
    otherwise: 'on labelled answers',
  });
}

function isFirstProblem(items: unknown): boolean {
  const first: unknown = Array.isArray(items) ? items[0] : null;
  return typeof first === 'object' && first !== null && 'valid' in first;
}
