import { describe, expect, it } from 'vitest';
import { EntryBook } from '../../src/report/entry-book.ts';
import type { ReportEntry } from '../../src/report/report-entry.ts';

describe('EntryBook', () => {
  it('keeps all entries while there is room, by kind, subject and topic', () => {
    const book = new EntryBook(1_000_000);
    for (const entry of [entryOf(3, 'rejected'), entryOf(2, 'sample'), entryOf(1, 'sample')]) book.add(entry);

    const { index, blocks, count, samples } = book.choose(1_000_000);

    const rows = [...blocks].flatMap((block) => JSON.parse(block.toString()));
    expect(rows).toEqual([entryOf(1, 'sample'), entryOf(2, 'sample'), entryOf(3, 'rejected')]);
    expect({ count, samples }).toEqual({ count: 3, samples: 2 });
    expect(index.rows.title).toEqual(['problem 1', 'problem 2', 'problem 3']);
  });

  it('keeps the same entries in any order of arrival, never more than fit', () => {
    const entries = Array.from({ length: 800 }, (_, index) =>
      entryOf(index, index % 2 === 0 ? 'sample' : 'rejected'),
    );
    const chosen = [entries, entries.toReversed(), [...entries.slice(300), ...entries.slice(0, 300)]].map(
      (order) => {
        const book = new EntryBook(60_000);
        for (const entry of order) book.add(entry);
        return book.choose(50_000);
      },
    );

    const texts = chosen.map(({ blocks }) => [...blocks].map(String).join());
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).toBe(texts[0]);
    const [first] = chosen;
    const bytes = Buffer.byteLength(texts[0] ?? '') + Buffer.byteLength(JSON.stringify(first?.index));
    expect(bytes).toBeLessThanOrEqual(50_000);
    expect(bytes).toBeGreaterThan(35_000);
    expect(Math.abs((first?.samples ?? 0) - (first?.count ?? 0) / 2)).toBeLessThan(
      (first?.count ?? 0) * 0.15,
    );
  });

  it('cuts rows into blocks, none much larger than a quarter of a megabyte', () => {
    const book = new EntryBook(10_000_000);
    for (let index = 0; index < 3_000; index += 1) book.add(entryOf(index, 'sample', 'x'.repeat(300)));

    const { index, blocks } = book.choose(10_000_000);

    const sizes = [...blocks].map(({ length }) => length);
    expect(index.blocks.reduce((sum, size) => sum + size, 0)).toBe(3_000);
    expect(sizes.length).toBe(index.blocks.length);
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(270_000);
  });
});

function entryOf(index: number, kind: ReportEntry['kind'], more = ''): ReportEntry {
  return {
    kind,
    id: `id-${index}`,
    outcome: 'correct',
    subject: 'Biology',
    topicPath: ['Mosses'],
    problem: { head: `problem ${index}`, tail: '', left: 0 },
    ...(more === '' ? {} : { solution: { head: more, tail: '', left: 0 } }),
    models: [],
  };
}
