import { expect, it } from 'vitest';
import { compose } from '../../../src/pipeline/compose.ts';
import { collectGarbage } from '../../support/collect-garbage.ts';
import { grown, latch, step, type Token, token } from '../../support/number-stages.ts';

it('does not keep an item that no task will ask for again while what was made of it goes on', async () => {
  const taken: WeakRef<Token>[] = [];
  async function* items(): AsyncGenerator<Token, void> {
    for (let index = 0; index < 8; index += 1) {
      const item = token(`item-${index}`);
      taken.push(new WeakRef(item));
      yield item;
    }
  }
  const [gate, allWait] = [latch(), latch()];
  let waiting = 0;
  const chain = compose(
    step('first', async (item, { draw }) => grown(item, 'first', draw)),
    step('second', async (item, { draw }) => {
      waiting += 1;
      if (waiting === 8) allWait.open();
      await gate.opened;
      return grown(item, 'second', draw);
    }),
  );

  const rows = chain.run(items()).toArray();
  await allWait.opened;
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();

  // The last one may still be in the hands of the one that took it.
  expect(taken.slice(0, 6).filter((item) => item.deref() !== undefined)).toHaveLength(0);
  gate.open();
  expect(await rows).toHaveLength(8);
});
