import { describe, expect, it } from 'vitest';
import { apart, type Finding, same, undecided } from '../../src/answers/compare/finding.ts';
import { Effort } from '../../src/answers/evaluate/effort.ts';
import type { Assumptions } from '../../src/answers/readings/assumption.ts';
import { wholeClaim } from '../../src/answers/readings/claim.ts';
import { readerOf } from '../../src/answers/readings/reader.ts';
import type { AnswerKind, Reading } from '../../src/answers/readings/reading.ts';

const comparison = {
  options: {
    percent: 'fraction',
    units: 'reference',
    tolerance: null,
    ordered: false,
    intervals: 'either-way',
    chains: 'consistent',
    integrationConstant: 'required',
    variables: 'named',
    seed: 1,
  },
  effort: new Effort(1_000),
  units: false,
  logarithmBase: Math.E,
} as const;

/** A kind whose texts list their readings: `12 [comma=one] | 13 [comma=two]`. */
const listed: AnswerKind<string> = {
  name: 'listed',
  read: ({ text }) => text.split(' | ').map(readingOf),
  relate: (left, right): Finding => {
    if ([left, right].includes('?')) return undecided('not known');
    return left === right ? same('exact', 'they agree') : apart('exact', 'they differ');
  },
};

function readingOf(text: string): Reading<string> {
  const [, value = '', choices = '', leftOver = ''] = /^(\S+)(?: \[(.*?)\])?(?: -(.*))?$/u.exec(text) ?? [];
  const assumed: Assumptions = Object.fromEntries(
    choices
      .split(' ')
      .filter((choice) => choice !== '')
      .map((choice) => choice.split('=')),
  );
  return { value, leftOver, assumed, isFirm: choices.includes('=units') };
}

function settled(reference: string, response: string): string | null {
  const opinion = readerOf(listed).opinionOf(wholeClaim(reference), wholeClaim(response), comparison);
  return opinion?.agreement.relation ?? null;
}

describe('readings that compete', () => {
  it.each([
    ['one reading each', '1', '1', 'same'],
    ['one reading each that differ', '1', '2', 'apart'],
    ['a comma open on one side, one choice agrees', '1 [comma=a] | 2 [comma=b]', '2', 'same'],
    [
      'a comma open on both sides, one choice agrees',
      '1 [comma=a] | 2 [comma=b]',
      '1 [comma=a] | 3 [comma=b]',
      'open',
    ],
    [
      'a comma open on both sides, both agree',
      '1 [comma=a] | 2 [comma=b]',
      '1 [comma=a] | 2 [comma=b]',
      'same',
    ],
    [
      'a comma open on both sides, crosswise',
      '1 [comma=a] | 2 [comma=b]',
      '2 [comma=a] | 1 [comma=b]',
      'apart',
    ],
    ['grouping, the usual choice agrees', '1 [grouping=a] | 2 [grouping=b]', '1', 'same'],
    ['grouping, only the other choice agrees', '1 [grouping=a] | 2 [grouping=b]', '2', 'open'],
    ['grouping, crosswise', '1 [grouping=a] | 2 [grouping=b]', '2 [grouping=a] | 1 [grouping=b]', 'open'],
    ['an exclamation mark, as one', '1 [exclamation=a] | 2 [exclamation=b]', '1', 'same'],
    ['an exclamation mark, as a factorial', '1 [exclamation=a] | 2 [exclamation=b]', '2', 'open'],
    ['day and month, one order agrees', '1 [day-and-month=a] | 2 [day-and-month=b]', '1', 'open'],
    ['day and month, no order agrees', '1 [day-and-month=a] | 2 [day-and-month=b]', '3', 'apart'],
    [
      'units that differ, variables that agree',
      '1 [letters=u] | 2 [letters=v]',
      '3 [letters=u] | 2 [letters=v]',
      'same',
    ],
    [
      'units that are written out and differ, variables that agree',
      '1 [letters=units] | 2 [letters=v]',
      '3 [letters=units] | 2 [letters=v]',
      'apart',
    ],
    [
      'units that are not sure, variables that differ',
      '? [letters=u] | 2 [letters=v]',
      '1 [letters=u] | 3 [letters=v]',
      'open',
    ],
    ['a whole reading behind a partial one', '1 [comma=a] -rest | 1 [comma=b]', '1', 'same'],
  ])('%s', (_name, reference, response, relation) => {
    expect(settled(reference, response)).toBe(relation);
  });
});
