import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeInsertions } from '../../bench/answers-insertions.ts';
import { compareAnswers } from '../../src/answers/index.ts';

interface Pair {
  readonly id: string;
  readonly reference: string;
  readonly response: string;
  readonly expected: string;
}

interface Accepted {
  readonly reference: string;
  readonly changed: string;
  readonly reason: string;
}

/** What says the same with one token more, each looked at. */
const listed: readonly Accepted[] = JSON.parse(
  readFileSync(new URL('insertions/accepted.json', import.meta.url), 'utf8'),
);

const pairs = ['benchmark', 'kind', 'later', 'reply']
  .flatMap((name) =>
    readFileSync(new URL(`${name}-pairs/pairs.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line): Pair => JSON.parse(line)),
  )
  .filter(({ expected, response }) => expected === 'equal' && response.length <= 80)
  .filter((_pair, index) => index % 9 === 0);

describe('equal answers with one token more that says something', () => {
  const insertions = makeInsertions(pairs, 1);

  it('are many, and the same for the same seed', () => {
    expect(insertions.length).toBeGreaterThan(1_000);
    expect(makeInsertions(pairs, 1)).toEqual(insertions);
    expect(makeInsertions(pairs, 2)).not.toEqual(insertions);
  });

  it('are equal only where that was looked at', { timeout: 60_000 }, () => {
    const known = new Set(listed.map(({ reference, changed }) => `${reference}\n${changed}`));
    const accepted = insertions.filter(
      ({ reference, changed }) => compareAnswers(reference, changed).verdict === 'equal',
    );

    expect(accepted.filter(({ reference, changed }) => !known.has(`${reference}\n${changed}`))).toEqual([]);
  });

  it('are each accepted for a reason', () => {
    for (const { reason } of listed) expect(reason).toMatch(/^(?:policy|same|around|words): .{20}/u);
  });
});
