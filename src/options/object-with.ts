import { z } from 'zod';
import { GOT } from './option-issues.ts';
import type { OptionSchema } from './option-schemas.ts';

/** Describes an object that has at least these members; what else it has is not looked at. */
export function objectWith(members: Readonly<Record<string, OptionSchema>>, what: string): OptionSchema {
  return z.object({ ...members }, { message: `must be ${what}, got ${GOT}` }).passthrough();
}
