import { z } from 'zod';
import { GOT } from './option-issues.ts';
import type { OptionSchema } from './option-schemas.ts';

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
  return z.unknown().superRefine((values, context) => {
    const add = (path: readonly PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', path: [...path], message, fatal: true });
    if (!isObject(values) || Object.keys(values).length === 0) {
      add([], `must be ${what}, got ${GOT}`);
      return;
    }
    for (const [name, value] of Object.entries(values)) {
      if (!isName(name)) add([name], nameMessage);
      for (const { path, message } of each.safeParse(value).error?.issues ?? [])
        add([name, ...path], message);
    }
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
