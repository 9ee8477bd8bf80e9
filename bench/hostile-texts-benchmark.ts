import { hostileText, msOfReading, textOfSize, textReaders } from '../test/support/hostile-texts.ts';
import { atMost, type Benchmark } from './bench-row.ts';
import { seededRandom } from './seeded-random.ts';

const GOAL_MS = 20;

/** How long the worst of many texts keeps a reader, and with it every call in flight: each hundredth has 60,000 characters. */
export const hostileTextsBenchmark: Benchmark = {
  rows: { 'hostile-texts': 'reading the slowest of 100,000 hostile texts' },
  measure: async ({ quick }) => {
    const random = seededRandom(7);
    const readers = Object.entries(textReaders);
    let slowest = { ms: 0, of: '' };
    for (let number = 0; number < (quick ? 2_000 : 100_000); number += 1) {
      const [name, read] = readers[number % readers.length] ?? ['', () => null];
      const size = number % 100 === 0 ? 60_000 : 200 + Math.floor(random() * 800);
      const shape = hostileText(random);
      const ms = msOfReading(read, textOfSize(shape, size), slowest.ms);
      if (ms > slowest.ms)
        slowest = { ms, of: `${name}, ${size} characters of ${JSON.stringify(shape.unit)}` };
    }
    return {
      rows: [atMost('hostile-texts', slowest.ms, 'ms', GOAL_MS)],
      remarks: [`hostile-texts: the slowest was ${slowest.of}`],
    };
  },
};
