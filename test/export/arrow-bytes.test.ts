import { expect, it } from 'vitest';
import type { ColumnType } from '../../src/export/exporter.ts';
import { arrowBytes } from '../../src/export/sinks/arrow-bytes.ts';

const rows = Array.from({ length: 1_000 }, (_, index) => index);
const text = { kind: 'list', of: 'string' } as const;
const message = { kind: 'struct', fields: { role: 'string', content: 'string' } } as const;

/** What `datasets` 4 with pyarrow reports as `num_bytes` of a Parquet file with 1,000 rows of each. */
it.each<[string, ColumnType, (row: number) => unknown, number]>([
  ['texts', 'string', (row) => 'abc'.repeat(row % 5), 10_000],
  ['booleans', 'boolean', (row) => row % 2 === 0, 125],
  ['whole numbers', 'integer', (row) => BigInt(row), 8_125],
  ['numbers and nulls', 'number', (row) => (row % 3 === 0 ? 1.5 : null), 8_125],
  ['lists', text, () => ['x', 'yy'], 15_000],
  ['messages', { kind: 'list', of: message }, () => [{ role: 'user', content: 'hé' }], 19_000],
  ['structs', { kind: 'struct', fields: { a: 'string', k: 'integer' } }, (k) => ({ a: 'q', k }), 13_125],
])('takes %s for what they are in Arrow', (_, type, valueAt, bytes) => {
  expect(arrowBytes(rows.map(valueAt), type)).toBe(bytes);
});
