import { z } from 'zod';
import type { OptionSchema } from './option-schemas.ts';

/** Says something better than "unknown option" of names that are options elsewhere. */
export function withRefused(schema: OptionSchema, messages: Readonly<Record<string, string>>): OptionSchema {
  return z.unknown().superRefine((options, context) => {
    for (const { path, message } of schema.safeParse(options).error?.issues ?? []) {
      const better = path.length === 1 ? messages[String(path[0])] : undefined;
      context.addIssue({ code: 'custom', path: [...path], message: better ?? message, fatal: true });
    }
  });
}
