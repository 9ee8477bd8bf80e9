import { z } from 'zod';
import { OptionSchema } from './option-schema.ts';

/** Describes a value by a function that lists what is wrong with it, and where in it. */
export function refusedFor(
  faultsOf: (
    value: unknown,
  ) => readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): OptionSchema {
  return new OptionSchema(() =>
    z.unknown().superRefine((value, context) => {
      // Fatal, as for every option: a rule over several must not run over one that is at fault by itself.
      for (const { path, message } of faultsOf(value))
        context.addIssue({ code: 'custom', path: [...path], message, fatal: true });
    }),
  );
}
