import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import { MISSING_MODEL, modelSchema } from '../../models/model-schema.ts';
import { withEffect } from '../../options/between/with-effect.ts';
import { withRuleOver } from '../../options/between/with-rule-over.ts';
import { kebabCase } from '../../options/kebab-case.ts';
import {
  type OptionSchema,
  type OptionShape,
  oneOf,
  optionOf,
  optionsSchema,
} from '../../options/option-schemas.ts';
import { promptSchema } from '../../options/prompt-schema.ts';
import type { LabelPromptInput } from './label-prompt.ts';

/** Choices of `label` other than its model. */
export interface LabelSettings {
  /**
   * When the judge is asked: about what the comparison without a model leaves open (`residue`), about every trajectory
   * that can be compared (`always`: the comparison still decides where it can, and disagreements show), or `never`:
   * what is open stays `unverified`.
   *
   * @default 'residue'
   */
  readonly askJudge?: 'residue' | 'always' | 'never';
  /**
   * How often the judge is asked about one trajectory. The second time the two answers change places; a judge who then
   * says otherwise leaves the trajectory `unverified`.
   *
   * @default 1
   */
  readonly judgements?: 1 | 2;
  /** Replaces the prompt. Its reply must hold a line `Verdict: CORRECT` or `Verdict: INCORRECT`, and may give `Reason: ...`. */
  readonly prompt?: Prompt<LabelPromptInput>;
  /** Name of the stage, kebab case. @default 'label' */
  readonly name?: string;
}

/** Options of `label`: its choices, and the model that judges, if any is to. */
export type LabelOptions = LabelSettings &
  (
    | {
        /** The judge. */
        readonly model: Model;
      }
    | { readonly askJudge: 'never'; readonly model?: Model }
  );

const settingsShape: OptionShape<LabelSettings> = {
  askJudge: oneOf(['residue', 'always', 'never']).optional(),
  judgements: optionOf((value) => value === 1 || value === 2, '1 or 2').optional(),
  prompt: promptSchema.optional(),
  name: kebabCase('label').optional(),
};

/** The choices of `label` in a pipeline that names models elsewhere. */
export const labelSettingsSchema: OptionSchema = withJudge(optionsSchema<LabelSettings>(settingsShape));

/** The options of `label`. */
export const labelOptionsSchema: OptionSchema = withRuleOver<{
  readonly model?: Model;
  readonly askJudge?: LabelSettings['askJudge'];
}>(
  withJudge(optionsSchema<LabelOptions>({ model: modelSchema.optional(), ...settingsShape })),
  ['model', 'askJudge'],
  ({ model, askJudge }) =>
    model === undefined && askJudge !== 'never' ? [{ path: ['model'], message: MISSING_MODEL }] : [],
);

/** Adds that a judge is asked where something is said of how. */
function withJudge(schema: OptionSchema): OptionSchema {
  return withEffect<LabelSettings>(schema, {
    of: ['judgements', 'prompt'],
    by: ['askJudge'],
    holds: ({ askJudge }) => askJudge !== 'never',
    otherwise: 'when the judge is never asked',
    remedy: "set askJudge to 'residue' or 'always'",
  });
}
