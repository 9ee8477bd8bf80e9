import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../src/answers/index.ts';

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly response: string;
  readonly expected: 'equal' | 'different' | 'judge';
}

interface PairSet {
  readonly name: string;
  readonly folder: string;
  /** More than this share of the pairs are near misses. */
  readonly nearMisses: number;
}

const sets: readonly PairSet[] = [
  { name: 'the pairs in the manner of published benchmarks', folder: 'benchmark-pairs', nearMisses: 0.45 },
  { name: 'published answers beside replies of models', folder: 'reply-pairs', nearMisses: 0.25 },
  { name: 'the pairs of the sciences', folder: 'science-pairs', nearMisses: 0.35 },
  { name: 'short answers in words', folder: 'word-pairs', nearMisses: 0.35 },
  { name: 'final answers in mathematics', folder: 'mathematics-pairs', nearMisses: 0.35 },
];

function textOf(folder: string, file: string): string {
  return readFileSync(new URL(`${folder}/${file}`, import.meta.url), 'utf8');
}

describe.each(sets)('$name', ({ folder, nearMisses }) => {
  /** Equal pairs that the rules are known to leave open, or to call different. */
  const leftToJudges: readonly string[] = JSON.parse(textOf(folder, 'missed.json'));
  const rows = textOf(folder, 'pairs.jsonl')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line));
  const found = rows.map((row) => ({
    ...row,
    verdict: compareAnswers(row.reference, row.response).verdict,
  }));

  it('are many, each once, with enough near misses', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ reference, response }) => `${reference}\n${response}`)).size).toBe(
      rows.length,
    );
    expect(rows.filter(({ expected }) => expected !== 'equal').length).toBeGreaterThan(
      nearMisses * rows.length,
    );
  });

  it('are never accepted where they are different, or for a judge', () => {
    expect(found.filter(({ expected, verdict }) => expected !== 'equal' && verdict === 'equal')).toEqual([]);
  });

  it('are recognised where they are equal, except what is known to be left to a judge', () => {
    const missed = found.filter(({ expected, verdict }) => expected === 'equal' && verdict !== 'equal');

    expect(
      missed.map(({ reference, response, verdict }) => `${reference} | ${response} -> ${verdict}`),
    ).toEqual(leftToJudges);
  });
});
