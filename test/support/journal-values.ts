import { contentHash } from '../../src/core/content-hash.ts';
import type { JsonValue } from '../../src/core/json.ts';

export function journalKey(number: number): string {
  return contentHash('journal value', number);
}

/** A value of up to 8 KB that follows from its number. */
export function journalValue(number: number): JsonValue {
  return { number, text: journalKey(number).repeat((number * 7_919) % 256) };
}
