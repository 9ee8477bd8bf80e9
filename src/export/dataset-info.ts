import { basename, dirname, extname, join } from 'node:path';
import { isJsonObject } from '../core/json.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { isThere } from '../files/is-there.ts';
import { readJsonFile } from '../files/rows/read-json-file.ts';
import type { StagedFiles } from '../files/staged-files.ts';
import type { ListedExporter } from './formats/llama-factory-options.ts';

/** Lists the files of an export in the `dataset_info.json` beside them, less what other exports listed. */
export interface DatasetInfo {
  /** Refuses names that are taken, and a file that is no list. */
  check(overwrite: boolean): Promise<void>;
  stage(staged: StagedFiles): Promise<void>;
}

export function datasetInfoFor(
  { datasetInfo }: ListedExporter,
  path: string,
  paths: ReadonlyMap<string | null, string>,
  at: string,
): DatasetInfo {
  const list = join(dirname(path), 'dataset_info.json');
  const name = datasetInfo.dataset ?? basename(path, extname(path));
  const entries = [...paths].map(([split, file]): [string, object] => [
    split === null ? name : `${name}_${split}`,
    { file_name: basename(file), ...datasetInfo.entry },
  ]);
  return {
    async check(overwrite) {
      const known = await readList(list, at);
      const taken = entries.map(([entry]) => entry).filter((entry) => Object.hasOwn(known, entry));
      if (overwrite || taken.length === 0) return;
      const message = `${list} already lists ${taken.join(', ')}; name another dataset in the format, or set overwrite`;
      throw new ConfigurationError([{ option: `${at}.format.dataset`, message }]);
    },
    async stage(staged) {
      const file = await staged.open(list);
      const known = await readList(list, at);
      await file.write(`${JSON.stringify({ ...known, ...Object.fromEntries(entries) }, null, 2)}\n`);
    },
  };
}

/** An absent list is an empty one. */
async function readList(path: string, at: string): Promise<object> {
  if ((await isThere(path)) === null) return {};
  const value = await readJsonFile(path);
  if (isJsonObject(value)) return value;
  const message = `${path} is not a list of datasets; move it away, or choose another folder`;
  throw new ConfigurationError([{ option: `${at}.path`, message }]);
}
