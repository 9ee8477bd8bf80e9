import type { OptionSchema } from '../option-schemas.ts';
import { refusedFor } from '../refused-for.ts';

/** Says, of unknown names that are options elsewhere, where they are set. */
export function withPointers(schema: OptionSchema, places: Readonly<Record<string, string>>): OptionSchema {
  return refusedFor((options) =>
    schema.faultsIn(options).map(({ path, message }) => {
      const place =
        path.length === 1 && message.startsWith('is an unknown') ? places[String(path[0])] : undefined;
      return { path, message: place === undefined ? message : `is an unknown option; ${place}` };
    }),
  );
}
