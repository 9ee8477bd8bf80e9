import { objectWith } from './object-with.ts';
import { callback, nonEmptyString, type OptionSchema } from './option-schemas.ts';

/** A prompt, wherever one replaces a default prompt. */
export const promptSchema: OptionSchema = objectWith(
  { name: nonEmptyString, version: nonEmptyString, render: callback },
  'a prompt { name, version, render }',
  'make it with definePrompt',
);
