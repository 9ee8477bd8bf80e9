import { type OptionSchema, optionOf } from './option-schemas.ts';

/** A name by which results or outcomes are told apart. */
export function kebabCase(example: string): OptionSchema {
  return optionOf(
    (value) => typeof value === 'string' && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(value),
    `in kebab case, such as "${example}"`,
  );
}
