import { itemId } from '../core/items/item-id.ts';
import type { Plan } from '../core/stage.ts';
import { compilePlan } from '../engine/flow/compiled-plan.ts';
import { admitInput } from '../engine/run/run-input.ts';
import { ConfigurationError } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import type { SubjectInput } from '../stages/expand/index.ts';

/** Subjects as they were given, and as the first stage admits them. */
export interface AdmittedSubjects {
  readonly given: readonly SubjectInput[];
  readonly admitted: readonly unknown[];
}

/**
 * Collects and checks subjects; a repeated one counts once.
 *
 * @throws {ConfigurationError} When there are none, or one is invalid.
 */
export function admittedSubjects(plan: Plan, subjects: Iterable<SubjectInput> & object): AdmittedSubjects {
  const outside: unknown = subjects;
  if (typeof outside !== 'object' || outside === null || !(Symbol.iterator in outside)) {
    const message = `must be an array or another iterable of subjects that ends, got ${shownValue(outside)}; put it in an array`;
    throw new ConfigurationError([{ option: 'subjects', message }]);
  }
  const given = [...subjects];
  if (given.length === 0)
    throw new ConfigurationError([{ option: 'subjects', message: 'is empty; pass at least one' }]);
  const first = compilePlan(plan)[0];
  const input = admitInput(given, (item) => first?.plan.admit(item));
  const byId = new Map(
    (input.kind === 'checked' ? input.items : []).map((item) => [
      first?.plan.alike?.(item) ?? itemId(item),
      item,
    ]),
  );
  return { given, admitted: [...byId.values()] };
}
