import { type OptionSchema, optionsSchema } from './option-schemas.ts';

/**
 * Describes an object of options that are all alike, such as rates; each may be left out.
 *
 * @param names - an object with a key for each of them, such as their defaults
 * @param kind - what each name stands for, such as a rate
 */
export function optionsAlike(names: object, each: OptionSchema, what: string, kind: string): OptionSchema {
  const shape = Object.fromEntries(Object.keys(names).map((name) => [name, each.optional()]));
  return optionsSchema<Readonly<Record<string, unknown>>>(shape, what, kind);
}
