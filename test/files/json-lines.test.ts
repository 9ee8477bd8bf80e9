import { appendFile, open, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { JsonLine } from '../../src/files/rows/json-lines.ts';
import { openJsonLines } from '../../src/files/rows/json-lines-writer.ts';
import { readJsonLines } from '../../src/files/rows/read-json-lines.ts';
import { wholeLinesLength } from '../../src/files/rows/whole-lines-length.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const records = [{ text: 'a\nb' }, { text: '👩‍🔬 \ud800' }, { text: 'x'.repeat(3 << 20) }, { text: '' }];

async function collect(path: string, from = 0): Promise<JsonLine[]> {
  const lines: JsonLine[] = [];
  for await (const line of readJsonLines(path, { from })) lines.push(line);
  return lines;
}

async function writeRecords(path: string): Promise<void> {
  const writer = await openJsonLines(path, { keepBytes: 0 });
  for (const record of records) await writer.append(record);
  await writer.close();
}

describe('openJsonLines', () => {
  it('appends records that read back the same, each with its place', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file.jsonl');
    await writeRecords(path);

    const lines = await collect(path);

    expect(lines.map(({ value }) => value)).toEqual(records);
    const bytes = await readFile(path);
    for (const { value, offset, length } of lines) {
      expect(JSON.parse(bytes.toString('utf8', offset, offset + length))).toEqual(value);
    }
    expect((await collect(path, lines[1]?.offset)).map(({ value }) => value)).toEqual(records.slice(1));
  });

  it('shows what was appended once it is flushed', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file.jsonl');
    const writer = await openJsonLines(path, { keepBytes: 0 });
    await writer.append({ number: 1 });
    await writer.flush();

    expect(await readFile(path, 'utf8')).toBe('{"number":1}\n');
    await writer.close();
  });

  it('cuts off what it is not to keep and goes on from there', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file.jsonl');
    await writeFile(path, '{"a":1}\n{"b":');

    const writer = await openJsonLines(path, { keepBytes: 8 });
    await writer.append({ c: 3 });
    await writer.close();

    expect(await readFile(path, 'utf8')).toBe('{"a":1}\n{"c":3}\n');
  });

  it('fails, and does not try for ever, when the file system takes nothing', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file.jsonl');
    const handle = await open(path, 'w');
    const writer = await openJsonLines(path, { keepBytes: 0 });
    const write = vi.spyOn(Object.getPrototypeOf(handle), 'write').mockResolvedValue({ bytesWritten: 0 });
    try {
      await writer.append({ a: 1 });
      await expect(writer.close()).rejects.toMatchObject({ code: 'store-failed', path });
    } finally {
      write.mockRestore();
      await handle.close();
    }
  });

  it('refuses records once it is closed', async () => {
    await using directory = await temporaryDirectory();
    const writer = await openJsonLines(join(directory.path, 'file.jsonl'), { keepBytes: 0 });
    await writer.close();

    await expect(writer.append({})).rejects.toMatchObject({ code: 'store-closed' });
  });
});

describe('readJsonLines', () => {
  it.each([
    ['without its newline', '{"b":2}'],
    ['that is not JSON', '{"b":\n'],
    ['of zeros', '\0\0\0\0'],
  ])('passes over a last line %s', async (_, tail) => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file.jsonl');
    await writeFile(path, `{"a":1}\n${tail}`);

    expect(await collect(path)).toEqual([
      { number: 1, value: { a: 1 }, offset: 0, length: 8, isWhole: true },
    ]);
    expect(await wholeLinesLength(path)).toBe(8);
  });

  it('names file and byte of a broken line before whole ones', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file.jsonl');
    await writeFile(path, '{"a":1}\n{"b":\n{"c":3}\n');

    await expect(collect(path)).rejects.toMatchObject({
      code: 'store-failed',
      message: expect.stringMatching(/file\.jsonl.*byte 8/),
    });
  });

  it('returns nothing for an empty file and names an absent one', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file.jsonl');
    await expect(collect(path)).rejects.toMatchObject({ code: 'store-failed', path });
    expect(await wholeLinesLength(path)).toBe(0);

    await writeFile(path, '');
    expect(await collect(path)).toEqual([]);
    expect(await wholeLinesLength(path)).toBe(0);
  });

  it('finds the whole lines of a file cut at any byte', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file.jsonl');
    const text = '{"a":1}\n{"bb":[1,2]}\n{"c":"\\n"}\n';
    for (let cut = text.length; cut >= 0; cut -= 1) {
      await writeFile(path, text);
      await truncate(path, cut);
      const whole = text.lastIndexOf('\n', cut - 1) + 1;
      expect(await wholeLinesLength(path)).toBe(cut === 0 ? 0 : whole);
      await appendFile(path, '');
    }
  });

  it('finds the end of whole lines before a torn line of many blocks', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file.jsonl');
    await writeFile(path, `{"a":1}\n${'x'.repeat(300_000)}`);

    expect(await wholeLinesLength(path)).toBe(8);
  });
});
