import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { checkOptions } from '../../options/check-options.ts';
import { count, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import { defineRule } from '../define-rule.ts';
import { squeezedSpace } from '../squeezed-space.ts';
import { withoutLatex } from '../without-latex.ts';

/** Bounds the work; what is longer is a matter for `shortAnswer`. */
const longestRead = 4000;

/** Options of `answerCheckable`. */
export interface AnswerCheckableOptions {
  /**
   * Most words of prose in a reference answer; formulas and numbers do not count.
   *
   * @default 30
   */
  readonly maxWords?: number;
}

const answerCheckableSchema: OptionSchema = optionsSchema<AnswerCheckableOptions>({
  maxWords: count.optional(),
});

/** Words that take back what they say, or point elsewhere. */
const hedge =
  /\b(?:it|this|that|(?:the )?answer|result) depends\b|\bdepend(?:s|ing) (?:on|upon) (?:the (?:context|convention|choice|interpretation|definition|reader|author|situation|assumptions?)|how|what|which|who|whether|your)\b|\b(?:answers?|results?|responses?|interpretations?) (?:may|might|can|could|will) (?:vary|differ)\b|\bno (?:single|unique|definite|definitive) (?:correct )?(?:answer|solution)\b|\bcan(?:not|['’]t| not) be (?:determined|known|answered)\b|\b(?:not|in)sufficient (?:data|information)\b|\bnot enough information\b|\bamong (?:many )?others\b|\band so (?:on|forth)\b|\betc\b|\bsee (?:the )?(?:above|below|solution|proof|reasoning|text)\b|\bleft (?:to|as) (?:the|an) (?:reader|exercise)\b|\bone possible (?:answer|solution)\b|\b(?:arguably|presumably|subjective)\b/iu;

/** A guess at the head of an answer, with something after it. */
const guess =
  /^(?:it is |the answer is )?(?:probably|perhaps|maybe|possibly|most likely|i (?:think|believe|guess))\b[\s,]+\S/iu;

const nothing =
  /^(?:unknown|undetermined|n\/?a|not applicable|tbd|to be determined|none given|varies|various|open(?:[- ]ended)?)[.!]?$/iu;

const alternatives =
  /\beither\s[^.\n]{1,200}\sor\s|\balternatively\b|\band\/or\b|\b(?:answer|option|alternative|possibility) ?(?:1|a|one)\b[^\n]{0,300}?\b(?:answer|option|alternative|possibility) ?(?:2|b|two)\b|\bdepending on\b/iu;

/** A restated claim instead of a result, as the answers of "prove that" tasks are. */
const restated =
  /\b(?:statement|claim|theorem|lemma|proposition|assertion|conjecture|inequality|bound|identity|result) (?:is (?:true|proved|proven|established|shown|correct)|holds|follows)(?:[.!]|$| in general\b| by\b| from\b)|\bas (?:claimed|required|desired|was to be (?:shown|proved|proven))\b|\b(?:hence|thus) proved\b|^(?:proof|proved|shown|verified)[.!]?$/iu;

/**
 * Refuses a problem whose reference answer cannot be compared with another one: hedged, several at once, a claim that
 * restates the problem, or an essay.
 *
 * Makes no model call. Goes with `shortAnswer`, which looks at the length in characters. Solutions such as "x = 2 or
 * x = 3", titles with "or", sets and tuples are one answer. Linear in the answer.
 *
 * @returns A rule whose rejections carry the code `hedged-answer`, `alternative-answers`, `claim-answer` or
 * `essay-answer`.
 * @throws {ConfigurationError} When `maxWords` is not a whole number of at least 1.
 *
 * @example
 * ```ts
 * const stage = validate({ models: [a, b], rules: [answerCheckable({ maxWords: 12 })] });
 * ```
 */
export function answerCheckable(options: AnswerCheckableOptions = {}): Rule {
  checkOptions(answerCheckableSchema, options, 'answerCheckable');
  const { maxWords = 30 } = options;
  return defineRule({
    name: 'answer-checkable',
    version: '1',
    check: ({ answer }) => {
      const text = squeezedSpace(withoutLatex(answer.slice(0, longestRead)));
      if (hedge.test(text) || guess.test(text) || nothing.test(text))
        return reject('hedged-answer', 'the reference answer does not commit itself');
      if (alternatives.test(text))
        return reject('alternative-answers', 'the reference answer gives several alternatives');
      if (restated.test(text))
        return reject('claim-answer', 'the reference answer restates a claim and gives no result');
      const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
      return words <= maxWords
        ? pass()
        : reject('essay-answer', `the reference answer has ${words} words of prose, ${maxWords} are allowed`);
    },
  });
}
