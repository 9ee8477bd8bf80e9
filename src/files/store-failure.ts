import { StoreError } from '../errors/store-error.ts';

const remedies: { readonly [code: string]: string } = {
  ENOSPC: 'free some space on that disk and run again',
  EDQUOT: 'raise the disk quota and run again',
  EFBIG: 'raise the limit on file sizes and run again',
  EACCES: 'make it readable and writable for this user and run again',
  EPERM: 'make it readable and writable for this user and run again',
  EROFS: 'mount the disk writable, or choose another directory, and run again',
  EMFILE: 'raise the limit on open files and run again',
  ENFILE: 'raise the limit on open files and run again',
};

/**
 * Turns what the file system threw into a `StoreError` that names the deed, the path and the remedy.
 *
 * @param deed - what was tried, as a verb and its object such as `write the journal`
 * @param assurance - what the failure has not touched
 */
export function storeFailure(deed: string, path: string, cause: unknown, assurance?: string): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = errorCode(cause);
  const remedy = remedies[code] ?? 'check the disk and run again';
  const rest = assurance === undefined ? '' : `: ${assurance}`;
  return new StoreError(`could not ${deed} at ${path} (${code}); ${remedy}${rest}`, { path, cause });
}

/** Returns the code of a system error, or `unknown`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
