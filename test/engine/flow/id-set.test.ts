import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdSet } from '../../../src/engine/flow/id-set.ts';

describe('IdSet', () => {
  it('tells new ids from known ones as a set of strings does', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3000 }), (ids) => {
        const known = new Set<string>();
        const set = new IdSet();
        for (const id of ids) {
          expect(set.add(id)).toBe(!known.has(id));
          known.add(id);
        }
      }),
      { seed: 20260306, numRuns: 50 },
    );
  });

  it('keeps all of many ids', () => {
    const set = new IdSet();
    for (let id = 0; id < 50_000; id += 1) expect(set.add(`id-${id}`)).toBe(true);
    for (let id = 0; id < 50_000; id += 1) expect(set.add(`id-${id}`)).toBe(false);
  });
});
