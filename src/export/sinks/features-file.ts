import { extname } from 'node:path';
import { datasetsTypes } from '../datasets-types.ts';
import type { Columns, ColumnType } from '../exporter.ts';
import type { TypesShown } from './row-sink.ts';

/** Where the types of an export are kept that its JSON lines do not all show: an ending that no reader takes for rows. */
export function featuresPath(path: string): string {
  return `${path.slice(0, path.length - extname(path).length)}.features`;
}

/** Returns columns as `datasets.Features.from_dict` reads them, as JSON text. */
export function featuresText(columns: Columns): string {
  return `${JSON.stringify(featuresOf(columns), null, 2)}\n`;
}

function featuresOf(columns: Columns): object {
  return Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, featureOf(type)]));
}

function featureOf(type: ColumnType): object {
  if (typeof type === 'string') return { dtype: datasetsTypes[type], _type: 'Value' };
  return type.kind === 'struct' ? featuresOf(type.fields) : [featureOf(type.of)];
}

/** Columns whose type some file does not show to readers that look at its beginning, though a file holds values of it. */
export interface HiddenTypes {
  /** In the first file, which readers of several take the types from. */
  readonly inFirst: readonly string[];
  readonly inAny: readonly string[];
}

/** Compares what the files of an export hold with what each of them shows. */
export function hiddenTypes(files: readonly TypesShown[]): HiddenTypes {
  const held = new Set(files.flatMap((file) => [...file.held]));
  const hiddenIn = (file: TypesShown | undefined): readonly string[] =>
    [...held].filter((column) => file !== undefined && !file.shown.has(column));
  return { inFirst: hiddenIn(files[0]), inAny: [...new Set(files.flatMap(hiddenIn))] };
}
