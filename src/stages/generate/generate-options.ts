import type { Level } from '../../core/level.ts';
import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import { modelSchema } from '../../models/model-schema.ts';
import { kebabCase } from '../../options/kebab-case.ts';
import { levelSchema } from '../../options/level-schema.ts';
import {
  count,
  listOfSome,
  nonEmptyString,
  type OptionSchema,
  type OptionShape,
  optionsSchema,
} from '../../options/option-schemas.ts';
import { promptSchema } from '../../options/prompt-schema.ts';
import type { GeneratePromptInput } from './generate-prompt.ts';

/** Choices of `generate` other than its model. */
export interface GenerateSettings {
  /**
   * Problems generated for each topic, of which later stages may refuse some. Inside `refill`, which draws until enough
   * problems are kept, setting it is an error.
   *
   * @default 2
   */
  readonly problemsPerTopic?: number;
  /**
   * Sides from which the problems of one topic take it, in turn.
   *
   * @default eight, from a direct computation to an extremal question
   */
  readonly aspects?: readonly string[];
  /**
   * How hard the problems are to be: named in the prompt, and so part of the keys of its calls.
   *
   * @default 'doctoral'
   */
  readonly level?: Level;
  /**
   * Replaces the prompt. Its reply must hold the sections `Problem:` and `Answer:`, and may hold `Reasoning:`,
   * `Solution:` and `Answer type:`.
   */
  readonly prompt?: Prompt<GeneratePromptInput>;
  /** Name of the stage, kebab case. @default 'generate' */
  readonly name?: string;
}

/** Options of `generate`. */
export interface GenerateOptions extends GenerateSettings {
  readonly model: Model;
}

const settingsShape: OptionShape<GenerateSettings> = {
  problemsPerTopic: count.optional(),
  aspects: listOfSome(
    nonEmptyString,
    'a list of at least one aspect',
    'leave it out for the default ones',
  ).optional(),
  level: levelSchema.optional(),
  prompt: promptSchema.optional(),
  name: kebabCase('generate').optional(),
};

/** The choices of `generate` in a pipeline that names models elsewhere. */
export const generateSettingsSchema: OptionSchema = optionsSchema<GenerateSettings>(settingsShape);

/** The options of `generate`. */
export const generateOptionsSchema: OptionSchema = optionsSchema<GenerateOptions>({
  model: modelSchema,
  ...settingsShape,
});
