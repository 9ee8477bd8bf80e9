import type { JsonValue } from '../../core/json.ts';
import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Topic } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { countIssues } from '../../errors/count-issues.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { stageOptionsIssues } from '../../errors/options-issues.ts';
import { promptIssues } from '../../errors/prompt-issues.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import { modelIssues } from '../../models/model-issues.ts';
import { modelNote } from '../../models/provider/model-note.ts';
import { ruleIssues } from '../../rules/rule-issues.ts';
import { ruleNote } from '../../rules/rule-note.ts';
import {
  type AreaPromptInput,
  type ExpandPromptInput,
  expandPrompt,
  areaPrompt as ownAreaPrompt,
} from './expand-prompt.ts';

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
   * Whether topics that a model names must pass `contentfulTopic()`.
   *
   * @default true
   */
  readonly defaultRules?: boolean;
  /** Replaces the prompt that asks for topics. Its reply must hold a section `Topics:` with one name per line. */
  readonly prompt?: Prompt<ExpandPromptInput>;
  /** Replaces the prompt that asks for areas. Its reply must hold a section `Areas:` with one name per line. */
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
  /** What the manifest shows: what shapes the topics, and how many are wanted. */
  readonly manifest: JsonValue;
  readonly sizes: JsonValue;
}

/** Names of all options of `expand`. */
export const expandOptionNames: readonly string[] = Object.keys({
  model: true,
  topicsPerSubject: true,
  depth: true,
  areasPerSubject: true,
  rules: true,
  defaultRules: true,
  prompt: true,
  areaPrompt: true,
  name: true,
} satisfies { readonly [Name in keyof ExpandOptions]-?: true });

/** Completes the options, or throws one `ConfigurationError` with all that is wrong with them. */
export function resolveExpandOptions(options: ExpandOptions): ResolvedExpandOptions {
  const unknown = stageOptionsIssues('expand', options, expandOptionNames);
  const { topicsPerSubject = 10, depth = 1, rules = [], defaultRules = true, name = 'expand' } = options;
  const { model, prompt = expandPrompt, areaPrompt = ownAreaPrompt } = options;
  const { areasPerSubject = Math.min(5, topicsPerSubject) } = options;
  throwIssues(
    unknown,
    modelIssues('expand.model', model),
    countIssues('expand.topicsPerSubject', topicsPerSubject),
    depthIssues(depth),
    options.areasPerSubject === undefined ? [] : areaIssues(areasPerSubject, topicsPerSubject),
    ruleIssues('expand.rules', rules),
    promptIssues('expand.prompt', prompt),
    promptIssues('expand.areaPrompt', areaPrompt),
  );
  const manifest = {
    model: modelNote(model),
    depth,
    ...(depth === 2 ? { areaPrompt: `${areaPrompt.name}@${areaPrompt.version}` } : {}),
    prompt: `${prompt.name}@${prompt.version}`,
    rules: rules.map(ruleNote),
    defaultRules,
  };
  const sizes = { topicsPerSubject, ...(depth === 2 ? { areasPerSubject } : {}) };
  return {
    model,
    topicsPerSubject,
    depth,
    areasPerSubject,
    rules,
    defaultRules,
    prompt,
    areaPrompt,
    name,
    manifest,
    sizes,
  };
}

function depthIssues(depth: unknown): readonly ConfigurationIssue[] {
  if (depth === 1 || depth === 2) return [];
  const message = `must be 1 (subject, topic) or 2 (subject, area, topic), got ${shownValue(depth)}`;
  return [{ option: 'expand.depth', message }];
}

function areaIssues(areas: number, topics: number): readonly ConfigurationIssue[] {
  const issues = countIssues('expand.areasPerSubject', areas);
  if (issues.length > 0 || !(areas > topics)) return issues;
  const message = `must not be above topicsPerSubject (${topics}), got ${areas}; each area needs a topic`;
  return [{ option: 'expand.areasPerSubject', message }];
}
