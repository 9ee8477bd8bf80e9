import type { SchemaElement } from 'hyparquet-writer';
import type { Columns, ColumnType } from '../core/exporter.ts';

/** Gives the Parquet schema of columns; every value may be null. */
export function parquetSchema(columns: Columns): SchemaElement[] {
  return [{ name: 'root', num_children: Object.keys(columns).length }, ...elementsOf(columns)];
}

/** Gives a value as the Parquet writer takes it for its column; what is missing is null. */
export function parquetValue(value: unknown, type: ColumnType): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'json') return JSON.stringify(value) ?? null;
  if (type === 'integer') return BigInt(Math.trunc(Number(value)));
  if (type === 'number') return Number(value);
  if (type === 'boolean') return value === true;
  if (type === 'string') return typeof value === 'string' ? value : JSON.stringify(value);
  if (type.kind === 'list') {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.map((item) => parquetValue(item, type.of));
  }
  const members = new Map<string, unknown>(Object.entries(Object(value)));
  return Object.fromEntries(
    Object.entries(type.fields).map(([name, field]) => [name, parquetValue(members.get(name), field)]),
  );
}

function elementsOf(columns: Columns): SchemaElement[] {
  return Object.entries(columns).flatMap(([name, type]) => elementOf(name, type));
}

function elementOf(name: string, type: ColumnType): SchemaElement[] {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  if (type === 'boolean') return [{ ...optional, type: 'BOOLEAN' }];
  if (type === 'integer') return [{ ...optional, type: 'INT64' }];
  if (type === 'number') return [{ ...optional, type: 'DOUBLE' }];
  if (typeof type === 'string')
    return [{ ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } }];
  if (type.kind === 'struct')
    return [{ ...optional, num_children: Object.keys(type.fields).length }, ...elementsOf(type.fields)];
  return [
    { ...optional, converted_type: 'LIST', logical_type: { type: 'LIST' }, num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...elementOf('element', type.of),
  ];
}
