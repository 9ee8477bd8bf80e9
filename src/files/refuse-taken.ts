import { ConfigurationError, type ConfigurationIssue } from '../errors/configuration-error.ts';
import { fileInTheWay } from './file-in-the-way.ts';
import { isThere } from './is-there.ts';

/**
 * Refuses to write files where something is.
 *
 * @param option - the option that names the paths
 * @throws {ConfigurationError} With every path that is taken.
 */
export async function refuseTaken(
  option: string,
  paths: readonly string[],
  overwrite: boolean,
): Promise<void> {
  const issues: ConfigurationIssue[] = [];
  for (const path of paths) {
    const message = await fault(path, overwrite);
    if (message !== null) issues.push({ option, message: `${path} ${message}` });
  }
  if (issues.length > 0) throw new ConfigurationError(issues);
}

async function fault(path: string, overwrite: boolean): Promise<string | null> {
  const found = await isThere(path);
  if (found === 'folder') return 'is a folder; name a file';
  if (found === 'file')
    return overwrite ? null : 'is already there; choose another path, or set overwrite: true';
  const barrier = await fileInTheWay(path);
  return barrier === null ? null : `would lie in ${barrier}, which is a file; name another folder`;
}
