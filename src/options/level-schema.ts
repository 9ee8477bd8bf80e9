import { type OptionSchema, optionOf } from './option-schemas.ts';

/** A level of difficulty, in known words or others. */
export const levelSchema: OptionSchema = optionOf(
  (level) => typeof level === 'string' && level.trim() !== '' && level.length <= 200,
  "'doctoral', 'graduate', 'undergraduate', 'school', or a level in up to 200 characters of your own",
);
