import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../src/answers/index.ts';
import { allFrames, suits } from './frames/frames.ts';

interface Pair {
  readonly reference: string;
  readonly response: string;
  readonly expected: string;
}

/** Pairs that are more in a frame than alone, each looked at. */
const listed: readonly { readonly reference: string; readonly response: string; readonly reason: string }[] =
  JSON.parse(readFileSync(new URL('frames/accepted.json', import.meta.url), 'utf8'));

const folder = new URL('./', import.meta.url);
const pairs = readdirSync(folder)
  .filter((name) => name.endsWith('-pairs'))
  .toSorted()
  .flatMap((name) =>
    readFileSync(new URL(`${name}/pairs.jsonl`, folder), 'utf8')
      .trim()
      .split('\n')
      .map((line): Pair => JSON.parse(line)),
  )
  .filter(({ response }) => response.length <= 50 && !/\n|boxed|[.!?。]$|nswer|\*|答|[:：;]/.test(response))
  // A sentence is in no frame.
  .filter(
    ({ response }) =>
      !/ (?:is|are|was|were) |^(?:so|hence|the|it|yes|no|true|false|thus)(?![a-z])/i.test(response),
  );

const verdict = (reference: string, response: string): string => compareAnswers(reference, response).verdict;

const equal = pairs
  .filter(({ expected }) => expected === 'equal')
  .filter((_pair, index) => index % 17 === 0)
  .filter(({ reference, response }) => verdict(reference, response) === 'equal');
const different = pairs
  .filter(({ expected }) => expected === 'different')
  .filter((_pair, index) => index % 11 === 0);

describe('the frames that replies have', () => {
  it('hold many answers', () => {
    expect(equal.length).toBeGreaterThan(250);
    expect(different.length).toBeGreaterThan(300);
  });

  it.each(allFrames)('leave an answer what it is: $name', (frame) => {
    const framed = equal.filter(({ response }) => suits(response, frame));
    const verdicts = framed.map(({ reference, response }) => verdict(reference, frame.around(response)));
    const recognised = verdicts.filter((each) => each === 'equal').length;
    expect(recognised / framed.length).toBeGreaterThanOrEqual(frame.least);
    expect(framed.filter((_pair, index) => verdicts[index] === 'different')).toEqual([]);
  });

  it.each(allFrames)('make no other answer equal: $name', (frame) => {
    const accepted = different
      .filter(({ response }) => suits(response, frame))
      .filter(({ reference, response }) => verdict(reference, frame.around(response)) === 'equal')
      .filter(
        ({ reference, response }) =>
          !listed.some((each) => each.reference === reference && each.response === response),
      );
    expect(accepted.map(({ reference, response }) => ({ reference, response }))).toEqual([]);
  });
});
