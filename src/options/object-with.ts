import { z } from 'zod';
import { GOT } from './option-issues.ts';
import { OptionSchema } from './option-schema.ts';
import { madeOf } from './option-schemas.ts';

/**
 * Describes a part that has at least these members, such as a rule; what else it has is not looked at.
 *
 * @param remedy - what to do when it is no object at all
 */
export function objectWith(
  members: Readonly<Record<string, OptionSchema>>,
  what: string,
  remedy?: string,
): OptionSchema {
  const message = `must be ${what}, got ${GOT}${remedy === undefined ? '' : `; ${remedy}`}`;
  return new OptionSchema(() => z.object(madeOf(members), { message }).catchall(z.unknown()));
}
