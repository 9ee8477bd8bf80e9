import { describe, expect, it } from 'vitest';
import { SpilledValues } from '../../src/store/spilled-values.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const text = 'x'.repeat(10_000);

describe('SpilledValues', () => {
  it('makes a caller that puts much wait until little is in memory, and finds all of it again', async () => {
    await using folder = await temporaryDirectory();
    const values = new SpilledValues(folder.path);
    let waited = 0;
    for (let number = 0; number < 500; number += 1) {
      values.put(`key-${number}`, `${number} ${text}`);
      const before = values.charactersInMemory;
      await values.room();
      expect(values.charactersInMemory).toBeLessThan(1 << 20);
      if (values.charactersInMemory < before) waited += 1;
    }
    expect(waited).toBeGreaterThan(3);
    for (const number of [0, 250, 499]) expect(await values.get(`key-${number}`)).toBe(`${number} ${text}`);
    await values.close();
  });

  it('finds texts in any order, also while more are put', async () => {
    await using folder = await temporaryDirectory();
    const values = new SpilledValues(folder.path);
    const textOf = (number: number): string => `${number} é世😀 ${'y'.repeat((number * 37) % 9_000)}`;
    const put = (from: number, to: number): void => {
      for (let number = from; number < to; number += 1) values.put(`key-${number}`, textOf(number));
    };
    put(0, 400);
    await values.room();
    const forwards = Array.from({ length: 400 }, (_, number) => number);
    const leaping = forwards.map((number) => (number * 149) % 400);
    for (const order of [forwards, forwards.toReversed(), leaping])
      for (const number of order) expect(await values.get(`key-${number}`)).toBe(textOf(number));

    put(400, 800);
    for (let number = 390; number < 800; number += 1)
      expect(await values.get(`key-${number}`)).toBe(textOf(number));
    const atOnce = await Promise.all(forwards.map((number) => values.get(`key-${number}`)));
    expect(atOnce).toEqual(forwards.map(textOf));
    await values.close();
  });

  it('keeps what cannot be written in memory, and lets no one wait for it', async () => {
    await using folder = await temporaryDirectory();
    const values = new SpilledValues(folder.at('missing'));
    for (let number = 0; number < 150; number += 1) values.put(`key-${number}`, text);
    await values.room();

    expect(await values.get('key-149')).toBe(text);
    await values.close();
  });
});
