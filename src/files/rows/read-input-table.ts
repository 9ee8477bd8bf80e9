import { ConfigurationError } from '../../errors/configuration-error.ts';
import { isChimeraError } from '../../errors/is-chimera-error.ts';
import { parseWrittenJson } from './json-lines.ts';
import { readCsvRows } from './read-csv-rows.ts';
import { inputFailure, readInputLines, readInputText } from './read-input-file.ts';
import { readParquetRows } from './read-parquet-rows.ts';

/** A row of a file that the caller names, and where it is. */
export type InputRow =
  | { readonly at: string; readonly value: unknown }
  | { readonly at: string; readonly fault: string };

/**
 * Reads the rows of a table that the caller names, by its ending: `.csv` and `.tsv` with the names of the columns in the
 * first line, `.parquet` (package `hyparquet`), `.json` with a list, and JSON lines for any other.
 *
 * @throws {ConfigurationError} When the file cannot be read as what its ending says.
 */
export async function* readInputTable(path: string): AsyncGenerator<InputRow, void, undefined> {
  try {
    yield* rowsOf(path);
  } catch (error) {
    if (isChimeraError(error)) throw error;
    if (error instanceof Error && 'code' in error) inputFailure(path, error);
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    throw new ConfigurationError([{ option: path, message }]);
  }
}

async function* rowsOf(path: string): AsyncGenerator<InputRow, void, undefined> {
  if (/\.[ct]sv$/iu.test(path)) {
    for await (const { line, ...row } of readCsvRows(path)) yield { at: `${path}:${line}`, ...row };
  } else if (/\.parquet$/iu.test(path)) {
    for await (const { row, value } of readParquetRows(path)) yield { at: `${path} row ${row}`, value };
  } else if (/\.json$/iu.test(path)) {
    const list = parseWrittenJson(await readInputText(path));
    if (!Array.isArray(list))
      throw new Error(
        'a .json file must hold a list of rows; rename one with a row per line so that it ends in .jsonl',
      );
    for (const [index, value] of list.entries()) yield { at: `${path}[${index}]`, value };
  } else {
    for await (const { number, value } of readInputLines(path)) {
      const at = `${path}:${number}`;
      yield value === undefined ? { at, fault: 'is not JSON; repair or delete the line' } : { at, value };
    }
  }
}
