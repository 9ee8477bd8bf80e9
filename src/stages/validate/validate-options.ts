import type { JsonValue } from '../../core/json.ts';
import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Problem } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { stageOptionsIssues } from '../../errors/options-issues.ts';
import { promptIssues } from '../../errors/prompt-issues.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import { modelIssues } from '../../models/model-issues.ts';
import { modelNote } from '../../models/provider/model-note.ts';
import {
  answerCheckable,
  answerNotLeaked,
  balancedLatex,
  distinctProblem,
  noOpenQuestion,
  notAProof,
  notMultipleChoice,
  selfContained,
  shortAnswer,
  singleAnswer,
} from '../../rules/builtin/index.ts';
import { ruleIssues } from '../../rules/rule-issues.ts';
import { ruleNote } from '../../rules/rule-note.ts';
import { type Agreement, agreementIssues } from './agreement.ts';
import type { ResolvedBlindSolve } from './blind-solve.ts';
import { type BlindSolveOptions, blindSolveIssues, resolveBlindSolve } from './blind-solve-options.ts';
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
   * Has a model solve each accepted problem without its answer, several times: the pass rate becomes `difficulty`,
   * problems outside a band are refused, and so are those whose solvers agree on another answer.
   *
   * @default none
   */
  readonly blindSolve?: BlindSolveOptions;
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
  readonly manifest: JsonValue;
}

/** Names of all options of `validate`. */
export const validateOptionNames: readonly string[] = Object.keys({
  model: true,
  models: true,
  rules: true,
  defaultRules: true,
  agreement: true,
  votes: true,
  blindSolve: true,
  prompt: true,
  name: true,
} satisfies { readonly [Name in keyof ValidateOptions]-?: true });

/** Completes the options, or throws one `ConfigurationError` with all that is wrong with them. */
export function resolveValidateOptions(options: ValidateOptions): ResolvedValidateOptions {
  const unknown = stageOptionsIssues('validate', options, validateOptionNames);
  const { rules: ownRules = [], defaultRules = true, agreement = 'unanimous' } = options;
  const { votes = 'all', prompt = validatePrompt, name = 'validate' } = options;
  const verifiers = options.models ?? [options.model];
  const builtIn = defaultRules ? builtInRules() : [];
  throwIssues(
    unknown,
    verifierIssues(options),
    ruleIssues('validate.rules', ownRules),
    clashIssues(ownRules, builtIn),
    agreementIssues(agreement, Array.isArray(verifiers) ? verifiers.length : 0),
    votesIssues(votes),
    blindSolveIssues(options.blindSolve),
    promptIssues('validate.prompt', prompt),
  );
  const rules = [...builtIn, ...ownRules];
  const blindSolve = options.blindSolve === undefined ? null : resolveBlindSolve(options.blindSolve);
  const manifest = {
    verifiers: verifiers.map(modelNote),
    rules: rules.map(ruleNote),
    agreement,
    votes,
    ...(blindSolve === null ? {} : { blindSolve: blindSolveManifest(blindSolve) }),
    prompt: `${prompt.name}@${prompt.version}`,
  };
  return { name, verifiers, rules, agreement, votes, blindSolve, prompt, manifest };
}

function blindSolveManifest({ model, attempts, keep, prompt }: ResolvedBlindSolve): JsonValue {
  return { model: modelNote(model), attempts, keep, prompt: `${prompt.name}@${prompt.version}` };
}

function votesIssues(votes: unknown): readonly ConfigurationIssue[] {
  if (votes === 'all' || votes === 'until-decided') return [];
  return [
    { option: 'validate.votes', message: `must be 'all' or 'until-decided', got ${shownValue(votes)}` },
  ];
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

function verifierIssues({
  models: verifiers,
  model,
}: {
  models?: unknown;
  model?: unknown;
}): readonly ConfigurationIssue[] {
  if (verifiers === undefined) return modelIssues('validate.model', model);
  if (model !== undefined)
    return [{ option: 'validate.model', message: 'stands beside models; give one of the two' }];
  if (!Array.isArray(verifiers) || verifiers.length === 0) {
    const message = `must be a list of at least one model, got ${shownValue(verifiers)}; no problem is kept without a verifier`;
    return [{ option: 'validate.models', message }];
  }
  const list: readonly unknown[] = verifiers;
  return list.flatMap((verifier, index) => modelIssues(`validate.models[${index}]`, verifier));
}

function clashIssues(rules: unknown, builtIn: readonly Rule<Problem>[]): readonly ConfigurationIssue[] {
  if (!Array.isArray(rules)) return [];
  const list: readonly unknown[] = rules;
  return list.flatMap((rule, index) => {
    const twin = builtIn.find(
      ({ name }) => typeof rule === 'object' && rule !== null && 'name' in rule && rule.name === name,
    );
    if (twin === undefined) return [];
    const message = `is "${twin.name}", as a built-in rule is; rename it, or set defaultRules to false and list the rules you want`;
    return [{ option: `validate.rules[${index}].name`, message }];
  });
}
