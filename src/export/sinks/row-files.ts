import { extname } from 'node:path';
import type { StagedFile } from '../../files/file-beside-place.ts';
import type { StagedFiles } from '../../files/staged-files.ts';
import type { ExportedFile } from '../export-report.ts';
import type { Exporter, FileEnding } from '../exporter.ts';
import { type Split, splitNames } from '../rows/split.ts';
import { WellFormed } from '../rows/well-formed.ts';
import { type HiddenTypes, hiddenTypes } from './features-file.ts';
import type { LoadParquetWriter } from './parquet-sinks.ts';
import type { OpenSink, RowSink, TypesShown } from './row-sink.ts';
import { sinkOpener } from './sink-opener.ts';

const endings: { readonly [ending: string]: FileEnding } = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.parquet': 'parquet',
};

/** Returns what keeps a format from being written to a path; null when nothing does. */
export function obstacleTo(path: string, exporter: Exporter): string | null {
  const ending = endings[extname(path).toLowerCase()];
  if (ending === undefined)
    return `must end in .jsonl or .parquet, which says how rows are written, got ${JSON.stringify(extname(path))}`;
  const allowed = exporter.endings ?? ['jsonl', 'parquet'];
  if (!allowed.includes(ending))
    return `must end in .${allowed.join(' or .')} for the format ${exporter.name}`;
  if (ending === 'parquet' && exporter.columns === undefined)
    return `needs the columns of the format ${exporter.name} for Parquet; state them in columns, or write .jsonl`;
  return null;
}

/** Returns the path of each split, by name; one without a name when there is no split. */
export function pathsOf(path: string, split: Split | undefined): ReadonlyMap<string | null, string> {
  if (split === undefined) return new Map([[null, path]]);
  const ending = extname(path);
  const stem = path.slice(0, path.length - ending.length);
  return new Map(splitNames(split).map((name) => [name, `${stem}-${name}${ending}`]));
}

/** How the rows of a split are spread over several files. */
export interface Shards {
  /** Bytes after which a file is closed and the next one begun; a row group is never parted. */
  readonly maxBytes: number;
  readonly pathOf: (split: string | null, number: number) => string;
}

/** What an export needs besides its options. */
export interface ExportParts {
  /** Path of the options in issues. @default 'exportDataset' */
  readonly at?: string;
  /** The package that writes Parquet, when it is to come from elsewhere. */
  readonly load?: LoadParquetWriter;
  readonly shards?: Shards;
  /** Called with the first row. */
  readonly onFirstRow?: (row: object) => void;
}

interface OpenRows {
  readonly file: StagedFile;
  readonly sink: RowSink;
}

/** Where rows of each split go. */
export class RowFilesOfSplits {
  readonly #staged: StagedFiles;
  readonly #openSink: OpenSink;
  readonly #parts: ExportParts;
  readonly #open = new Map<string | null, OpenRows>();
  readonly #written: ExportedFile[] = [];
  readonly #types: TypesShown[] = [];
  readonly #wellFormed = new WellFormed();
  #rows = 0;

  private constructor(staged: StagedFiles, openSink: OpenSink, parts: ExportParts) {
    this.#staged = staged;
    this.#openSink = openSink;
    this.#parts = parts;
  }

  static async open(
    staged: StagedFiles,
    paths: ReadonlyMap<string | null, string>,
    exporter: Exporter,
    parts: ExportParts,
  ): Promise<RowFilesOfSplits> {
    const [first = ''] = paths.values();
    const ending = endings[extname(first).toLowerCase()] ?? 'jsonl';
    const files = new RowFilesOfSplits(staged, await sinkOpener(ending, exporter.columns, parts), parts);
    for (const [split, path] of paths) await files.#begin(split, parts.shards?.pathOf(split, 0) ?? path);
    return files;
  }

  async write(split: string | null, row: object): Promise<void> {
    const open = this.#open.get(split);
    if (open === undefined) return;
    const whole: object = Object(this.#wellFormed.of(row));
    if (this.#rows === 0) this.#parts.onFirstRow?.(whole);
    this.#rows += 1;
    await open.sink.write(whole);
    const { shards } = this.#parts;
    if (shards === undefined || open.file.bytes < shards.maxBytes) return;
    await this.#end(split, open);
    const number = this.#written.filter((file) => file.split === split).length;
    await this.#begin(split, shards.pathOf(split, number));
  }

  /** Columns whose types the files that were finished do not all show at their beginning. */
  get hidden(): HiddenTypes {
    return hiddenTypes(this.#types);
  }

  get replacedSurrogates(): number {
    return this.#wellFormed.replaced;
  }

  async finish(): Promise<readonly ExportedFile[]> {
    for (const [split, open] of this.#open) await this.#end(split, open);
    const order = [...this.#open.keys()];
    return this.#written.toSorted((left, right) => order.indexOf(left.split) - order.indexOf(right.split));
  }

  async #begin(split: string | null, path: string): Promise<void> {
    const file = await this.#staged.open(path);
    this.#open.set(split, { file, sink: this.#openSink(file) });
  }

  async #end(split: string | null, { file, sink }: OpenRows): Promise<void> {
    await sink.finish();
    if (sink.types !== null && sink.rows > 0) this.#types.push(sink.types);
    const { rows, arrowBytes } = sink;
    const inArrow = arrowBytes === undefined ? {} : { arrowBytes };
    this.#written.push({ path: file.target, split, rows, bytes: file.bytes, ...inArrow });
  }
}
