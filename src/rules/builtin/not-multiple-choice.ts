import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { defineRule } from '../define-rule.ts';

const choiceWords =
  /\bwhich (?:one )?(?:of )?(?:the )?(?:following|options?|choices?)\b|\b(?:choose|select|pick|mark) (?:the|all|one)\b[^.?!]{0,40}\b(?:correct|right|best|true|option|answer)/iu;
const labelAlone = /^(?:(?:option|choice|answer)\s+)?\(?[A-H]\)?[.:]?$/iu;
const trueOrFalse = /^\s*(?:true or false|decide whether[^.?!]*true or false)\b/iu;

/**
 * Refuses a problem that can be answered by picking from a list, or by guessing between true and false.
 *
 * Makes no model call. A list of options alone is not enough: the statement must ask for a choice, or the reference
 * answer must be the label of an option.
 *
 * @returns A rule whose rejections carry the code `multiple-choice`.
 *
 * @example
 * ```ts
 * const verdict = await runRule(notMultipleChoice(), aProblem({ problem: 'Which of the following is prime?\n(A) 4\n(B) 7\n(C) 9' }));
 * // { kind: 'rejected', code: 'multiple-choice', ... }
 * ```
 */
export function notMultipleChoice(): Rule {
  return defineRule({
    name: 'not-multiple-choice',
    version: '1',
    check: ({ problem, answer }) => {
      const choice = choiceIn(problem, answer);
      return choice === null ? pass() : reject('multiple-choice', choice);
    },
  });
}

/** Says how a problem can be answered by picking or guessing; null when it cannot. */
export function choiceIn(problem: string, answer: string): string | null {
  if (trueOrFalse.test(problem)) return 'the problem asks for true or false';
  const options = countOptions(problem);
  if (options < 3 || !(choiceWords.test(problem) || labelAlone.test(answer.trim()))) return null;
  return `the problem offers ${options} options to choose from`;
}

/** How many labels follow one another from A on, as `A)`, `(A)` or `A.` at the head of a line or of an option. */
function countOptions(problem: string): number {
  let count = 0;
  let rest = problem;
  for (const letter of 'ABCDEFGH') {
    const label = new RegExp(`(?:^|\\n|\\s)(?:\\(${letter}\\)|${letter}[).:])\\s*\\S`, 'iu').exec(rest);
    if (label === null) break;
    rest = rest.slice(label.index + label[0].length - 1);
    count += 1;
  }
  return count;
}
