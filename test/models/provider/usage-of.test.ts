import { describe, expect, it } from 'vitest';
import { fewestTokens } from '../../../src/models/provider/fewest-tokens.ts';
import { type Exchange, type ReportedUsage, usageOf } from '../../../src/models/provider/usage-of.ts';

const exchange: Exchange = {
  sent: ['Find the number of ways to tile a board of two rows by twelve columns with dominoes.'],
  read: 'Each tiling ends in one upright domino or in two lying ones, so that it is \\boxed{233}.',
  finishReason: 'stop',
};

type Figures = readonly [
  input: number | undefined,
  output: number | undefined,
  reasoning?: number,
  cached?: number,
];

function usage(
  [inputTokens, outputTokens, reasoningTokens, cacheReadTokens]: Figures,
  raw?: object,
): ReportedUsage {
  return {
    inputTokens,
    outputTokens,
    inputTokenDetails: { cacheReadTokens },
    outputTokenDetails: { reasoningTokens },
    raw,
  };
}

describe('usageOf', () => {
  it.each<[string, Figures, object | undefined, readonly [number | null, number | null]]>([
    ['what is plausible', [100, 50], { total_tokens: 150 }, [100, 50]],
    ['nothing', [undefined, undefined], undefined, [null, null]],
    ['an empty object', [0, 0], {}, [null, null]],
    ['noughts', [0, 0], { total_tokens: 0 }, [null, null]],
    ['a sum alone', [0, 0], { total_tokens: 150 }, [null, null]],
    ['one of two figures', [100, 0], { prompt_tokens: 100 }, [100, null]],
    ['the other of two figures', [0, 50], { completion_tokens: 50 }, [null, 50]],
    ['one of two and the sum', [100, 0], { total_tokens: 150 }, [100, 50]],
    ['the other and the sum', [0, 50], { total_tokens: 150 }, [100, 50]],
    ['less than none', [-1e9, -50], undefined, [null, null]],
    ['no number', [Number.NaN, Number.POSITIVE_INFINITY], undefined, [null, null]],
    ['more than any model writes', [100, 5e12], undefined, [100, null]],
    ['parts of a token', [100.2, 49.5], undefined, [101, 50]],
    ['fewer tokens than the text has words', [100, 2], undefined, [100, null]],
    ['fewer tokens than the prompt has words', [1, 50], undefined, [null, 50]],
    ['reasoning left out of the reply', [100, 50, 2800], { total_tokens: 2950 }, [100, 2850]],
    ['reasoning left out, and no sum', [100, 50, 2800], undefined, [100, 2850]],
    ['reasoning left out and not named', [100, 50], { totalTokenCount: 2950 }, [100, 2850]],
    ['figures as texts', [100, 50], { total_tokens: '2950' }, [100, 2850]],
    ['a cache counted beside the prompt', [10, 50, 0, 90], undefined, [100, 50]],
  ])('reads %s', (_, figures, raw, [inputTokens, outputTokens]) => {
    expect(usageOf(usage(figures, raw), exchange)).toMatchObject({ inputTokens, outputTokens });
  });

  it('takes no part for larger than the whole', () => {
    expect(usageOf(usage([100, 50, 20, 64]), exchange)).toMatchObject({
      reasoningTokens: 20,
      cachedInputTokens: 64,
    });
    expect(usageOf(usage([100, 0, 20, 64]), exchange)).toMatchObject({ reasoningTokens: null });
  });

  it('lets a withheld reply take none, and one that a cap cut take some', () => {
    const hidden = { ...exchange, read: '' };
    expect(usageOf(usage([100, 0]), { ...hidden, finishReason: 'content-filter' }).outputTokens).toBe(0);
    expect(usageOf(usage([100, 0]), { ...hidden, finishReason: 'length' }).outputTokens).toBeNull();
  });
});

describe('fewestTokens', () => {
  it.each<[string, number]>([
    ['', 0],
    ['   \n', 0],
    ['14', 1],
    ['one two three four', 2],
    ['-'.repeat(400), 1],
    [' '.repeat(400), 0],
    ['農民有十七隻羊他又買了兩倍於羊的山羊', 1],
    ['\u3000one\u00a0two\u2028three\ufefffour five\u200bsix\n', 2],
    [`${'ab'.repeat(48)}   `, 3],
    ['🐑🐐'.repeat(12), 3],
    [`${'🐑'.repeat(60)}x`, 1],
  ])('stays below what any tokenizer makes of %j', (text, fewest) => {
    expect(fewestTokens(text)).toBe(fewest);
  });

  it.each([
    'a word or two of it '.repeat(100),
    `${'x'.repeat(900)}${'a b '.repeat(300)}`,
    `${'a b '.repeat(300)}${'ab'.repeat(900)}`,
    '農民有十七隻羊他又買了兩'.repeat(90),
    '🐑🐐 '.repeat(400),
    `${' \n'.repeat(700)}x`,
  ])('says of any number whether it is enough, however early the counting ends', (text) => {
    const fewest = fewestTokens(text);
    const numbers = Array.from({ length: 2 * fewest + 20 }, (_, number) => number);

    expect(numbers.filter((number) => fewestTokens(text, number) <= number)).toEqual(numbers.slice(fewest));
  });
});
