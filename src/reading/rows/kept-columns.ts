import type { JsonValue } from '../../core/json.ts';
import type { Problem } from '../../core/records/records.ts';

/** Deeper than any cell goes. */
const DEEPEST = 32;

/** Returns the columns of a row that go with its problem; undefined when the row has none of them. */
export function keptColumns(
  cells: ReadonlyMap<string, unknown>,
  keep: readonly string[],
): NonNullable<Problem['extra']> | undefined {
  const kept = keep.flatMap((column) => {
    const cell = cells.get(column);
    return cell === undefined ? [] : [[column, jsonOf(cell, 0)] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** What JSON can say of a cell: Parquet has large numbers, dates and bytes besides. */
function jsonOf(cell: unknown, depth: number): JsonValue {
  if (cell === null || cell === undefined || depth > DEEPEST) return null;
  if (typeof cell === 'string' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : String(cell);
  if (typeof cell === 'bigint') {
    const number = Number(cell);
    return Number.isSafeInteger(number) ? number : String(cell);
  }
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== 'object') return String(cell);
  if (Array.isArray(cell) || ArrayBuffer.isView(cell))
    return Array.from(Object.values(cell), (each: unknown) => jsonOf(each, depth + 1));
  return Object.fromEntries(Object.entries(cell).map(([name, each]) => [name, jsonOf(each, depth + 1)]));
}
