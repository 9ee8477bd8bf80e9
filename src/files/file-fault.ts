import { accessSync, constants, statSync } from 'node:fs';
import { errorCode } from './store-failure.ts';

/** Returns what keeps a path from being a file with something in it that can be read; null when nothing does. */
export function fileFault(path: string): string | null {
  try {
    const found = statSync(path);
    if (!found.isFile()) return 'is not a file';
    accessSync(path, constants.R_OK);
    return found.size === 0 ? 'is empty' : null;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return 'does not exist';
    return code === 'EACCES' ? 'may not be read by this user' : `cannot be read (${code})`;
  }
}
