import type { ColumnType } from '../exporter.ts';

/**
 * Returns how many bytes the values of a column take in Arrow once `datasets` has read them from Parquet, which is what it calls
 * `num_bytes`: four for the place of each text or list, bits for booleans, and bits that tell nulls where there are any; for
 * numbers there always are.
 *
 * @param values - as `parquetValue` returns them
 */
export function arrowBytes(values: readonly unknown[], type: ColumnType): number {
  const bits = Math.ceil(values.length / 8);
  if (type === 'integer' || type === 'number') return 8 * values.length + bits;
  const nulls = values.includes(null) ? bits : 0;
  if (type === 'boolean') return bits + nulls;
  if (type === 'string' || type === 'json')
    return values.reduce<number>((sum, text) => sum + textBytes(text), 4 * values.length + nulls);
  if (type.kind === 'list') {
    const items = values.flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []));
    return 4 * values.length + nulls + arrowBytes(items, type.of);
  }
  return Object.entries(type.fields).reduce(
    (sum, [name, field]) =>
      sum +
      arrowBytes(
        values.map((value) => memberOf(value, name)),
        field,
      ),
    nulls,
  );
}

function textBytes(text: unknown): number {
  return typeof text === 'string' ? Buffer.byteLength(text) : 0;
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const member: unknown = Reflect.get(value, name);
  return member ?? null;
}
