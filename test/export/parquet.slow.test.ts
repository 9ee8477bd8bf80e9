import { readdir, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/core/records/records.ts';
import { type Columns, exportDataset, type SampleExporter } from '../../src/export/index.ts';
import { aSample } from '../../src/testing/sample-records.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { rowsIn, someSamples } from './written-run.ts';

/** The rows of a Parquet file; `integer` columns come as numbers, as they are in JSON. */
async function parquetRows(path: string): Promise<readonly Record<string, unknown>[]> {
  const { buffer, byteOffset, byteLength } = await readFile(path);
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  return rows.map((row) =>
    JSON.parse(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? Number(value) : value))),
  );
}

/**
 * What a column for an absent field cannot tell from null: members of `models` and of `label`, `rawFinishReason`
 * and `extra`. This reader
 * also leaves out a null struct within a struct.
 */
function sameAsAbsent(row: Record<string, unknown>): unknown {
  const { extra, models, label, rawFinishReason, ...others } = row;
  const rest = rawFinishReason === null ? others : { ...others, rawFinishReason };
  const withoutNulls = (value: unknown): object =>
    Object.fromEntries(Object.entries(Object(value)).filter(([, member]) => member !== null));
  const more = typeof extra === 'string' ? JSON.parse(extra) : {};
  const { opinions, ...verdict } = Object(label);
  return {
    ...rest,
    ...more,
    models: withoutNulls(models),
    label: Object.assign(withoutNulls(verdict), {
      opinions: { judge: null, judgeSwapped: null, ...opinions },
    }),
  };
}

async function thereAndBack(samples: readonly Sample[]): Promise<void> {
  await using folder = await temporaryDirectory();
  const [lines, again, direct] = ['rows.jsonl', 'again.parquet', 'direct.parquet'].map((name) =>
    folder.at(name),
  );
  if (lines === undefined || again === undefined || direct === undefined) return;
  const first = await exportDataset(samples, { format: 'jsonl', path: lines });
  const jsonl = rowsIn(await readFile(lines, 'utf8'));
  // Read from the JSON lines, as those who get the file do.
  const records = jsonl as unknown as readonly Sample[];

  const second = await exportDataset(records, { format: 'parquet', path: again });
  const third = await exportDataset(samples, { format: 'parquet', path: direct });

  expect((await parquetRows(again)).map(sameAsAbsent)).toEqual(jsonl.map(sameAsAbsent));
  expect((await parquetRows(direct)).map(sameAsAbsent)).toEqual(jsonl.map(sameAsAbsent));
  expect(second.replacedSurrogates).toBe(0);
  expect(third.replacedSurrogates).toBe(first.replacedSurrogates);
}

const latex = fc.constantFrom(
  '\\frac{\\beta}{\\text{x}}',
  '$x \\in \\{-2, 5\\}$',
  '\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}',
);
const text = fc
  .array(
    fc.oneof(fc.string({ unit: 'binary' }), latex, fc.constantFrom('🦜', '\ud83d', '\u0000', 'né\n\t"')),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));
const opinion = fc.option(fc.record({ verdict: fc.constantFrom('correct', 'incorrect'), reason: text }));
const opinions = fc.record({
  rule: fc.constantFrom(null, 'equal', 'different', 'unknown'),
  judge: opinion,
  judgeSwapped: opinion,
});
const label = fc.oneof(
  fc.record({
    kind: fc.constantFrom('correct', 'incorrect'),
    by: fc.constantFrom('rule', 'judge'),
    opinions,
  }),
  fc.record({ kind: fc.constant('unverified'), reason: fc.constantFrom('empty', 'undecided'), opinions }),
);
const filled = text.map((one) => `${one}.`);
const anySample: fc.Arbitrary<Sample> = fc
  .record({
    problem: filled,
    answer: filled,
    reasoning: fc.option(text),
    solution: text,
    finalAnswer: fc.option(text),
    guidance: fc.option(text),
    difficulty: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    blindAttempts: fc.option(fc.nat()),
    blindCorrect: fc.option(fc.nat()),
    draw: fc.nat(),
    truncated: fc.boolean(),
    topicPath: fc.array(filled, { minLength: 2, maxLength: 4 }),
    votes: fc.array(fc.record({ model: text, verdict: fc.constantFrom('valid', 'invalid'), reason: text }), {
      maxLength: 3,
    }),
    label,
  })
  // Literals widen in arbitraries; the records are checked when they are exported.
  .map((fields) => aSample(fields as unknown as Partial<Sample>));

const anyColumns: Columns = {
  n: 'integer',
  text: 'string',
  is: 'boolean',
  list: { kind: 'list', of: { kind: 'struct', fields: { x: 'number' } } },
  any: 'json',
};

describe('Parquet', () => {
  it('returns what the JSON lines say, whatever it is', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(anySample, { minLength: 1, maxLength: 12 }), thereAndBack), {
      seed: 20261122,
      numRuns: 60,
    });
  });

  it('holds reasoning of 200 KB, null and none at all, over several row groups', {
    timeout: 120_000,
  }, async () => {
    const long = `${'\\int_0^1 x\\,dx = \\frac12 🦜 '.repeat(7_500)}end`;
    expect(long.length).toBeGreaterThan(200_000);
    const samples = Array.from({ length: 210 }, (_, index) =>
      aSample({
        problem: `Problem ${index}`,
        reasoning: [long + index, null, ''][index % 3 === 0 ? 0 : 2 - (index % 2)] ?? null,
      }),
    );
    const many = samples.map((sample, index) => (index % 7 < 6 ? { ...sample, solution: long } : sample));

    await thereAndBack(many);
  });

  it('keeps what a pipeline of your own added', async () => {
    const added = { ...aSample(), translation: { de: 'Zwei', notes: [1, null] }, note: 'mine' };

    await thereAndBack([added]);
  });

  it('holds the columns that came with a problem in extra, beside what was added', async () => {
    await using folder = await temporaryDirectory();
    const kept = { ...aSample(), extra: { level: 'easy' }, note: 'mine' };

    await exportDataset([kept], { format: 'parquet', path: folder.at('rows.parquet') });

    const [row] = await parquetRows(folder.at('rows.parquet'));
    expect(JSON.parse(String(row?.['extra']))).toEqual({ level: 'easy', note: 'mine' });
  });

  it.each([
    [{ n: 'seven' }, /columns\.n: is integer, and a row holds "seven"/],
    [{ n: 0.5 }, /columns\.n: is integer, and a row holds 0\.5/],
    [{ text: 7 }, /columns\.text: is string, and a row holds 7/],
    [{ is: 'yes' }, /columns\.is: is boolean/],
    [{ list: { a: 1 } }, /columns\.list: is a list, and a row holds an object/],
    [{ list: [{ x: 'y' }] }, /columns\.list\[\]\.x: is number/],
    [{ other: 1 }, /columns: has no "other", which a row holds; add it/],
  ])('refuses a row that its columns do not hold: %j', async (row, message) => {
    await using folder = await temporaryDirectory();
    const format: SampleExporter = { name: 'mine', reads: 'samples', columns: anyColumns, row: () => row };

    const failed = exportDataset(someSamples(), { format, path: folder.at('rows.parquet') });

    await expect(failed).rejects.toThrow(message);
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('writes numbers that JSON cannot hold as null, as JSON does', async () => {
    await using folder = await temporaryDirectory();
    const row = {
      n: 7,
      text: 'a',
      is: false,
      list: [{ x: Number.NaN }, { x: 0.5 }, null],
      any: [1, { b: null }],
    };
    const format: SampleExporter = { name: 'mine', reads: 'samples', columns: anyColumns, row: () => row };
    const path = folder.at('rows.parquet');

    await exportDataset(someSamples(), { format, path, limit: 1 });

    expect(await parquetRows(path)).toEqual([
      { ...row, list: [{ x: null }, { x: 0.5 }, null], any: '[1,{"b":null}]' },
    ]);
  });

  it('is compressed, in row groups of bounded size, with a type for each column', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('rows.parquet');
    const reasoning = 'over and over '.repeat(20_000);
    const samples = Array.from({ length: 300 }, (_, index) =>
      aSample({ problem: `Problem ${index}`, reasoning }),
    );

    const { files } = await exportDataset(samples, { format: 'parquet', path });

    const { buffer, byteOffset, byteLength } = await readFile(path);
    const metadata = await parquetMetadataAsync(
      buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer,
    );
    expect(files[0]?.bytes).toBe(byteLength);
    expect(byteLength).toBeLessThan((300 * reasoning.length) / 10);
    expect(metadata.row_groups.length).toBeGreaterThan(1);
    const codecs = metadata.row_groups.flatMap(({ columns }) =>
      columns.map((column) => column.meta_data?.codec),
    );
    expect(new Set(codecs)).toEqual(new Set(['SNAPPY']));
    const types = metadata.schema.filter(({ name }) =>
      ['problem', 'correct', 'draw', 'difficulty'].includes(name),
    );
    expect(types.map(({ name, type }) => [name, type])).toEqual([
      ['problem', 'BYTE_ARRAY'],
      ['difficulty', 'DOUBLE'],
      ['draw', 'INT64'],
      ['correct', 'BOOLEAN'],
    ]);
  });

  it('holds at most 10,000 rows in a group, however short they are', { timeout: 60_000 }, async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('rows.parquet');
    const sample = aSample();
    const short: SampleExporter = {
      name: 'short',
      reads: 'samples',
      columns: { number: 'integer' },
      row: (_, { index }) => ({ number: index }),
    };

    const samples = Array.from({ length: 10_001 }, () => sample);
    await exportDataset(samples, { format: short, path });

    const file = await readFile(path);
    const metadata = await parquetMetadataAsync(
      file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
    );
    const rows = metadata.row_groups.map((group) => Number(group.num_rows));
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(10_001);
    expect(Math.max(...rows)).toBeLessThanOrEqual(10_000);
  });

  it('holds nested messages', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('messages.parquet');
    await exportDataset(someSamples(), { format: 'messages', path });
    await exportDataset(someSamples(), { format: 'messages', path: folder.at('messages.jsonl') });

    expect(await parquetRows(path)).toEqual(rowsIn(await readFile(folder.at('messages.jsonl'), 'utf8')));
  });
});
