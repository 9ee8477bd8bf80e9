import { pass, reject } from '../../core/outcome.ts';
import { answerTypes, isAnswerType } from '../../core/records/answer-types.ts';
import type { AnswerType } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { withOneOf } from '../../options/between/with-one-of.ts';
import { withRuleOver } from '../../options/between/with-rule-over.ts';
import { checkOptions } from '../../options/check-options.ts';
import { listOfSome, type OptionSchema, optionsSchema, optionThat } from '../../options/option-schemas.ts';
import { defineRule } from '../define-rule.ts';

/** Options of `answerTypeAllowed`: the types to keep, or the types to refuse. */
export type AnswerTypeAllowedOptions =
  | { readonly allow: readonly AnswerType[]; readonly refuse?: never }
  | { readonly refuse: readonly AnswerType[]; readonly allow?: never };

const answerTypeList: OptionSchema = listOfSome(
  optionThat(
    (type) => isAnswerType(type),
    `is an unknown answer type, got {got}; choose from ${answerTypes.join(', ')}`,
  ),
  'a list of at least one answer type',
);

const answerTypeAllowedSchema: OptionSchema = withRuleOver<Pick<AnswerTypeAllowedOptions, 'refuse'>>(
  withOneOf<AnswerTypeAllowedOptions>(
    optionsSchema<AnswerTypeAllowedOptions>({
      allow: answerTypeList.optional(),
      refuse: answerTypeList.optional(),
    }),
    ['allow', 'refuse'],
    'a list of answer types',
  ),
  ['refuse'],
  ({ refuse }) => {
    const refused = new Set<string>(refuse);
    const message = 'names every answer type; leave one of them out';
    return answerTypes.every((type) => refused.has(type)) ? [{ path: ['refuse'], message }] : [];
  },
);

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
 * const stage = validate({ models: [a, b], rules: [answerTypeAllowed({ refuse: ['text', 'name'] })] });
 * ```
 */
export function answerTypeAllowed(options: AnswerTypeAllowedOptions): Rule {
  checkOptions(answerTypeAllowedSchema, options, 'answerTypeAllowed');
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
