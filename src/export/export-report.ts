import type { ExportedRun } from './export-source.ts';

/** One file that an export wrote. */
export interface ExportedFile {
  readonly path: string;
  /** Null when the export was not split. */
  readonly split: string | null;
  readonly rows: number;
  readonly bytes: number;
  /** Bytes of its rows in Arrow, which `datasets` calls `num_bytes`. Only for Parquet. */
  readonly arrowBytes?: number;
}

/** What an export did. Read records are conserved: those that were left out, and those that rows were made of. */
export interface ExportDatasetResult {
  readonly format: string;
  readonly files: readonly ExportedFile[];
  /** Rows over all files. */
  readonly rows: number;
  /** Records that were read: samples, or problems for formats that take those. */
  readonly read: number;
  /** Records of which no row was made, by reason: a label, `truncated`, `unfinished`, `where`, or the code of the format. */
  readonly leftOut: { readonly [reason: string]: number };
  /** Halves of characters that UTF-8 cannot hold; each became U+FFFD. */
  readonly replacedSurrogates: number;
  /** The state of the run whose rows these are; null for rows without a run. */
  readonly run: ExportedRun | null;
  /** What a person should know, such as that the run was not finished. */
  readonly warnings: readonly string[];
}

/** Counts what is left out, and why. */
export class LeftOut {
  readonly #reasons = new Map<string, number>();

  add(reason: string, count = 1): void {
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + count);
  }

  count(reason: string): number {
    return this.#reasons.get(reason) ?? 0;
  }

  /** The counts, the largest first. */
  all(): { readonly [reason: string]: number } {
    const inOrder = [...this.#reasons].sort(
      ([one, left], [other, right]) => right - left || (one < other ? -1 : 1),
    );
    return Object.fromEntries(inOrder);
  }

  /** The counts in words, such as `incorrect 12, where 3`. */
  said(): string {
    return Object.entries(this.all())
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', ');
  }
}

/** What a person should know of an export. */
export function exportWarnings({
  files,
  run,
  replacedSurrogates,
  missing,
  hidden,
}: Pick<ExportDatasetResult, 'files' | 'run' | 'replacedSurrogates'> & {
  /** Samples that the run counted and that were not there. */
  readonly missing: number;
  /** Columns whose types the first file does not show to readers that look at its beginning, and where they are. */
  readonly hidden: { readonly columns: readonly string[]; readonly typesPath: string };
}): readonly string[] {
  const warnings: string[] = [];
  const where = run?.directory === null || run === null ? 'the run' : `the run in ${run.directory}`;
  if (run?.end === 'unfinished') {
    warnings.push(`${where} did not come to an orderly end: these are the rows that it had finished`);
  } else if (run !== null && run.end !== 'completed') {
    warnings.push(
      `${where} ended as ${run.end} with ${run.pending ?? 0} tasks pending: these are the rows that it had finished`,
    );
  }
  if (missing > 0) {
    const remedy = 'run its pipeline again, which repeats no stored call, then export again';
    warnings.push(`${where} counted ${missing} more samples than its samples.jsonl holds: ${remedy}`);
  }
  for (const { split, rows, path } of files) {
    if (rows > 0) continue;
    const what = split === null ? nothingMade(run) : `no problem fell into the split ${split}`;
    warnings.push(`${path} has no rows: ${what}`);
  }
  if (hidden.columns.length > 0) {
    const what = `the beginning of the first file holds no value of ${hidden.columns.join(', ')}`;
    warnings.push(
      `${what}, which others hold: pass the types in ${hidden.typesPath} to the reader, or take Parquet`,
    );
  }
  if (replacedSurrogates > 0) {
    warnings.push(
      `${replacedSurrogates} halves of surrogate pairs, which UTF-8 cannot hold, were replaced by U+FFFD`,
    );
  }
  return warnings;
}

/** What became of the items of a run without rows, and where to read it. */
function nothingMade(run: ExportedRun | null): string {
  if (run === null) return 'there were no records; give it some before you train on the file';
  const look =
    run.directory === null
      ? 'the summary of the run says what was refused and what failed'
      : `rejected.jsonl and failed.jsonl in ${run.directory}, or npx chimera-sdk inspect ${run.directory}, say what became of its items`;
  return `there were no records; ${look}: correct it and run again before you train on the file`;
}
