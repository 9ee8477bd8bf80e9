import { pass, reject } from '../../core/outcome.ts';
import type { AnswerType } from '../../core/records/records.ts';
import type { Rule } from '../../core/rule.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import { defineRule } from '../define-rule.ts';

/** Options of `answerTypeAllowed`: the types to keep, or the types to refuse. */
export type AnswerTypeAllowedOptions =
  | { readonly allow: readonly AnswerType[]; readonly refuse?: never }
  | { readonly refuse: readonly AnswerType[]; readonly allow?: never };

/** A record, so that the compiler misses a type that is added. */
const everyType: Readonly<Record<AnswerType, true>> = {
  integer: true,
  number: true,
  expression: true,
  set: true,
  formula: true,
  year: true,
  name: true,
  text: true,
};

/**
 * Refuses a problem whose reference answer is of a type that is not wanted, such as free text in a set for rewards that
 * only compare numbers.
 *
 * Makes no model call, and believes the type that the generator declared. Constant time.
 *
 * @returns A rule whose rejections carry the code `answer-type`.
 * @throws {ConfigurationError} When neither list or both are given, or when one is empty, names an unknown type or
 * leaves no type.
 *
 * @example
 * ```ts
 * const stage = validate({ verifiers: [a, b], rules: [answerTypeAllowed({ refuse: ['text', 'name'] })] });
 * ```
 */
export function answerTypeAllowed(options: AnswerTypeAllowedOptions): Rule {
  throwIssues(optionIssues(options));
  const refused = new Set<AnswerType>(options.refuse);
  const allowed = options.allow === undefined ? null : new Set<AnswerType>(options.allow);
  return defineRule({
    name: 'answer-type-allowed',
    version: '1',
    check: ({ answerType }) =>
      (allowed?.has(answerType) ?? !refused.has(answerType))
        ? pass()
        : reject('answer-type', `the answer is of the type ${answerType}, which is not wanted`),
  });
}

function optionIssues(options: unknown): readonly ConfigurationIssue[] {
  const given: { readonly allow?: unknown; readonly refuse?: unknown } =
    typeof options === 'object' && options !== null ? options : {};
  const { allow, refuse } = given;
  if ((allow === undefined) === (refuse === undefined)) {
    const message = 'needs either allow or refuse, a list of answer types; give one of the two';
    return [{ option: 'answerTypeAllowed', message }];
  }
  return refuse === undefined
    ? listIssues('answerTypeAllowed.allow', allow)
    : [...listIssues('answerTypeAllowed.refuse', refuse), ...nothingLeftIssues(refuse)];
}

function listIssues(option: string, list: unknown): readonly ConfigurationIssue[] {
  if (!Array.isArray(list) || list.length === 0)
    return [{ option, message: `must be a list of at least one answer type, got ${shownValue(list)}` }];
  const types: readonly unknown[] = list;
  return types.flatMap((type, index) => {
    if (typeof type === 'string' && Object.hasOwn(everyType, type)) return [];
    const message = `is no answer type, got ${shownValue(type)}; choose from ${Object.keys(everyType).join(', ')}`;
    return [{ option: `${option}[${index}]`, message }];
  });
}

function nothingLeftIssues(refuse: unknown): readonly ConfigurationIssue[] {
  if (!Array.isArray(refuse) || Object.keys(everyType).some((type) => !refuse.includes(type))) return [];
  return [{ option: 'answerTypeAllowed.refuse', message: 'names every answer type; leave one of them out' }];
}
