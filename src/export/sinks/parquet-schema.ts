import type { SchemaElement } from 'hyparquet-writer';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { shownValue } from '../../errors/shown-value.ts';
import type { Columns, ColumnType } from '../exporter.ts';

/** Returns the Parquet schema of columns; every value may be null. */
export function parquetSchema(columns: Columns): SchemaElement[] {
  return [{ name: 'root', num_children: Object.keys(columns).length }, ...elementsOf(columns)];
}

/**
 * Returns a value as the Parquet writer takes it for its column. What is missing is null, and so is a number that is not
 * finite, as in JSON; members of a struct that the column does not name are left out.
 *
 * @throws {ConfigurationError} When the value is of another type than its column.
 */
export function parquetValue(value: unknown, type: ColumnType, column: string): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'json') return JSON.stringify(value) ?? null;
  if (typeof type === 'string') return scalarOf(value, type, column);
  if (type.kind === 'list') {
    if (!Array.isArray(value)) throw mismatch(value, 'a list', column);
    const list: readonly unknown[] = value;
    return list.map((item) => parquetValue(item, type.of, `${column}[]`));
  }
  if (typeof value !== 'object' || Array.isArray(value)) throw mismatch(value, 'a struct', column);
  const members = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    Object.entries(type.fields).map(([name, field]) => [
      name,
      parquetValue(members.get(name), field, `${column}.${name}`),
    ]),
  );
}

function scalarOf(
  value: unknown,
  type: 'string' | 'boolean' | 'integer' | 'number',
  column: string,
): unknown {
  if (type === 'string' || type === 'boolean') {
    if (typeof value === type) return value;
    throw mismatch(value, type, column);
  }
  if (type === 'integer' && typeof value === 'bigint') return value;
  if (typeof value !== 'number') throw mismatch(value, type, column);
  if (!Number.isFinite(value)) return null;
  if (type === 'number') return value;
  if (Number.isSafeInteger(value)) return BigInt(value);
  throw mismatch(value, type, column);
}

function mismatch(value: unknown, wanted: string, column: string): ConfigurationError {
  const message = `is ${wanted}, and a row holds ${shownValue(value)}; change the column, or the row`;
  return new ConfigurationError([{ option: column, message }]);
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
