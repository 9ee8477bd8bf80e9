import { isJsonObject } from '../core/json.ts';

/** Returns the member at a path of names within a value, or undefined where there is none. */
export function memberAt(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const name of path) current = isJsonObject(current) ? current[name] : undefined;
  return current;
}

/** Returns the text at a path, or null. */
export function textAt(value: unknown, ...path: readonly string[]): string | null {
  const member = memberAt(value, ...path);
  return typeof member === 'string' && member !== '' ? member : null;
}

/** Returns the number at a path, also one that is written as a text, or null. */
export function numberAt(value: unknown, ...path: readonly string[]): number | null {
  const member = memberAt(value, ...path);
  const number = typeof member === 'string' && member !== '' ? Number(member) : member;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Returns the list at a path, or an empty one. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const member = memberAt(value, ...path);
  return Array.isArray(member) ? member : [];
}

/** Returns the milliseconds since 1970 of a date at a path: a text, or a number of seconds. Null when there is none. */
export function timeAt(value: unknown, ...path: readonly string[]): number | null {
  const member = memberAt(value, ...path);
  if (typeof member === 'number') return member * 1000;
  const time = typeof member === 'string' ? Date.parse(member) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
