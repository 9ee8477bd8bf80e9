import { difficultyOf } from '../src/analysis/difficulty/difficulty-of.ts';
import { sampleSource } from '../src/analysis/source/sample-source.ts';
import { compose, expand, generate, label, synthesize } from '../src/index.ts';
import { offlineModels } from '../src/offline/index.ts';
import { unvoted } from '../src/reading/rows/unvoted.ts';
import type { BenchRow } from './bench-row.ts';
import { heldShare, isWithin } from './held-share.ts';

const PER_SEED = 50;
const ATTEMPTS = 4;

/**
 * Of the problems of offline models so many are taken by each seed, with four attempts each; the truth is the mean of eight
 * attempts at each of all. All attempts are made once, and each seed looks at its own.
 */
export async function difficultyRow(seeds: readonly number[]): Promise<BenchRow> {
  const models = offlineModels({ seed: 5 });
  const drafts = compose(
    expand({ model: models.expand, topicsPerSubject: 12 }),
    generate({ model: models.generate, problemsPerTopic: 5 }),
  );
  const problems = await drafts.run(['Mathematics', 'Physics', 'Chemistry', 'Computer Science']).toArray();
  const attempts = compose(
    synthesize({ model: models.synthesize, trajectoriesPerProblem: 2 * ATTEMPTS }),
    label({ model: models.label }),
  );
  const run = attempts.run(problems.map(unvoted));
  const samples = await run.toArray();
  const summary = await run.summary();
  const truth = samples.filter(({ correct }) => correct === true).length / samples.length;
  const held: boolean[] = [];
  for (const seed of seeds) {
    const taken = await sampleSource('problems', problems, {
      wanted: PER_SEED,
      seed,
      at: 'bench',
      answersFor: null,
    });
    const ids = new Set(taken.map(({ id }) => id));
    const own = samples.filter(({ problemId, draw }) => ids.has(problemId) && draw < ATTEMPTS);
    const found = await difficultyOf({
      taken: new Map([['problems', taken]]),
      samples: own,
      models: [...new Set(own.flatMap(({ models: { synthesize } }) => synthesize ?? []))],
      attempts: ATTEMPTS,
      seed,
      summary,
    });
    held.push(isWithin(found.accuracy[0], truth));
  }
  return heldShare(`accuracy (${truth.toFixed(3)}) in the interval of ${PER_SEED} problems`, held);
}
