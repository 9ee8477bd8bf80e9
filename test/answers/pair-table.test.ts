import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOwnPairs } from '../../bench/answer-pairs.ts';
import { type CompareAnswersOptions, compareAnswers } from '../../src/answers/index.ts';

interface Row {
  readonly reference: string;
  readonly response: string;
  readonly expected: 'equal' | 'different';
  readonly options?: CompareAnswersOptions;
}

const own: readonly Found[] = readOwnPairs().map(compared);
const later: readonly Found[] = readFileSync(new URL('later-pairs/pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Found => compared(JSON.parse(line)));

interface Found extends Row {
  readonly verdict: string;
}

function compared(row: Row): Found {
  return { ...row, verdict: compareAnswers(row.reference, row.response, row.options).verdict };
}

describe('the table of pairs', () => {
  it('has enough pairs, a third of them different', () => {
    expect(own.length).toBeGreaterThanOrEqual(400);
    expect(own.filter(({ expected }) => expected === 'different').length).toBeGreaterThan(own.length / 3);
  });

  it('is accepted exactly where it is equal', () => {
    expect(missesOf(own)).toEqual([]);
  });

  it('is never accepted where it is different', () => {
    const wrong = [...own, ...later].filter((row) => row.expected === 'different' && row.verdict === 'equal');

    expect(wrong).toEqual([]);
  });

  it('holds for the pairs that were labelled later', () => {
    expect(missesOf(later)).toEqual([
      // What currency a bare number is in is for a judge: `5 cents` is not `5`.
      '\\$12.50 | 12.5 -> unknown',
      '\\lim_{x\\to0}\\frac{\\sin x}{x} | 1 -> unknown',
      'March 15, 44 BC | the Ides of March, 44 BC -> different',
    ]);
  });
});

function missesOf(rows: readonly Found[]): readonly string[] {
  return rows
    .filter(({ verdict, expected }) => (verdict === 'equal') !== (expected === 'equal'))
    .map(({ reference, response, verdict }) => `${reference} | ${response} -> ${verdict}`);
}
