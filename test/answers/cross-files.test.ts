import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { crossReferences, readReferences } from '../../bench/answers-cross.ts';

const folder = mkdtempSync(join(tmpdir(), 'chimera-cross-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe('references of files that a user names', () => {
  it('are plain lines or JSON lines, each text once, behind those of the generator', () => {
    const plain = file('plain.txt', '\\frac{1}{2}', '', '{1, 2}', '  42  ');
    const rows = file('rows.jsonl', '{"reference": "7 m"}', '{"id": 3, "answer": "42"}');
    const references = readReferences(2, 1, [plain, rows]);

    expect(references.slice(2).map(({ text }) => text)).toEqual(['\\frac{1}{2}', '{1, 2}', '42', '7 m']);
    expect(references[2]?.id).toBe(`${plain}:1`);
  });

  it('are compared with each other and with those of the generator; what is equal is named', () => {
    const { pairs, accepted } = crossReferences(
      readReferences(3, 1, [file('equal.txt', '0.5', '\\frac{1}{2}')]),
    );

    expect(pairs).toBe(20);
    expect(accepted.map(({ reference, response }) => [reference, response])).toEqual([
      ['0.5', '\\frac{1}{2}'],
      ['\\frac{1}{2}', '0.5'],
    ]);
  });

  it('are sampled by a seed where all pairs would be too many', () => {
    const references = readReferences(60, 1, []);
    const sampled = crossReferences(references, { pairs: 40, seed: 5 });

    expect(sampled.pairs).toBe(40);
    expect(crossReferences(references, { pairs: 40, seed: 5 })).toEqual(sampled);
  });

  it.each([
    ['a path that does not exist', join(folder, 'missing.txt'), /missing\.txt cannot be read \(ENOENT\)/u],
    ['a folder', folder, /cannot be read \(EISDIR\)/u],
    ['a file without a reference', file('blank.txt', '', '  '), /blank\.txt holds no reference/u],
    [
      'JSON without a reference',
      file('other.jsonl', '{"text": "5"}'),
      /other\.jsonl:1 is JSON without a text/u,
    ],
    [
      'JSON that is broken',
      file('broken.jsonl', '5', '{"reference": "5"'),
      /broken\.jsonl:2 begins as JSON/u,
    ],
  ])('say what is wrong with %s', (_name, path, message) => {
    expect(() => readReferences(0, 1, [path])).toThrow(message);
  });
});
