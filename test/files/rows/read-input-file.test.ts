import { writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonLine } from '../../../src/files/rows/json-lines.ts';
import { readInputLines } from '../../../src/files/rows/read-input-file.ts';
import { repeatedKeys } from '../../../src/files/rows/repeated-keys.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

async function linesOf(text: string): Promise<readonly Pick<JsonLine, 'number' | 'value'>[]> {
  await using folder = await temporaryDirectory();
  await writeFile(folder.at('rows.jsonl'), text);
  const lines: Pick<JsonLine, 'number' | 'value'>[] = [];
  for await (const { number, value } of readInputLines(folder.at('rows.jsonl')))
    lines.push({ number, value });
  return lines;
}

describe('readInputLines', () => {
  it('numbers lines as an editor does, and takes a last one without a newline', async () => {
    expect(await linesOf('\uFEFF{"a":1}\r\n\n  \n[2]\nnull\n{"b":\n"\u2028"')).toEqual([
      { number: 1, value: { a: 1 } },
      { number: 4, value: [2] },
      { number: 5, value: null },
      { number: 6, value: undefined },
      { number: 7, value: '\u2028' },
    ]);
  });

  it('puts lines together that the disk hands over in pieces', async () => {
    const rows = [70_000, 1, 200_000].map((length) => '👩‍🔬'.repeat(length));

    const lines = await linesOf(rows.map((row) => JSON.stringify(row)).join('\n'));

    expect(lines.map(({ value }) => value)).toEqual(rows);
  });

  it('returns nothing for an empty file', async () => {
    expect(await linesOf('')).toEqual([]);
  });
});

describe('repeatedKeys', () => {
  it('finds none in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const written = JSON.stringify(JSON.parse(text), null, 2);
        expect(repeatedKeys(written)).toEqual([]);
      }),
      { seed: 7 },
    );
  });

  it('finds twins in one object only, escaped or not, with their line', () => {
    const text = '{"a":1,\n"b":[{"a":"}\\"{"},{"a":2}],\n"c":{"a":3},\n"\\u0061"\n:4,"b"  : 5}';

    expect(repeatedKeys(text)).toEqual([
      { key: 'a', line: 4 },
      { key: 'b', line: 5 },
    ]);
  });
});
