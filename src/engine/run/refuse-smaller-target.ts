import { ConfigurationError } from '../../errors/index.ts';
import { readJsonLines } from '../../files/rows/read-json-lines.ts';
import { type RowFileName, rowFilePath } from '../../files/run-directory/row-files.ts';
import type { Manifest } from '../../files/run-directory/run-directory.ts';
import { IdSet } from '../flow/id-set.ts';

/**
 * Refuses a target below the rows that an earlier run left in the directory: they would have to go.
 *
 * A run ends at a few rows more than its target, so that one with the same target finds more there, and may go on.
 *
 * @throws {ConfigurationError} Naming the option, the rows and what to do.
 */
export async function refuseSmallerTarget(
  directory: string,
  rowsFile: RowFileName,
  target: number | null,
  previous: Manifest | null,
): Promise<void> {
  const earlier = previous?.['target'];
  if (target === null || (typeof earlier === 'number' && target >= earlier)) return;
  const rows = await countRows(rowFilePath(directory, rowsFile));
  if (rows <= target) return;
  const message = `${target} is below the ${rows} rows that ${directory} already holds; name at least ${rows}, leave the option out, or choose another directory`;
  throw new ConfigurationError([{ option: 'run.target', message }]);
}

/** A row that was appended by several runs counts once. */
async function countRows(path: string): Promise<number> {
  const ids = new IdSet();
  let rows = 0;
  for await (const { value } of readJsonLines(path)) {
    const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
    if (ids.add(id)) rows += 1;
  }
  return rows;
}
