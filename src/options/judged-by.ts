import { isJsonObject } from '../core/json.ts';
import type { OptionSchema } from './option-schema.ts';
import { refusedFor } from './refused-for.ts';

/** Describes an option by a function that says what is wrong with a value, or null: for a message that depends on it. */
export function judgedBy(faultOf: (value: unknown) => string | null): OptionSchema {
  return refusedFor((value) => {
    const message = faultOf(value);
    return message === null ? [] : [{ path: [], message }];
  });
}

/** Describes an option by the schema that fits the kind of value that is given, such as a name or an object. */
export function dependingOn(schemaOf: (value: unknown) => OptionSchema): OptionSchema {
  return refusedFor((value) => schemaOf(value).faultsIn(value));
}

/** Describes an option that is an object of options, or something else. */
export function objectOr(object: OptionSchema, other: OptionSchema): OptionSchema {
  return dependingOn((value) => (isJsonObject(value) ? object : other));
}
