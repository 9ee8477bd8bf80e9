import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reject } from '../../src/core/outcome.ts';
import type { Stage } from '../../src/core/stage.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { refill } from '../../src/pipeline/refill.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { grown, step, type Token, token } from '../support/number-stages.ts';
import { turns } from '../support/turns.ts';

type Fate = 'keep' | 'reject-early' | 'reject-late' | 'fail';

/** A refilled pair of stages in which the fate of each draw is written down beforehand. */
function fated(
  fates: readonly Fate[],
  options: { readonly kept: number; readonly maxAttempts: number },
  delays: readonly number[] = [],
): { readonly stage: Stage<Token, Token>; readonly made: Map<string, number[]> } {
  const made = new Map<string, number[]>();
  const draft = step('draft', async (item, { draw }) => {
    made.set(item.id, [...(made.get(item.id) ?? []), draw]);
    await turns(delays[draw % Math.max(1, delays.length)] ?? 0);
    const fate = fates[draw % fates.length] ?? 'keep';
    if (fate === 'reject-early') return reject('early', 'refused by the first stage');
    if (fate === 'fail') throw new Error('failed');
    return grown(item, 'draft', draw);
  });
  const check = step('check', async (item) => {
    const draw = Number(item.id.split('.').at(-1));
    await turns(delays[(draw + 1) % Math.max(1, delays.length)] ?? 0);
    if (fates[draw % fates.length] === 'reject-late') return reject('late', 'refused by the second stage');
    return { ...item, id: `${item.id}.ok` };
  });
  return { stage: refill(compose(draft, check), options), made };
}

/** The draws that the rule of the design asks for, computed without any engine. */
function expectedDraws(fates: readonly Fate[], kept: number, maxAttempts: number): number {
  let started = Math.min(kept, maxAttempts);
  let lost = 0;
  for (let draw = 0; draw < started; draw += 1) {
    if (fates[draw % fates.length] !== 'keep') lost += 1;
    started = Math.min(maxAttempts, kept + lost);
  }
  return started;
}

describe('refill', () => {
  it('draws again for each draw that kept nothing, until enough is kept', async () => {
    const { stage, made } = fated(['keep', 'reject-late', 'keep', 'reject-early'], {
      kept: 4,
      maxAttempts: 20,
    });

    const rows = await stage.run([token('a')]).toArray();

    expect(rows).toHaveLength(4);
    expect(made.get('a')).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('gives up after maxAttempts and says that the item is short', async () => {
    const { stage } = fated(['reject-late'], { kept: 2, maxAttempts: 5 });
    const run = stage.run([token('a')]);
    const short: unknown[] = [];
    run.on('item-short', ({ itemId, kept, wanted, attempts }) =>
      short.push({ itemId, kept, wanted, attempts }),
    );

    const summary = await run.summary();

    expect(short).toEqual([{ itemId: 'a', kept: 0, wanted: 2, attempts: 5 }]);
    expect(summary.stages[0]).toMatchObject({ in: 5, short: 1 });
    expect(summary.end).toBe('completed');
  });

  it('holds inside a larger pipeline and inside another refill', async () => {
    const { stage } = fated(['keep', 'reject-late'], { kept: 2, maxAttempts: 8 });
    const outer = refill(compose(step('topic'), stage), { kept: 3, maxAttempts: 6 });

    const rows = await compose(outer, step('after'))
      .run([token('a')])
      .toArray();

    expect(rows).toHaveLength(6);
  });

  it('makes the same draws regardless of the order, conserves tasks and never overshoots', async () => {
    const fate = fc.constantFrom<Fate>('keep', 'reject-early', 'reject-late', 'fail');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 8 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 7 }),
        fc.integer({ min: 1, max: 8 }),
        async (fates, kept, spare, delays, maxConcurrency) => {
          const maxAttempts = kept + spare;
          const { stage, made } = fated(fates, { kept, maxAttempts }, delays);
          const options = { maxConcurrency, failureLimit: Number.POSITIVE_INFINITY };
          const run = watched(stage.run(['a', 'b', 'c'].map(token), options));
          const rows = await run.toArray();
          const summary = await run.summary();

          expectConservation(summary);
          const draws = expectedDraws(fates, kept, maxAttempts);
          for (const name of ['a', 'b', 'c']) {
            expect([...(made.get(name) ?? [])].sort((left, right) => left - right)).toEqual(
              Array.from({ length: draws }, (_, draw) => draw),
            );
            const keptRows = rows.filter((row) => row.id.startsWith(name));
            expect(keptRows.length).toBeLessThanOrEqual(kept);
          }
        },
      ),
      { seed: 20260301, numRuns: 150 },
    );
  });

  it('conserves tasks when it is stopped or aborted at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Fate>('keep', 'reject-late', 'fail'), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 40 }),
        fc.boolean(),
        async (fates, moment, abort) => {
          const { stage } = fated(fates, { kept: 3, maxAttempts: 9 }, [0, 1, 2]);
          const controller = new AbortController();
          const run = watched(
            compose(stage, step('after')).run(
              Array.from({ length: 10 }, (_, index) => token(`i${index}`)),
              { maxConcurrency: 2, abortSignal: controller.signal },
            ),
          );
          const summary = run.summary();
          await turns(moment);
          if (abort) controller.abort();
          else void run.stop();

          expectConservation(await summary);
        },
      ),
      { seed: 20260302, numRuns: 100 },
    );
  });

  it.each([
    [{ kept: 0 }, 'kept'],
    [{ kept: 1.5 }, 'kept'],
    [{ kept: Number.NaN }, 'kept'],
    [{ kept: 3, maxAttempts: 2 }, 'maxAttempts'],
  ])('refuses %o', (options, option) => {
    expect(() => refill(step('draft'), options)).toThrow(option);
  });

  it('refuses a stage that decides its draws itself', () => {
    const pages = step('pages', undefined, {
      sequential: true,
      draws: (_, earlier) => Math.max(1, earlier.length),
    });

    expect(() => refill(pages, { kept: 2 })).toThrow('decides itself');
  });

  it('refuses a stage whose number of draws was set, which it would ignore', () => {
    const model = scriptedModel([]);
    const often = { trajectoriesPerProblem: 3 };

    expect(() => refill(step('fan', undefined, { draws: 3 }), { kept: 2 })).toThrow('has draws set');
    expect(() => refill(generate({ model, problemsPerTopic: 3 }), { kept: 2 })).toThrow(
      'has problemsPerTopic set',
    );
    expect(() => refill(synthesize({ model, ...often }), { kept: 2 })).toThrow(
      'has trajectoriesPerProblem set',
    );
    expect(() => refill(synthesize({ model }), { kept: 2 })).not.toThrow();
  });
});
