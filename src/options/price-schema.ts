import { type OptionSchema, optionOf } from './option-schemas.ts';

/** A `Price`, wherever one is an option. */
export const priceSchema: OptionSchema = optionOf(
  (value) => typeof value === 'function',
  'a function of usage, model id and provider',
);
