import { VERSION } from '../../core/version.ts';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { shownValue } from '../../errors/shown-value.ts';
import type { StagedFile } from '../../files/file-beside-place.ts';
import type { Columns } from '../exporter.ts';
import { arrowBytes } from './arrow-bytes.ts';
import { parquetSchema, parquetValue } from './parquet-schema.ts';
import type { OpenSink, RowSink } from './row-sink.ts';

/** The package that writes Parquet. It is optional: only programs that write such files need it. */
export type ParquetWriterPackage = Pick<typeof import('hyparquet-writer'), 'ByteWriter' | 'ParquetWriter'>;

/** Which package writes Parquet; another one can be given in tests. */
export type LoadParquetWriter = () => Promise<ParquetWriterPackage>;

/** Rows, and characters, that are gathered before a row group is written: they are what an export holds in memory. */
const GROUP_ROWS = 10_000;
const GROUP_CHARACTERS = 32 << 20;

/**
 * Returns a function that opens Parquet files with these columns: Snappy, row groups of at most 10,000 rows or about 32 MB of text.
 *
 * @throws {ConfigurationError} When the package is not installed, with the command that installs it.
 */
export async function parquetSinks(
  columns: Columns,
  at: string,
  load: LoadParquetWriter = () =>
    import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ 'hyparquet-writer'),
): Promise<OpenSink> {
  const writers = await load().catch(() => {
    const message =
      'Parquet files need the package hyparquet-writer; install it with: npm install hyparquet-writer';
    throw new ConfigurationError([{ option: `${at}.path`, message }]);
  });
  return (file) => new ParquetSink(file, columns, `${at}.format.columns`, writers);
}

class ParquetSink implements RowSink {
  rows = 0;
  arrowBytes = 0;
  readonly types = null;
  readonly #file: StagedFile;
  readonly #columns: Columns;
  readonly #at: string;
  readonly #bytes: InstanceType<ParquetWriterPackage['ByteWriter']>;
  readonly #writer: InstanceType<ParquetWriterPackage['ParquetWriter']>;
  #group: object[] = [];
  #characters = 0;

  constructor(
    file: StagedFile,
    columns: Columns,
    at: string,
    { ByteWriter, ParquetWriter }: ParquetWriterPackage,
  ) {
    this.#file = file;
    this.#columns = columns;
    this.#at = at;
    this.#bytes = new ByteWriter(1 << 20);
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: parquetSchema(columns),
      createdBy: `chimera-sdk ${VERSION}`,
    });
  }

  async write(row: object): Promise<void> {
    this.rows += 1;
    const stranger = Object.keys(row).find((name) => !Object.hasOwn(this.#columns, name));
    if (stranger !== undefined) throw noColumn(this.#at, stranger);
    this.#group.push(row);
    this.#characters += charactersOf(row);
    if (this.#group.length >= GROUP_ROWS || this.#characters >= GROUP_CHARACTERS) await this.#writeGroup();
  }

  async finish(): Promise<void> {
    await this.#writeGroup();
    await this.#writer.finish();
    await this.#hand();
  }

  async #writeGroup(): Promise<void> {
    const group = this.#group.map((row) => new Map<string, unknown>(Object.entries(row)));
    this.#group = [];
    this.#characters = 0;
    if (group.length === 0) return;
    const columnData = Object.entries(this.#columns).map(([name, type]) => ({
      name,
      data: group.map((row) => parquetValue(row.get(name), type, `${this.#at}.${name}`)),
    }));
    for (const { name, data } of columnData) {
      const type = this.#columns[name];
      if (type !== undefined) this.arrowBytes += arrowBytes(data, type);
    }
    await this.#writer.write({ columnData, rowGroupSize: group.length });
    await this.#hand();
  }

  /** The writer reuses its buffer, so that the file gets a copy. */
  async #hand(): Promise<void> {
    await this.#file.write(this.#bytes.getBytes().slice());
    this.#bytes.index = 0;
  }
}

/** What has no column would be lost silently. */
function noColumn(option: string, name: string): ConfigurationError {
  const message = `has no ${shownValue(name)}, which a row holds; add it, or leave it out of the row`;
  return new ConfigurationError([{ option, message }]);
}

function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, member) => sum + charactersOf(member), 0);
}
