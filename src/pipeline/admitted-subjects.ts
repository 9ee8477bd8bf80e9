import { itemId } from '../core/items/item-id.ts';
import type { Plan } from '../core/stage.ts';
import { compilePlan } from '../engine/flow/compiled-plan.ts';
import { admitAll } from '../engine/run/run-input.ts';
import { checkOptions } from '../options/check-options.ts';
import { iterableOf } from '../options/stream-of.ts';
import type { SubjectInput } from '../stages/expand/index.ts';

const subjectsSchema = iterableOf('subjects');

/** Subjects as they were given, and as the first stage admits them. */
export interface AdmittedSubjects {
  readonly given: readonly SubjectInput[];
  readonly admitted: readonly unknown[];
}

/**
 * Collects and checks subjects; a repeated one counts once.
 *
 * @param at - what issues call them
 * @throws {ConfigurationError} When there are none, or one is invalid.
 */
export function admittedSubjects(
  plan: Plan,
  subjects: Iterable<SubjectInput> & object,
  at: string,
): AdmittedSubjects {
  checkOptions(subjectsSchema, subjects, at);
  const given = [...subjects];
  const first = compilePlan(plan)[0];
  const admitted = admitAll(given, (item) => first?.plan.admit(item), at);
  const byId = new Map(admitted.map((item) => [first?.plan.alike?.(item) ?? itemId(item), item]));
  return { given, admitted: [...byId.values()] };
}
