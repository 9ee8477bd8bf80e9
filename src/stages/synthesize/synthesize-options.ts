import type { JsonValue } from '../../core/json.ts';
import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Trajectory } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { modelSchema } from '../../models/model-schema.ts';
import { modelNote } from '../../models/provider/model-note.ts';
import { modelListSchema, withModelOrModels } from '../../models/with-model-or-models.ts';
import { checkOptions } from '../../options/check-options.ts';
import { kebabCase } from '../../options/kebab-case.ts';
import { count, type OptionSchema, type OptionShape, optionsSchema } from '../../options/option-schemas.ts';
import { promptSchema } from '../../options/prompt-schema.ts';
import { ruleNote } from '../../rules/rule-note.ts';
import { ruleListSchema } from '../../rules/rule-schemas.ts';
import { type SynthesizePromptInput, synthesizePrompt } from './synthesize-prompt.ts';

/** Choices of `synthesize` other than its models. */
export interface SynthesizeSettings {
  /**
   * Attempts that each model makes at each problem. Inside `refill`, setting it is an error.
   *
   * @default 1
   */
  readonly trajectoriesPerProblem?: number;
  /** Rules of your own, asked in order about each trajectory. They have no siblings to compare with. */
  readonly rules?: readonly Rule<Trajectory>[];
  /** Replaces the prompt, which is the bare problem. */
  readonly prompt?: Prompt<SynthesizePromptInput>;
  /** Name of the stage, kebab case. @default 'synthesize' */
  readonly name?: string;
}

/** Options of `synthesize`: one model, or several that each try every problem. */
export type SynthesizeOptions = SynthesizeSettings &
  (
    | { readonly model: Model; readonly models?: never }
    | { readonly models: readonly Model[]; readonly model?: never }
  );

/** The options after defaults and checks. */
export interface ResolvedSynthesizeOptions {
  readonly name: string;
  readonly models: readonly Model[];
  readonly trajectoriesPerProblem: number;
  readonly rules: readonly Rule<Trajectory>[];
  readonly prompt: Prompt<SynthesizePromptInput>;
  readonly manifest: JsonValue;
}

const settingsShape: OptionShape<Omit<SynthesizeSettings, 'rules'>> = {
  trajectoriesPerProblem: count.optional(),
  prompt: promptSchema.optional(),
  name: kebabCase('synthesize').optional(),
};

/** The choices of `synthesize` in a pipeline that names models and rules elsewhere. */
export const synthesizeSettingsSchema: OptionSchema =
  optionsSchema<Omit<SynthesizeSettings, 'rules'>>(settingsShape);

const synthesizeOptionsSchema = withModelOrModels(
  optionsSchema<SynthesizeOptions>({
    model: modelSchema.optional(),
    models: modelListSchema.optional(),
    rules: ruleListSchema.optional(),
    ...settingsShape,
  }),
);

/** Completes the options, or throws one `ConfigurationError` with all that is wrong with them. */
export function resolveSynthesizeOptions(options: SynthesizeOptions): ResolvedSynthesizeOptions {
  checkOptions(synthesizeOptionsSchema, options, 'synthesize');
  const { trajectoriesPerProblem = 1, rules = [], prompt = synthesizePrompt, name = 'synthesize' } = options;
  const models = options.models ?? [options.model];
  const manifest = {
    models: models.map(modelNote),
    rules: rules.map(ruleNote),
    prompt: `${prompt.name}@${prompt.version}`,
  };
  return { name, models, trajectoriesPerProblem, rules, prompt, manifest };
}
