import { hash } from 'node:crypto';
import { canonicalJson } from './json.ts';

/** Returns the first 128 bits of the SHA-256 of a value's canonical JSON, as 32 hexadecimal digits. */
export function contentHash(...parts: readonly unknown[]): string {
  return hash('sha256', canonicalJson(parts), 'hex').slice(0, 32);
}
