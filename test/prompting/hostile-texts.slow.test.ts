import { describe, expect, it } from 'vitest';
import { extractFinalAnswer } from '../../src/answers/index.ts';
import {
  type HostileText,
  hostileText,
  hostileUnits,
  msOfReading,
  textOfSize,
  textReaders,
} from '../support/hostile-texts.ts';
import { seededRandom } from '../support/seeded-random.ts';

const readers = { ...textReaders, extraction: extractFinalAnswer };

/** Looks at each character of a text a few times, as a careful reader does. */
function lookThrough(text: string): number {
  let sum = 0;
  for (const one of text.normalize('NFKD').split(/(?<=[\n:])/))
    sum += one.replace(/[\p{M}\s]/gu, '').toLowerCase().length;
  return sum;
}

/** Growth of four times the text that would be sixteen times the time, were it quadratic; and more than any constant costs. */
const [MOST_GROWTH, MOST_OVER_LINEAR] = [10, 40];

describe('hostile texts', () => {
  // How many milliseconds the slowest takes, the bench tells: `npm run bench -- --only hostile-texts`.
  it('take no longer than in proportion to their length', () => {
    const random = seededRandom(7);
    const texts: readonly HostileText[] = [
      ...hostileUnits.map((unit) => ({ head: '', unit, tail: 'x' })),
      ...Array.from({ length: 160 }, () => hostileText(random)),
    ];
    const faults: string[] = [];
    for (const shape of texts) {
      const text = textOfSize(shape, 60_000);
      const linear = msOfReading(lookThrough, text);
      for (const [name, read] of Object.entries(readers)) {
        const most = MOST_OVER_LINEAR * linear;
        const whole = msOfReading(read, text, most);
        if (whole <= most) continue;
        const quarter = msOfReading(read, textOfSize(shape, 15_000));
        if (whole > MOST_GROWTH * quarter) faults.push(`${name}: ${JSON.stringify(shape)}`);
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);
});
