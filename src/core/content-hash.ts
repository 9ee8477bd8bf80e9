import { createHash } from 'node:crypto';
import { canonicalJson } from './json.ts';

/** Gives the first 128 bits of the SHA-256 of a value's canonical JSON, as 32 hexadecimal digits. */
export function contentHash(...parts: readonly unknown[]): string {
  return createHash('sha256').update(canonicalJson(parts)).digest('hex').slice(0, 32);
}
