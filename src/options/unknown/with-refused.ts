import type { OptionSchema } from '../option-schema.ts';
import { refusedFor } from '../refused-for.ts';

/** Says something better than "unknown option" of names that are options elsewhere. */
export function withRefused(schema: OptionSchema, messages: Readonly<Record<string, string>>): OptionSchema {
  return refusedFor((options) =>
    schema.faultsIn(options).map(({ path, message }) => {
      const better = path.length === 1 ? messages[String(path[0])] : undefined;
      return { path, message: better ?? message };
    }),
  );
}
