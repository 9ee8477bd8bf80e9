import type { JsonValue } from '../../core/json.ts';
import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Trajectory } from '../../core/records/records.ts';
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

/** Names of all options of `synthesize`. */
export const synthesizeOptionNames: readonly string[] = Object.keys({
  model: true,
  models: true,
  trajectoriesPerProblem: true,
  rules: true,
  prompt: true,
  name: true,
} satisfies { readonly [Name in keyof SynthesizeOptions]-?: true });

/** Completes the options, or throws one `ConfigurationError` with all that is wrong with them. */
export function resolveSynthesizeOptions(options: SynthesizeOptions): ResolvedSynthesizeOptions {
  const unknown = stageOptionsIssues('synthesize', options, synthesizeOptionNames);
  const { trajectoriesPerProblem = 1, rules = [], prompt = synthesizePrompt, name = 'synthesize' } = options;
  const models = options.models ?? [options.model];
  throwIssues(
    unknown,
    teacherIssues(options),
    countIssues('synthesize.trajectoriesPerProblem', trajectoriesPerProblem),
    ruleIssues('synthesize.rules', rules),
    promptIssues('synthesize.prompt', prompt),
  );
  const manifest = {
    models: models.map(modelNote),
    rules: rules.map(ruleNote),
    prompt: `${prompt.name}@${prompt.version}`,
  };
  return { name, models, trajectoriesPerProblem, rules, prompt, manifest };
}

function teacherIssues({
  models,
  model,
}: {
  readonly models?: unknown;
  readonly model?: unknown;
}): readonly ConfigurationIssue[] {
  if (models === undefined) return modelIssues('synthesize.model', model);
  if (model !== undefined)
    return [{ option: 'synthesize.model', message: 'stands beside models; give one of the two' }];
  if (!Array.isArray(models) || models.length === 0) {
    const message = `must be a list of at least one model, got ${shownValue(models)}`;
    return [{ option: 'synthesize.models', message }];
  }
  const list: readonly unknown[] = models;
  return list.flatMap((teacher, index) => modelIssues(`synthesize.models[${index}]`, teacher));
}
