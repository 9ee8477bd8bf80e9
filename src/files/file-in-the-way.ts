import { dirname, resolve } from 'node:path';
import { isThere } from './is-there.ts';

/** The file that is where a path needs a folder; null when there is none. */
export async function fileInTheWay(path: string): Promise<string | null> {
  const folder = dirname(resolve(path));
  const found = await isThere(folder);
  if (found !== null || folder === resolve(path)) return found === 'file' ? folder : null;
  return fileInTheWay(folder);
}
