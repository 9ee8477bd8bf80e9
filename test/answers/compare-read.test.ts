import { expect, test } from 'vitest';
import { readOwnPairs } from '../../bench/answer-pairs.ts';
import { compareAnswers } from '../../src/answers/compare-answers.ts';
import { compareRead, type ReadAnswer, readAnswer } from '../../src/answers/compare-read.ts';

test('a text that is read once and compared with many has the verdicts of one that is read each time', () => {
  const texts = [...new Set(readOwnPairs().flatMap(({ reference, response }) => [reference, response]))];
  const drawn = texts.filter((_, index) => index % Math.ceil(texts.length / 40) === 0);
  const read = new Map<string, ReadAnswer>(drawn.map((text) => [text, readAnswer(text)]));
  for (const [reference, left] of read)
    for (const [response, right] of read)
      expect(compareRead(left, right), `${reference} | ${response}`).toEqual(
        compareAnswers(reference, response),
      );
});
