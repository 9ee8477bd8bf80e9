import { z } from 'zod';
import type { OptionSchema } from './option-schemas.ts';

/** Describes an option by a function that says what is wrong with a value, or null: for a message that depends on it. */
export function judgedBy(faultOf: (value: unknown) => string | null): OptionSchema {
  return z.unknown().superRefine((value, context) => {
    const message = faultOf(value);
    // As for every option: a rule over several must not run over one that is at fault by itself.
    if (message !== null) context.addIssue({ code: 'custom', message, fatal: true });
  });
}

/** Describes an option by the schema that fits the kind of value that is given, such as a name or an object. */
export function dependingOn(schemaOf: (value: unknown) => OptionSchema): OptionSchema {
  return z.unknown().superRefine((value, context) => {
    for (const { path, message } of schemaOf(value).safeParse(value).error?.issues ?? [])
      context.addIssue({ code: 'custom', path: [...path], message, fatal: true });
  });
}

/** Describes an option that is an object of options, or something else. */
export function objectOr(object: OptionSchema, other: OptionSchema): OptionSchema {
  return dependingOn((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? object : other,
  );
}
