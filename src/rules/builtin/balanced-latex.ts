import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { defineRule } from '../define-rule.ts';
import { latexFault } from '../latex-fault.ts';

/** LaTeX whose backslash was taken for an escape: `\frac` became a form feed and "rac", `\times` a tab and "imes". */
const corrupted =
  /[\u0008\u000b\u000c][A-Za-z]|\t(?:ext\{|imes\b|heta\b|extbf\{|frac\{)|[\r\n]abla\b|\r(?:ight\b|ho\b)/u;

/**
 * Refuses a problem whose LaTeX does not close: braces, environments, `\left` and `\right`, delimiters of formulas; and
 * one whose commands were corrupted by unescaping, such as `\frac` that lost its backslash.
 *
 * Makes no model call. Looks at the statement and at the answer. Parentheses and brackets may stand alone, as in [0, 1);
 * so may prices, sentinels such as `banana$`, quoted braces and what is in code. Linear, regardless of the input.
 *
 * @returns A rule whose rejections carry the code `unbalanced-latex` or `corrupted-latex`.
 *
 * @example
 * ```ts
 * const stage = validate({ models: [a, b], rules: [balancedLatex()] });
 * ```
 */
export function balancedLatex(): Rule {
  return defineRule({
    name: 'balanced-latex',
    version: '1',
    check: ({ problem, answer }) => {
      const texts = [
        ['statement', problem],
        ['answer', answer],
      ] as const;
      for (const [name, text] of texts) {
        if (corrupted.test(text))
          return reject('corrupted-latex', `the ${name} has commands that lost their backslash`);
        const fault = latexFault(text);
        if (fault !== null) return reject('unbalanced-latex', `the ${name} has ${fault}`);
      }
      return pass();
    },
  });
}
