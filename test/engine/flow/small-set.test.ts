import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SmallSet } from '../../../src/engine/flow/small-set.ts';

describe('SmallSet', () => {
  it('holds what a set holds, in the same order, however few or many', () => {
    const what = fc.constantFrom('add', 'add', 'add', 'delete', 'empty');
    const changes = fc.array(fc.record({ what, value: fc.nat(12) }), { maxLength: 60 });
    fc.assert(
      fc.property(changes, (all) => {
        const model = new Set<number>();
        const set = new SmallSet<number>();
        for (const change of all) {
          expect(applied(set, change)).toBe(applied(model, change));
          expect([...set]).toEqual([...model]);
          expect(set.size).toBe(model.size);
          expect(set.has(change.value)).toBe(model.has(change.value));
        }
      }),
      { seed: 20_261_122, numRuns: 500 },
    );
  });
});

function applied(
  set: Pick<SmallSet<number>, 'add' | 'delete' | 'clear'>,
  { what, value }: { readonly what: 'add' | 'delete' | 'empty'; readonly value: number },
): boolean | null {
  if (what === 'delete') return set.delete(value);
  if (what === 'add') set.add(value);
  // Seldom, or no set would ever grow.
  else if (value === 0) set.clear();
  return null;
}
