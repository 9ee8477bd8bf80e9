import type { JsonValue } from '../../core/json.ts';
import { DEFAULT_LEVEL, type Level } from '../../core/level.ts';
import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Problem } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { modelSchema } from '../../models/model-schema.ts';
import { modelNote } from '../../models/provider/model-note.ts';
import { modelListSchema, withModelOrModels } from '../../models/with-model-or-models.ts';
import { within, withRuleOver } from '../../options/between/with-rule-over.ts';
import { checkOptions } from '../../options/check-options.ts';
import { kebabCase } from '../../options/kebab-case.ts';
import { levelSchema } from '../../options/level-schema.ts';
import {
  type OptionFault,
  type OptionSchema,
  type OptionShape,
  oneOf,
  optionsSchema,
  trueOrFalse,
} from '../../options/option-schemas.ts';
import { promptSchema } from '../../options/prompt-schema.ts';
import { answerCheckable } from '../../rules/builtin/answer-checkable.ts';
import { answerNotLeaked } from '../../rules/builtin/answer-not-leaked.ts';
import { balancedLatex } from '../../rules/builtin/balanced-latex.ts';
import { distinctProblem } from '../../rules/builtin/distinct-problem.ts';
import { noOpenQuestion } from '../../rules/builtin/no-open-question.ts';
import { notAProof } from '../../rules/builtin/not-a-proof.ts';
import { notMultipleChoice } from '../../rules/builtin/not-multiple-choice.ts';
import { selfContained } from '../../rules/builtin/self-contained.ts';
import { shortAnswer } from '../../rules/builtin/short-answer.ts';
import { singleAnswer } from '../../rules/builtin/single-answer.ts';
import { ruleNote } from '../../rules/rule-note.ts';
import { ruleListSchema } from '../../rules/rule-schemas.ts';
import { type Agreement, agreementSchema, unreachableAgreement } from './agreement.ts';
import type { ResolvedBlindSolve } from './blind-solve.ts';
import { type BlindSolveOptions, blindSolveSchema, resolveBlindSolve } from './blind-solve-options.ts';
import { type ValidatePromptInput, validatePrompt } from './validate-prompt.ts';

/** Choices of `validate` other than its models. */
export interface ValidateSettings {
  /** Rules of your own, asked in order after the built-in ones and before the verifiers. */
  readonly rules?: readonly Rule<Problem>[];
  /**
   * Whether the built-in rules are asked: `notAProof`, `notMultipleChoice`, `singleAnswer`, `selfContained`,
   * `shortAnswer`, `answerCheckable`, `answerNotLeaked`, `noOpenQuestion`, `balancedLatex`, `distinctProblem`. Set it to false and list those you want in `rules` to choose among them.
   *
   * @default true
   */
  readonly defaultRules?: boolean;
  /**
   * How many verifiers must accept.
   *
   * @default 'unanimous'
   */
  readonly agreement?: Agreement;
  /**
   * `all` asks all verifiers side by side, so that every vote can be looked at later. `until-decided` asks one after
   * the other and stops when the rest cannot change the decision: fewer calls, but slower, and other agreements can be
   * tried on the stored votes only as far as these reach.
   *
   * @default 'all'
   */
  readonly votes?: 'all' | 'until-decided';
  /**
   * Has a model solve each accepted problem without its answer, several times. The pass rate is the share of attempts that reach
   * the reference, `difficulty` is 1 minus that. Problems whose pass rate is outside a band are refused, and so are those
   * whose solvers agree on another answer.
   *
   * @default none
   */
  readonly blindSolve?: BlindSolveOptions;
  /**
   * How hard the verifiers expect the problems to be: named in the prompt, and so part of the keys of its calls.
   *
   * @default 'doctoral'
   */
  readonly level?: Level;
  /** Replaces the prompt. Its reply must hold a line `Verdict: VALID` or `Verdict: INVALID`, and may give `Reason: ...`. */
  readonly prompt?: Prompt<ValidatePromptInput>;
  /** Name of the stage, kebab case. @default 'validate' */
  readonly name?: string;
}

/** Options of `validate`: several verifiers as `models`, or one as `model`. */
export type ValidateOptions = ValidateSettings &
  (
    | { readonly models: readonly Model[]; readonly model?: never }
    | { readonly model: Model; readonly models?: never }
  );

/** The options after defaults and checks. */
export interface ResolvedValidateOptions {
  readonly name: string;
  readonly verifiers: readonly Model[];
  readonly rules: readonly Rule<Problem>[];
  readonly agreement: Agreement;
  readonly votes: 'all' | 'until-decided';
  readonly blindSolve: ResolvedBlindSolve | null;
  readonly prompt: Prompt<ValidatePromptInput>;
  readonly level: Level;
  readonly manifest: JsonValue;
}

const settingsShape: OptionShape<Omit<ValidateSettings, 'rules'>> = {
  defaultRules: trueOrFalse.optional(),
  agreement: agreementSchema.optional(),
  votes: oneOf(['all', 'until-decided']).optional(),
  blindSolve: blindSolveSchema.optional(),
  level: levelSchema.optional(),
  prompt: promptSchema.optional(),
  name: kebabCase('validate').optional(),
};

/** The choices of `validate` in a pipeline that names models and rules elsewhere. */
export const validateSettingsSchema: OptionSchema =
  optionsSchema<Omit<ValidateSettings, 'rules'>>(settingsShape);

const everyOption = withModelOrModels(
  optionsSchema<ValidateOptions>({
    model: modelSchema.optional(),
    models: modelListSchema.optional(),
    rules: ruleListSchema.optional(),
    ...settingsShape,
  }),
);

const reachable = withRuleOver<Pick<ValidateOptions, 'models' | 'agreement'>>(
  everyOption,
  ['models', 'agreement'],
  ({ models = [null], agreement = 'unanimous' }) =>
    within('agreement', unreachableAgreement(agreement, models.length)),
);

const validateOptionsSchema = withRuleOver<Pick<ValidateSettings, 'rules' | 'defaultRules'>>(
  reachable,
  ['rules', 'defaultRules'],
  ({ rules = [], defaultRules = true }) => within('rules', defaultRules ? namesOfBuiltIn(rules) : []),
);

/** The faults of rules with the name of a built-in rule, by their place in the list. */
export function namesOfBuiltIn(rules: readonly Rule<Problem>[]): readonly OptionFault[] {
  const names = builtInRules().map(({ name }) => name);
  return rules.flatMap(({ name }, index) => {
    if (!names.includes(name)) return [];
    const message = `is "${name}", as a built-in rule is; rename it, or set defaultRules to false and list the rules you want`;
    return [{ path: [index, 'name'], message }];
  });
}

/** Completes the options, or throws one `ConfigurationError` with all that is wrong with them. */
export function resolveValidateOptions(options: ValidateOptions): ResolvedValidateOptions {
  checkOptions(validateOptionsSchema, options, 'validate');
  const { rules: ownRules = [], defaultRules = true, agreement = 'unanimous' } = options;
  const { votes = 'all', prompt = validatePrompt, name = 'validate', level = DEFAULT_LEVEL } = options;
  const verifiers = options.models ?? [options.model];
  const builtIn = defaultRules ? builtInRules() : [];
  const rules = [...builtIn, ...ownRules];
  const blindSolve = options.blindSolve === undefined ? null : resolveBlindSolve(options.blindSolve);
  const manifest = {
    verifiers: verifiers.map(modelNote),
    rules: rules.map(ruleNote),
    agreement,
    votes,
    ...(blindSolve === null ? {} : { blindSolve: blindSolveManifest(blindSolve) }),
    prompt: `${prompt.name}@${prompt.version}`,
    ...(level === DEFAULT_LEVEL ? {} : { level }),
  };
  return { name, verifiers, rules, agreement, votes, blindSolve, prompt, level, manifest };
}

function blindSolveManifest({ model, attempts, keep, prompt }: ResolvedBlindSolve): JsonValue {
  return { model: modelNote(model), attempts, keep, prompt: `${prompt.name}@${prompt.version}` };
}

function builtInRules(): readonly Rule<Problem>[] {
  return [
    notAProof(),
    notMultipleChoice(),
    singleAnswer(),
    selfContained(),
    shortAnswer(),
    answerCheckable(),
    answerNotLeaked(),
    noOpenQuestion(),
    balancedLatex(),
    distinctProblem(),
  ];
}
