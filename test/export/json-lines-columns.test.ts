import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/core/records/records.ts';
import { exportDataset, type SampleExporter } from '../../src/export/index.ts';
import { aSample } from '../../src/testing.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { rowsIn } from './written-run.ts';

const none = { rule: 'equal', judge: null, judgeSwapped: null } as const;

/** Many long samples by rule, one that was judged and one without a label far behind. */
function samples(): readonly Sample[] {
  return Array.from({ length: 60 }, (_, index) => {
    const common = { draw: index, reasoning: 'x'.repeat(70_000), difficulty: index < 50 ? null : 1 };
    if (index === 57)
      return aSample({
        ...common,
        label: {
          kind: 'correct',
          by: 'judge',
          opinions: { ...none, judge: { verdict: 'correct', reason: 'same' } },
        },
      });
    if (index === 58)
      return aSample({
        ...common,
        label: { kind: 'unverified', reason: 'undecided', opinions: none },
        correct: null,
      });
    return aSample({ ...common, label: { kind: 'correct', by: 'rule', opinions: none } });
  });
}

/** The names of all columns, down to the members of structs. */
function namesOf(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [at];
  return Object.entries(value).flatMap(([name, member]) => namesOf(member, `${at}.${name}`));
}

describe('an export to JSON lines', () => {
  it('shows every column and its type at the beginning, and loses no row', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('rows.jsonl');
    await exportDataset(samples(), { format: 'jsonl', path });
    const text = await readFile(path, 'utf8');
    const rows = rowsIn(text);
    const judged = rows.findIndex((row) => JSON.stringify(row).includes('"judge":{'));

    expect(rows).toHaveLength(60);
    expect(new Set(rows.map(({ draw }) => draw)).size).toBe(60);
    expect(judged).toBeLessThan(3);
    expect(rows.slice(0, 3).some((row) => JSON.stringify(row).includes('"reason":"undecided"'))).toBe(true);
    expect(text).toContain('"difficulty":1.0,');
    expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1);
    const label = rows
      .filter((row) => !JSON.stringify(row).includes('"judge":{'))
      .map((row) => namesOf(row['label']).join());
    expect(new Set(label)).toEqual(
      new Set(['.kind,.by,.reason,.opinions.rule,.opinions.judge,.opinions.judgeSwapped']),
    );
  });

  it('gives a custom format with columns the same, and leaves one without them alone', async () => {
    await using folder = await temporaryDirectory();
    const bare: SampleExporter = {
      name: 'own',
      reads: 'samples',
      row: ({ draw }) => (draw === 0 ? { a: 1 } : { b: 1 }),
    };
    const typed: SampleExporter = {
      ...bare,
      columns: { a: 'number', b: 'integer', c: { kind: 'list', of: 'string' } },
    };
    const two = [aSample({ draw: 0 }), aSample({ draw: 1 })];
    await exportDataset(two, { format: bare, path: folder.at('bare.jsonl') });
    await exportDataset(two, { format: typed, path: folder.at('typed.jsonl') });

    expect(await readFile(folder.at('bare.jsonl'), 'utf8')).toBe('{"a":1}\n{"b":1}\n');
    expect(await readFile(folder.at('typed.jsonl'), 'utf8')).toBe(
      '{"a":1.0,"b":null,"c":null}\n{"a":null,"b":1,"c":null}\n',
    );
  });
});

describe('an export whose files do not all show the types of their columns', () => {
  /** Values of a column in the files of the later splits alone. */
  function halves(): readonly Sample[] {
    return Array.from({ length: 40 }, (_, index) =>
      aSample({
        problem: `Problem ${index}`,
        ...(index < 39 ? {} : { guidance: 'towards birds' }),
      }),
    );
  }

  it('has the types beside it, and says so where the first file needs them', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('rows.jsonl');
    for (const split of [{ validation: 0.5 }, { validation: 0.95 }]) {
      const { files, warnings } = await exportDataset(halves(), {
        format: 'jsonl',
        path,
        split,
        overwrite: true,
      });
      const [first] = files;
      const text = await readFile(first?.path ?? '', 'utf8');
      const features: unknown = JSON.parse(await readFile(folder.at('rows.features'), 'utf8'));

      expect(features).toMatchObject({
        guidance: { dtype: 'string', _type: 'Value' },
        topicPath: [{ dtype: 'string', _type: 'Value' }],
        label: { opinions: { judge: { reason: { dtype: 'string', _type: 'Value' } } } },
        votes: [{ model: { dtype: 'string', _type: 'Value' } }],
      });
      const isShown = text.includes('towards birds');
      expect(warnings.filter((warning) => warning.includes('guidance'))).toHaveLength(isShown ? 0 : 1);
    }
  });

  it('has none beside it where each file shows them', async () => {
    await using folder = await temporaryDirectory();
    await exportDataset([aSample()], { format: 'jsonl', path: folder.at('rows.jsonl') });
    await expect(readFile(folder.at('rows.features'))).rejects.toThrow('ENOENT');
  });

  it('counts what follows the first ten megabytes, whatever was moved', async () => {
    await using folder = await temporaryDirectory();
    const long = 'x'.repeat(6_000_000);
    const rows = [
      aSample({ reasoning: long, draw: 0 }),
      aSample({ reasoning: long, draw: 1, guidance: 'towards birds' }),
      aSample({ reasoning: long, draw: 2, label: { kind: 'correct', by: 'rule', opinions: none } }),
    ];
    const { warnings } = await exportDataset(rows, { format: 'jsonl', path: folder.at('rows.jsonl') });

    expect(warnings.join()).toContain('label.opinions.rule');
    expect(warnings.join()).not.toContain('guidance');
    expect(await readFile(folder.at('rows.features'), 'utf8')).toContain('"rule"');
  });
});
