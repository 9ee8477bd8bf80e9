import { isJsonObject } from '../core/json.ts';
import { GOT } from './option-issues.ts';
import type { OptionSchema } from './option-schema.ts';
import { refusedFor } from './refused-for.ts';

/** Describes an object of values that are alike, under whatever names. */
export function membersOf(each: OptionSchema, what: string): OptionSchema {
  return refusedFor((values) =>
    isJsonObject(values)
      ? Object.entries(values).flatMap(([name, value]) => faultsBelow(name, each, value))
      : [{ path: [], message: `must be ${what}, got ${GOT}` }],
  );
}

/**
 * Describes an object of values that are alike, at least one, under names that the caller chooses.
 *
 * @param isName - which names may be chosen
 * @param nameMessage - what is said of one that may not
 */
export function valuesByName(
  each: OptionSchema,
  what: string,
  isName: (name: string) => boolean,
  nameMessage: string,
): OptionSchema {
  return refusedFor((values) => {
    if (!isJsonObject(values) || Object.keys(values).length === 0)
      return [{ path: [], message: `must be ${what}, got ${GOT}` }];
    return Object.entries(values).flatMap(([name, value]) => [
      ...(isName(name) ? [] : [{ path: [name], message: nameMessage }]),
      ...faultsBelow(name, each, value),
    ]);
  });
}

function faultsBelow(name: string, each: OptionSchema, value: unknown): ReturnType<OptionSchema['faultsIn']> {
  return each.faultsIn(value).map(({ path, message }) => ({ path: [name, ...path], message }));
}
