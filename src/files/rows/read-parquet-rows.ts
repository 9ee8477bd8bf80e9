/** One row of a file. */
export interface FileRow {
  /** Its number, from 1. */
  readonly row: number;
  readonly value: unknown;
}

/** Rows that are decoded at once. */
const BLOCK = 4_096;

/** The package that reads Parquet. It is optional: only programs that read such a file need it. */
export type ParquetPackage = Pick<
  typeof import('hyparquet'),
  'asyncBufferFromFile' | 'parquetMetadataAsync' | 'parquetReadObjects'
>;

/**
 * Reads the rows of a Parquet file, some thousands at a time.
 *
 * @param load - finds the package `hyparquet`
 * @throws {Error} When the package is not installed, with the command that installs it, or the file is no Parquet file.
 */
export async function* readParquetRows(
  path: string,
  load: () => Promise<ParquetPackage> = () =>
    import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ 'hyparquet'),
): AsyncGenerator<FileRow, void, undefined> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } = await load().catch(
    (cause: unknown) => {
      throw new Error('Parquet files need the package hyparquet; install it with: npm install hyparquet', {
        cause,
      });
    },
  );
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const count = Number(metadata.num_rows);
  for (let rowStart = 0; rowStart < count; rowStart += BLOCK) {
    const rowEnd = Math.min(count, rowStart + BLOCK);
    const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
    for (const [index, value] of rows.entries()) yield { row: rowStart + index + 1, value };
  }
}
