import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { defineRule } from '../define-rule.ts';
import { squeezedSpace } from '../squeezed-space.ts';

const order =
  '(?:find|determine|compute|calculate|evaluate|derive|state|give|show|prove|explain|express|estimate|describe|identify|name|list|write|sketch|discuss|what|how|which|who|when|where|why|is|are|does)\\b';

/** Ways to number the parts of a task; each returns the labels in order. */
const numberings: readonly ((index: number) => string)[] = [
  (index) => `\\(?${'abcdefgh'.charAt(index)}\\)`,
  (index) => `(?:\\(?${index + 1}\\)|${index + 1}\\.)`,
  (index) => `\\(?${['i', 'ii', 'iii', 'iv'][index] ?? 'v'}\\)`,
  (index) => `part ${'abcdefgh'.charAt(index)}[):.]?`,
];

/**
 * Refuses a problem that asks for several results: parts (a), (b), ... that each ask for something, or a reference
 * answer with numbered parts.
 *
 * Makes no model call. Numbered conditions, tuples, sets and solutions of a system stay one answer.
 *
 * @returns A rule whose rejections carry the code `multiple-answers`.
 *
 * @example
 * ```ts
 * const verdict = await runRule(singleAnswer(), aProblem({ problem: '(a) Find x. (b) Find y.' }));
 * // { kind: 'rejected', code: 'multiple-answers', ... }
 * ```
 */
export function singleAnswer(): Rule {
  return defineRule({
    name: 'single-answer',
    version: '1',
    check: ({ problem, answer }) => {
      if (numberings.some((label) => hasParts(answer, label, '\\S')))
        return reject('multiple-answers', 'the reference answer has numbered parts');
      if (numberings.some((label) => hasParts(problem, label, order)))
        return reject('multiple-answers', 'the problem has numbered parts that each ask for a result');
      return pass();
    },
  });
}

/** Tells whether the first two labels occur in order, each at a break of the text and before what makes it a part. */
function hasParts(text: string, label: (index: number) => string, before: string): boolean {
  const part = (index: number): RegExp =>
    new RegExp(`(?:^|[;,.:?]\\s*|\\n[^\\S\\n]*|\\band\\s+)${label(index)}[:.]?\\s+${before}`, 'iu');
  const squeezed = squeezedSpace(text);
  const first = part(0).exec(squeezed);
  return first !== null && part(1).test(squeezed.slice(first.index + first[0].length));
}
