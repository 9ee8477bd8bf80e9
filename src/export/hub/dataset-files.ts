import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { isThere } from '../../files/is-there.ts';
import { languageFault, languagesOf } from '../card/language-code.ts';
import { type LocalFile, localFiles, type RemoteFile } from './local-files.ts';

const dataFile = /^([^/]+)\/[a-z][a-z0-9_]*-\d{5}-of-\d{5}\.parquet$/u;

/** Files of the same folders and of our manner of naming that the dataset no longer has. */
export function staleFiles(
  files: readonly LocalFile[],
  remote: ReadonlyMap<string, RemoteFile>,
): readonly string[] {
  const own = new Set(files.map(({ path }) => path));
  const folders = new Set(files.flatMap(({ path }) => dataFile.exec(path)?.[1] ?? []));
  return [...remote.keys()].filter((path) => {
    const folder = dataFile.exec(path)?.[1];
    return folder !== undefined && folders.has(folder) && !own.has(path);
  });
}

/** The Hub refuses a whole commit for one tag of its card, after all files were sent. */
async function checkLanguages(path: string): Promise<void> {
  const issues = languagesOf(await readFile(path, 'utf8')).flatMap((tag) => {
    const fault = languageFault(tag);
    return fault === null
      ? []
      : [{ option: path, message: `language ${fault.replace('{got}', shownValue(tag))}` }];
  });
  if (issues.length > 0) throw new ConfigurationError(issues);
}

/**
 * Returns the files of a dataset that `writeDataset` wrote.
 *
 * @throws {ConfigurationError} When the folder holds none, or its card names a language that the Hub does not take.
 */
export async function datasetFiles(directory: string): Promise<readonly LocalFile[]> {
  const found = await isThere(directory);
  const files = found === 'folder' ? await localFiles(directory) : [];
  const isDataset =
    files.some(({ path }) => path === 'README.md') && files.some(({ path }) => dataFile.test(path));
  if (isDataset) {
    await checkLanguages(join(directory, 'README.md'));
    return files;
  }
  const finding = found === 'folder' ? 'holds no dataset' : 'is not a folder';
  const message = `${directory} ${finding}; write one there with writeDataset`;
  throw new ConfigurationError([{ option: 'pushToHub.directory', message }]);
}
