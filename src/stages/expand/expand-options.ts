import type { JsonValue } from '../../core/json.ts';
import { DEFAULT_LEVEL, type Level } from '../../core/level.ts';
import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Topic } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { modelSchema } from '../../models/model-schema.ts';
import { modelNote } from '../../models/provider/model-note.ts';
import { withEffect } from '../../options/between/with-effect.ts';
import { withRuleOver } from '../../options/between/with-rule-over.ts';
import { checkOptions } from '../../options/check-options.ts';
import { kebabCase } from '../../options/kebab-case.ts';
import { levelSchema } from '../../options/level-schema.ts';
import {
  count,
  type OptionSchema,
  type OptionShape,
  optionOf,
  optionsSchema,
  trueOrFalse,
} from '../../options/option-schemas.ts';
import { promptSchema } from '../../options/prompt-schema.ts';
import { contentfulTopic } from '../../rules/builtin/contentful-topic.ts';
import { distinctTopic } from '../../rules/builtin/distinct-topic.ts';
import { ruleNote } from '../../rules/rule-note.ts';
import { ruleListSchema } from '../../rules/rule-schemas.ts';
import {
  type AreaPromptInput,
  type ExpandPromptInput,
  expandPrompt,
  areaPrompt as ownAreaPrompt,
} from './expand-prompt.ts';

const defaultTopics = 10;

/** Choices of `expand` other than its model. */
export interface ExpandSettings {
  /**
   * Topics wanted for each subject; fewer when the model has no more to give. Raising it later asks only for what is
   * missing. Does not apply to a subject that brings its own topics: all of those are taken.
   *
   * @default 10
   */
  readonly topicsPerSubject?: number;
  /**
   * Levels below the subject: 1 asks for topics at once, 2 asks for areas first and for the topics of each then.
   *
   * @default 1
   */
  readonly depth?: 1 | 2;
  /**
   * Areas wanted for each subject when `depth` is 2; the topics are divided among them evenly. Not above
   * `topicsPerSubject`.
   *
   * @default 5, or `topicsPerSubject` when that is less
   */
  readonly areasPerSubject?: number;
  /** Rules of your own, asked in order about each topic, also about those that the caller brings. */
  readonly rules?: readonly Rule<Topic>[];
  /**
   * Whether topics that a model names must pass `contentfulTopic()` and `distinctTopic()`. With `depth: 2`, twins in
   * different areas of one subject count as well: the first to arrive stays.
   *
   * @default true
   */
  readonly defaultRules?: boolean;
  /**
   * How hard the problems of the topics are to be: named in the prompt, and so part of the keys of its calls.
   *
   * @default 'doctoral'
   */
  readonly level?: Level;
  /** Replaces the prompt that asks for topics. Its reply must hold a section `Topics:` with one name per line. */
  readonly prompt?: Prompt<ExpandPromptInput>;
  /** Replaces the prompt that asks for areas when `depth` is 2. Its reply must hold a section `Areas:` with one name per line. */
  readonly areaPrompt?: Prompt<AreaPromptInput>;
  /** Name of the stage, kebab case. @default 'expand' */
  readonly name?: string;
}

/** Options of `expand`. */
export interface ExpandOptions extends ExpandSettings {
  readonly model: Model;
}

/** The options after defaults and checks. */
export interface ResolvedExpandOptions extends Required<ExpandOptions> {
  /** What topics that a model names have to pass. Twins are told last, so that the caller's rules are asked what they were. */
  readonly rulesForNamed: readonly Rule<Topic>[];
  /** What the manifest shows: what shapes the topics, and how many are wanted. */
  readonly manifest: JsonValue;
  readonly sizes: JsonValue;
}

const settingsShape: OptionShape<Omit<ExpandSettings, 'rules'>> = {
  topicsPerSubject: count.optional(),
  depth: optionOf(
    (value) => value === 1 || value === 2,
    '1 (subject, topic) or 2 (subject, area, topic)',
  ).optional(),
  areasPerSubject: count.optional(),
  defaultRules: trueOrFalse.optional(),
  level: levelSchema.optional(),
  prompt: promptSchema.optional(),
  areaPrompt: promptSchema.optional(),
  name: kebabCase('expand').optional(),
};

/** The choices of `expand` in a pipeline that names models and rules elsewhere. */
export const expandSettingsSchema: OptionSchema = withAreasInTopics(
  optionsSchema<Omit<ExpandSettings, 'rules'>>(settingsShape),
);

const expandOptionsSchema = withAreasInTopics(
  optionsSchema<ExpandOptions>({ model: modelSchema, rules: ruleListSchema.optional(), ...settingsShape }),
);

/** Adds that there are areas where something is said of them, and that each has a topic. */
function withAreasInTopics(schema: OptionSchema): OptionSchema {
  const withAreas = withEffect<Pick<ExpandSettings, 'depth' | 'areasPerSubject' | 'areaPrompt'>>(schema, {
    of: ['areasPerSubject', 'areaPrompt'],
    by: ['depth'],
    holds: ({ depth }) => depth === 2,
    otherwise: 'without areas',
    remedy: 'set depth: 2',
  });
  return withRuleOver<Pick<ExpandSettings, 'topicsPerSubject' | 'areasPerSubject'>>(
    withAreas,
    ['topicsPerSubject', 'areasPerSubject'],
    ({ topicsPerSubject = defaultTopics, areasPerSubject = 1 }) =>
      areasPerSubject <= topicsPerSubject
        ? []
        : [
            {
              path: ['areasPerSubject'],
              message: `must be at most topicsPerSubject, ${topicsPerSubject}, got {got}; each area needs a topic`,
            },
          ],
  );
}

/** Completes the options, or throws one `ConfigurationError` with all that is wrong with them. */
export function resolveExpandOptions(options: ExpandOptions): ResolvedExpandOptions {
  checkOptions(expandOptionsSchema, options, 'expand');
  const { topicsPerSubject = defaultTopics, depth = 1, rules = [] } = options;
  const { defaultRules = true, name = 'expand', level = DEFAULT_LEVEL } = options;
  const { model, prompt = expandPrompt, areaPrompt = ownAreaPrompt } = options;
  const { areasPerSubject = Math.min(5, topicsPerSubject) } = options;
  const [contentful, distinct] = defaultRules ? [[contentfulTopic()], [distinctTopic()]] : [[], []];
  const builtIn = [...contentful, ...distinct];
  const manifest = {
    model: modelNote(model),
    depth,
    ...(depth === 2 ? { areaPrompt: `${areaPrompt.name}@${areaPrompt.version}` } : {}),
    prompt: `${prompt.name}@${prompt.version}`,
    rules: rules.map(ruleNote),
    defaultRules: builtIn.length === 0 ? false : builtIn.map(ruleNote),
    ...(level === DEFAULT_LEVEL ? {} : { level }),
  };
  const sizes = { topicsPerSubject, ...(depth === 2 ? { areasPerSubject } : {}) };
  return {
    model,
    topicsPerSubject,
    depth,
    areasPerSubject,
    rules,
    defaultRules,
    rulesForNamed: [...contentful, ...rules, ...distinct],
    level,
    prompt,
    areaPrompt,
    name,
    manifest,
    sizes,
  };
}
