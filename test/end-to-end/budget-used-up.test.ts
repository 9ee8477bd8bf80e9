import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/core/model.ts';
import {
  buildChimera,
  defineRule,
  pass,
  perMillionTokens,
  type Trajectory,
  withSettings,
} from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const price = perMillionTokens({ input: 1, output: 8 });
const offline = offlineModels({ seed: 3 });
const capped = (model: Exclude<Model, { readonly kind: string }>): Model =>
  withSettings(model, { maxOutputTokens: 3000 });
const [first, second] = offline.validate;
const options = {
  models: {
    expand: capped(offline.expand),
    generate: capped(offline.generate),
    validate: [capped(first), capped(second)],
    synthesize: capped(offline.synthesize),
    label: capped(offline.label),
  },
  expand: { topicsPerSubject: 4 },
} as const;
const subjects = ['Physics', 'Mathematics'];

async function lines(directory: string): Promise<readonly string[]> {
  return (await readFile(join(directory, 'samples.jsonl'), 'utf8')).split('\n').filter((line) => line !== '');
}

describe('a run whose budget is used up', () => {
  it('returns all rows that need no further call, unchanged or with other rules', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.path;
    // Counted in calls: of money a little may be left, enough for a cheaper call than the one that did not fit.
    const budget = { calls: 68 };
    const paid = await buildChimera(options).run(subjects, { directory, budget, price }).summary();
    const before = await lines(directory);

    expect(paid.end).toBe('budget');
    expect(before.length).toBeGreaterThan(0);

    const again = watched(buildChimera(options).run(subjects, { directory, budget, price }));
    const rows = await again.toArray();
    const summary = await again.summary();

    expect(summary).toMatchObject({ end: 'budget', calls: 0, rows: before.length });
    expect(rows.length).toBe(before.length);
    expect(await lines(directory)).toEqual(before);
    expectConservation(summary);

    const everything = defineRule<Trajectory>({ name: 'everything', version: '1', check: () => pass() });
    const ruled = buildChimera({ ...options, rules: { trajectories: [everything] } });
    const changed = await ruled.run(subjects, { directory, budget, price }).summary();

    expect(changed).toMatchObject({ end: 'budget', calls: 0, rows: before.length });
    expect(await lines(directory)).toEqual(before);
  });

  it('ends although its input never does', async () => {
    await using folder = await temporaryDirectory();
    async function* endless(): AsyncGenerator<string, void, undefined> {
      for (let number = 0; ; number += 1) {
        await null;
        yield `Physics ${number}`;
      }
    }
    const run = buildChimera(options).run(endless(), {
      directory: folder.path,
      budget: { calls: 40 },
    });

    expect(await run.summary()).toMatchObject({ end: 'budget', calls: 40 });
  });

  it('ends although a target holds chains back', async () => {
    await using folder = await temporaryDirectory();
    const limits = { directory: folder.path, budget: { calls: 30 }, target: 12 };
    const run = watched(buildChimera(options).run(subjects, limits));
    const summary = await run.summary();

    expect(summary).toMatchObject({ end: 'budget', calls: 30 });
    expectConservation(summary);
  });
});
