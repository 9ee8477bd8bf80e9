import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../src/answers/index.ts';

/** Sentences that say something of two things; exchanging these says something else. */
const sentences: readonly (readonly [sentence: string, one: string, other: string])[] = [
  ['# is a knight and ~ is a knave', 'A', 'B'],
  ['# is a knight, ~ is a knave', 'Alice', 'Bob'],
  ['# is a knight. ~ is a knave.', 'Alice', 'Bob'],
  ['**#** is a knight and **~** is a knave.', 'Ann', 'Ben'],
  ['#: knight, ~: knave', 'A', 'B'],
  ["{'#': 'knight', '~': 'knave'}", 'A', 'B'],
  ['# is guilty, but ~ is innocent.', 'Ann', 'Ben'],
  ['# is a spy while ~ is a knight', 'Ann', 'Ben'],
  ['# is the king and ~ is the queen', 'Ann', 'Ben'],
  ['# is older than Cy, and ~ is younger than Cy', 'Ann', 'Ben'],
  ['# sits left of ~', 'Ann', 'Ben'],
  ['# beats ~', 'Carol', 'Dave'],
  ['# gave ~ the book', 'Ann', 'Ben'],
  ['# in Rome, ~ in Oslo', 'Ann', 'Ben'],
  ['# owns the cat and ~ owns the dog', 'Ann', 'Ben'],
  ['The house is # and the door is ~.', 'red', 'blue'],
  ['Statement I is # and Statement II is ~', 'true', 'false'],
  ['# is oxidized and ~ is reduced', 'zinc', 'copper'],
  ['# is oxidized, ~ is reduced.', 'Zn', 'Cu'],
  ['x is # and y is ~.', '3', '5'],
  ['The length is # cm and the width is ~ cm.', '8', '5'],
  ["# is Alice's and ~ is Bob's", 'red', 'blue'],
  ['A est # et B est ~', 'rouge', 'bleu'],
];

const leads = ['', 'So ', 'Therefore, ', 'The answer is: '];

describe('an answer that says something of several things', () => {
  it.each(sentences)('is no other one with its names exchanged: %s', (sentence, one, other) => {
    const said = (first: string, second: string): string =>
      sentence.replaceAll('#', first).replaceAll('~', second);

    for (const lead of leads) {
      const verdict = compareAnswers(said(one, other), lead + said(other, one)).verdict;

      expect([lead, verdict]).not.toEqual([lead, 'equal']);
    }
  });

  it.each([
    ['A is a knight and B is a knave', 'B is a knave, A is a knight.'],
    ['A is a knight and B is a knave', 'A: knight, B: knave'],
    ['{"A": "knight", "B": "knave"}', 'So A is a knight and B is a knave.'],
  ])('is the same under the same names: %s, %s', (reference, response) => {
    expect(compareAnswers(reference, response).verdict).toBe('equal');
  });

  it.each(['A', 'knave', 'a knight'])('does not state a part of it: %s', (part) => {
    expect(compareAnswers(part, 'A is a knight and B is a knave').verdict).not.toBe('equal');
  });
});
