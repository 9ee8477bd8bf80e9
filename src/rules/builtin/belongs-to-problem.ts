import { pass, reject } from '../../core/outcome.ts';
import type { Trajectory } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { defineRule } from '../define-rule.ts';
import { isAboutProblem } from '../is-about-problem.ts';

/**
 * Refuses a trajectory whose thinking or solution is about another problem: its opening shares next to no rare words and
 * numbers with the statement, or few and none of its longer numbers occurs anywhere.
 *
 * Makes no model call. Built to be right when it refuses: thinking of less than 80 words, solutions of less than 150, statements with little to
 * recognise and thinking in another script are kept. It does not tell two problems of one wording apart.
 *
 * @returns A rule for trajectories whose rejections carry the code `off-problem`.
 *
 * @example
 * ```ts
 * const solve = synthesize({ model: reasoner, rules: [belongsToProblem()] });
 * ```
 */
export function belongsToProblem(): Rule<Trajectory> {
  return defineRule<Trajectory>({
    name: 'belongs-to-problem',
    version: '1',
    check: (trajectory) =>
      isAboutProblem(trajectory)
        ? pass()
        : reject('off-problem', 'the thinking or the solution is about another problem'),
  });
}
