import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { defineRule } from '../define-rule.ts';

/** Words by which a statement leans on something that is not in it, with a name for what is missing. */
const outside: readonly { readonly pattern: RegExp; readonly missing: string }[] = [
  {
    pattern:
      /\b(?:the |this )?(?:figure|diagram|image|picture|photograph) (?:below|above|attached|shown|provided)\b|\b(?:shown|depicted|illustrated) (?:in|by) (?:the |this )?(?:figure|diagram|image|picture|photograph)\b|\b(?:see|refer to|consult) (?:the )?(?:figure|fig\.|diagram|image|picture)|\bin (?:figure|fig\.) ?\d/iu,
    missing: 'a figure',
  },
  {
    pattern:
      /\b(?:attached|enclosed|accompanying) (?:file|document|figure|image|table|data ?set|sheet|passage)\b/iu,
    missing: 'an attachment',
  },
  {
    pattern:
      /\b(?:the|your) (?:previous|preceding|last) (?:problem|question|exercise)\b|\bthe (?:problem|question|exercise) above\b/iu,
    missing: 'another problem',
  },
  {
    pattern:
      /\b(?:discussed|covered|seen|studied|introduced|given) in (?:the |our |your )?(?:class|lecture|lectures|textbook|course notes|previous chapter|last chapter)\b|\byour (?:textbook|lecture notes|course notes|notes)\b|\bthe (?:passage|excerpt|text|article) above\b/iu,
    missing: 'a lesson or a text',
  },
];

/** Drawings written out in the statement itself. */
const drawnInPlace = /\\begin\{(?:tikzpicture|figure|asy)\}|\[asy\]|```/u;

/**
 * Refuses a problem that leans on something outside its statement: a figure, an attachment, another problem, a lesson.
 *
 * Makes no model call. Looks for plain references only; what it cannot be sure of is left to the verifiers.
 *
 * @returns A rule whose rejections carry the code `not-self-contained`.
 *
 * @example
 * ```ts
 * const verdict = await runRule(selfContained(), aProblem({ problem: 'Find the area of the triangle shown in the figure.' }));
 * // { kind: 'rejected', code: 'not-self-contained', ... }
 * ```
 */
export function selfContained(): Rule {
  return defineRule({
    name: 'self-contained',
    version: '1',
    check: ({ problem }) => {
      if (drawnInPlace.test(problem)) return pass();
      const found = outside.find(({ pattern }) => pattern.test(problem));
      return found === undefined
        ? pass()
        : reject('not-self-contained', `the statement leans on ${found.missing} that it does not contain`);
    },
  });
}
