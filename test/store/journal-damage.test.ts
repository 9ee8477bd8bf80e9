import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/content-hash.ts';
import { openJournal } from '../../src/store/journal-store.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const key = (number: number): string => contentHash('damage', number);
const first = 'segment-000001.jsonl';

/** Writes values in groups that are each made durable together. */
async function fill(directory: string, groups: readonly number[], segmentBytes = 64 << 20): Promise<void> {
  const journal = await openJournal(directory, { segmentBytes });
  let number = 0;
  for (const size of groups) {
    const numbers = Array.from({ length: size }, () => number++);
    await Promise.all(numbers.map((one) => journal.putIfAbsent(key(one), { one, text: 'x'.repeat(1_500) })));
  }
  await journal.close();
}

async function change(
  directory: TemporaryDirectory,
  name: string,
  edit: (bytes: Buffer) => Uint8Array,
): Promise<void> {
  await writeFile(directory.at(name), edit(await readFile(directory.at(name))));
}

function lineStarts(bytes: Buffer): number[] {
  const starts = [0];
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) starts.push(at + 1);
  return starts.slice(0, -1);
}

describe('the end of a journal', () => {
  const conversions: readonly (readonly [string, (bytes: Buffer) => Uint8Array])[] = [
    ['CRLF', (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\r\n'))],
    ['CR', (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\r'))],
  ];
  it.each(conversions)('is not cut when the line ends of the file became %s', async (_, convert) => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, [1, 3, 1, 1]);
    await change(directory, first, convert);
    const changed = await readFile(directory.at(first));

    await expect(openJournal(directory.path)).rejects.toMatchObject({
      code: 'journal-damaged',
      segment: first,
      offset: 0,
      message: expect.stringMatching(/line ends were converted.*dos2unix/),
    });
    expect(await readFile(directory.at(first))).toEqual(changed);
  });

  it('is not cut when one record alone was converted to CRLF', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, [1]);
    await change(directory, first, (bytes) => Buffer.from(bytes.toString().replace('\n', '\r\n')));

    await expect(openJournal(directory.path)).rejects.toThrow(/converted/);
  });

  const edits: readonly (readonly [string, (text: string) => string | Buffer])[] = [
    ['re-indented', (text) => text.replaceAll(/^/gmu, '  ')],
    ['stripped of its tabs', (text) => text.replaceAll('\t', ' ')],
    ['written as UTF-16', (text) => Buffer.from(text, 'utf16le')],
    [
      'numbered',
      (text) =>
        text
          .split('\n')
          .map((line, index) => `${index} ${line}`)
          .join('\n'),
    ],
  ];
  it.each(edits)('is not cut when more than one write tears is broken: %s', async (_, edit) => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, [1, 1, 1, 1]);
    await change(directory, first, (bytes) => Buffer.from(edit(bytes.toString())));

    await expect(openJournal(directory.path)).rejects.toMatchObject({ code: 'journal-damaged' });
  });

  it('is cut to the last whole write, kept aside and told, when a hole of zeros is in the write that was torn', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, [1, 1, 4]);
    const bytes = await readFile(directory.at(first));
    const starts = lineStarts(bytes);
    const [torn = 0, next = 0] = starts.slice(3);
    await change(directory, first, (whole) => whole.fill(0, torn + 100, next - 20));

    const journal = await openJournal(directory.path);

    expect(journal.size).toBe(3);
    expect(journal.droppedBytes).toBe(bytes.length - torn);
    const aside = (await readdir(directory.path)).filter((name) => name.includes('.torn-'));
    expect(aside).toHaveLength(1);
    expect((await readFile(directory.at(aside[0] ?? ''))).length).toBe(journal.droppedBytes);
    expect(journal.warnings).toEqual([expect.stringContaining(`${journal.droppedBytes} bytes`)]);
    await journal.close();
  });

  it('is damaged when the hole is in a write before the last one', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, [1, 3, 1]);
    const bytes = await readFile(directory.at(first));
    const [, from = 0, to = 0] = lineStarts(bytes);
    await change(directory, first, (whole) => whole.fill(0, from + 100, to - 20));

    await expect(openJournal(directory.path)).rejects.toMatchObject({
      code: 'journal-damaged',
      offset: from,
    });
  });

  it('is damaged when the newline before the last record is lost', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, [1, 1, 1]);
    const starts = lineStarts(await readFile(directory.at(first)));
    const [, from = 0, last = 0] = starts;
    await change(directory, first, (whole) => whole.fill(0x20, last - 1, last));

    await expect(openJournal(directory.path)).rejects.toMatchObject({
      code: 'journal-damaged',
      offset: from,
    });
  });
});

describe('a sealed segment', () => {
  const filled = async (directory: TemporaryDirectory): Promise<Buffer> => {
    await fill(
      directory.path,
      Array.from({ length: 12 }, () => 1),
      6_000,
    );
    return await readFile(directory.at(first));
  };

  it('is refused when it lost its end between two records', async () => {
    await using directory = await temporaryDirectory();
    const starts = lineStarts(await filled(directory));
    await truncate(directory.at(first), starts.at(-1) ?? 0);

    await expect(openJournal(directory.path)).rejects.toMatchObject({
      code: 'journal-damaged',
      segment: first,
      offset: starts.at(-1),
      message: expect.stringMatching(/bytes long when it was sealed; restore/),
    });
  });

  it('is refused when its last record is not the one that was sealed', async () => {
    await using directory = await temporaryDirectory();
    const starts = lineStarts(await filled(directory));
    await change(directory, first, (bytes) => {
      bytes.write('yyy', (starts.at(-1) ?? 0) + 100);
      return bytes;
    });

    await expect(openJournal(directory.path)).rejects.toMatchObject({
      code: 'journal-damaged',
      segment: first,
    });
  });

  it('is told of when it was emptied', async () => {
    await using directory = await temporaryDirectory();
    await filled(directory);
    await truncate(directory.at(first), 0);

    const journal = await openJournal(directory.path);
    expect(journal.warnings).toEqual([expect.stringContaining(`${first} of the journal`)]);
    await journal.close();
  });

  it('is scanned when the index beside it is that of another segment', async () => {
    await using directory = await temporaryDirectory();
    await filled(directory);
    const [one, two] = ['segment-000001.index', 'segment-000002.index'].map((name) =>
      join(directory.path, name),
    );
    await writeFile(one ?? '', await readFile(two ?? ''));

    const journal = await openJournal(directory.path);
    expect(journal.size).toBe(12);
    for (let number = 0; number < 12; number += 1)
      expect(await journal.get(key(number))).toMatchObject({ one: number });
    await journal.close();
    await rm(one ?? '');
  });
});
