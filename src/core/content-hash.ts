import { canonicalJson } from './json.ts';

/** Returns the first 128 bits of the SHA-256 of a value's canonical JSON, as 32 hexadecimal digits. */
export function contentHash(...parts: readonly unknown[]): string {
  return cryptography().hash('sha256', canonicalJson(parts), 'hex').slice(0, 32);
}

/** Loaded at the first hash: importing the library would wait for it otherwise, for a sixth of its time. */
function cryptography(): typeof import('node:crypto') {
  loaded ??= process.getBuiltinModule('node:crypto');
  return loaded;
}

let loaded: typeof import('node:crypto') | undefined;
