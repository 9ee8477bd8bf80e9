import { z } from 'zod';
import type { OptionFault, OptionSchema } from './option-schemas.ts';

/**
 * Adds a rule over a few options, asked once each of these is fine by itself, whatever is wrong with the others.
 *
 * @typeParam Read - the options that the rule reads, and nothing besides them
 */
export function withRuleOver<Read extends object>(
  schema: OptionSchema,
  names: readonly (keyof Read)[],
  faultsOf: (options: Read) => readonly OptionFault[],
): OptionSchema {
  return z.unknown().superRefine((options, context) => {
    const found = schema.safeParse(options).error?.issues ?? [];
    for (const { path, message } of found)
      context.addIssue({ code: 'custom', path: [...path], message, fatal: true });
    if (found.some(({ path: [name] }) => name === undefined || names.some((read) => read === name))) return;
    // The schema has just accepted those that are read.
    for (const { path, message } of faultsOf(options as Read))
      context.addIssue({ code: 'custom', path: [...path], message, fatal: true });
  });
}

/** Adds that at least one of the options must be set, for options that say nothing when all of them are left out. */
export function withSome<Options extends object>(schema: OptionSchema, message: string): OptionSchema {
  return withRuleOver<Options>(schema, [], (options) =>
    Object.values(options).every((value) => value === undefined) ? [{ path: [], message }] : [],
  );
}
