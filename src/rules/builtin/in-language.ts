import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { checkOptions } from '../../options/check-options.ts';
import { listOfSome, type OptionSchema, optionsSchema, optionThat } from '../../options/option-schemas.ts';
import { defineRule } from '../define-rule.ts';
import { knownLanguages } from '../function-words.ts';
import { languageMismatch } from '../language-mismatch.ts';

/** Options of `inLanguage`. */
export interface InLanguageOptions {
  /** Codes of the languages to keep, such as `en`, `de`, `zh`. */
  readonly languages: readonly string[];
}

const inLanguageSchema: OptionSchema = optionsSchema<InLanguageOptions>({
  languages: listOfSome(
    optionThat(
      (code) => typeof code === 'string' && knownLanguages.includes(code),
      `is an unknown language, got {got}; choose from ${knownLanguages.join(', ')}`,
    ),
    "a list of at least one language code, such as ['en']",
  ),
});

/**
 * Refuses a problem whose statement is in another language.
 *
 * Makes no model call and needs no dictionary: scripts are told apart by their letters, languages of the Latin script by
 * their small words. It tells apart cs, da, de, en, es, fi, fr, hu, id, it, nl, no, pl, pt, ro, sv, tr and vi, and these
 * from the Cyrillic, Arabic, Hebrew, Greek, Devanagari, Bengali, Tamil, Telugu, Thai, Korean, Georgian, Armenian, Chinese
 * and Japanese scripts; languages of one of these scripts (ru and uk, ar and fa), Danish and Norwegian, and texts of a few
 * words pass for each other. Statements that are mostly formulas, and those that quote a foreign text, are kept. Linear.
 *
 * @returns A rule whose rejections carry the code `other-language`.
 * @throws {ConfigurationError} When the list is empty or names a code that is not known.
 *
 * @example
 * ```ts
 * const stage = validate({ models: [a, b], rules: [inLanguage({ languages: ['en', 'de'] })] });
 * ```
 */
export function inLanguage(options: InLanguageOptions): Rule {
  checkOptions(inLanguageSchema, options, 'inLanguage');
  const wanted = new Set(options.languages);
  return defineRule({
    name: 'in-language',
    version: '1',
    check: ({ problem }) => {
      const mismatch = languageMismatch(problem, wanted);
      if (mismatch === null) return pass();
      const seen = 'script' in mismatch ? `written in ${mismatch.script} script` : `in ${mismatch.language}`;
      return reject('other-language', `the statement is ${seen}, wanted is ${[...wanted].join(' or ')}`);
    },
  });
}
