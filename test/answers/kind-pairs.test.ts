import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../src/answers/index.ts';

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly response: string;
  readonly expected: 'equal' | 'different' | 'judge';
}

const rows = readFileSync(new URL('kind-pairs/pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Row => JSON.parse(line));

const found = rows.map((row) => ({ ...row, verdict: compareAnswers(row.reference, row.response).verdict }));

describe('the pairs by kind of fault', () => {
  it('are never accepted where they are different, or for a judge', () => {
    expect(found.filter(({ expected, verdict }) => expected !== 'equal' && verdict === 'equal')).toEqual([]);
  });

  it('are recognised where they are equal', () => {
    expect(found.filter(({ expected, verdict }) => expected === 'equal' && verdict !== 'equal')).toEqual([]);
  });
});
