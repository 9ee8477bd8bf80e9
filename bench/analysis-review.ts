import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportReview, importReview } from '../src/analysis/index.ts';
import type { Sample } from '../src/core/records/records.ts';
import { buildChimera, openRun } from '../src/index.ts';
import { offlineModels, truthOf } from '../src/offline/index.ts';
import { isSameAnswer } from '../src/offline/offline-answer.ts';
import type { ReviewLine } from '../src/verification.ts';
import type { BenchRow } from './bench-row.ts';
import { heldShare, isWithin } from './held-share.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ITEMS = 100;

/** A person who knows the truth judges so many rows of a run by each seed; the truth is what all rows say. */
export async function reviewRows(seeds: readonly number[]): Promise<readonly BenchRow[]> {
  await using folder = await temporaryFolder(tmpdir());
  const directory = join(folder.path, 'run');
  const chimera = buildChimera({
    models: offlineModels({
      seed: 4,
      errors: {
        ambiguousProblem: 0.3,
        verifierFalseAccept: 0.4,
        judgeFalseAccept: 0.4,
        judgeFalseReject: 0.2,
      },
    }),
    expand: { topicsPerSubject: 15 },
    generate: { problemsPerTopic: 3 },
    synthesize: { trajectoriesPerProblem: 2 },
    refill: false,
  });
  await chimera.run(['Mathematics', 'Physics', 'History', 'Biology'], { directory }).summary();
  const run = await openRun(directory);
  const samples = new Map<string, Sample>();
  for await (const sample of run.samples()) samples.set(sample.id, sample);
  const texts = new Map<string, string>(
    [...samples.values()].map(({ problemId, problem }) => [problemId, problem]),
  );
  for await (const problem of run.problems()) texts.set(problem.id, problem.problem);
  for await (const { item } of run.rejected()) if (isProblem(item)) texts.set(item.id, item.problem);
  const isValid = (problemId: string): boolean => truthOf(texts.get(problemId) ?? '')?.flaw === null;
  const isRight = ({ finalAnswer, problem }: Sample): boolean => {
    const answer = truthOf(problem)?.answer ?? null;
    return finalAnswer !== null && answer !== null && isSameAnswer(finalAnswer, answer);
  };
  const shareOf = (rows: readonly Sample[], is: (row: Sample) => boolean): number =>
    rows.filter(is).length / rows.length;
  const all = [...samples.values()];
  const correct = all.filter(({ label }) => label.kind === 'correct');
  const kept = [...new Map(all.map((sample) => [sample.problemId, sample])).values()];
  const truth = {
    precision: shareOf(correct, isRight),
    sound: shareOf(correct, (row) => isRight(row) && isValid(row.problemId)),
    valid: shareOf(kept, ({ problemId }) => isValid(problemId)),
  };
  const held = { precision: [] as boolean[], sound: [] as boolean[], valid: [] as boolean[] };
  for (const seed of seeds) {
    const path = join(folder.path, 'review.html');
    await exportReview({ source: directory, path, items: ITEMS, seed, overwrite: true });
    const page = await readFile(path, 'utf8');
    const { labels, validProblems } = await importReview({
      source: directory,
      verdicts: verdictsOn(page, (row, problemId) => {
        const sample = samples.get(row);
        const answer = sample === undefined ? null : isRight(sample) ? 'right' : 'wrong';
        return { problem: isValid(problemId) ? 'valid' : 'invalid', answer };
      }),
    });
    held.precision.push(isWithin(labels[0]?.agrees, truth.precision));
    held.sound.push(isWithin(labels[0]?.sound, truth.sound));
    held.valid.push(isWithin(validProblems, truth.valid));
  }
  return [
    heldShare(
      `label precision (${truth.precision.toFixed(3)}) in the interval of ${ITEMS} reviewed rows`,
      held.precision,
    ),
    heldShare(`sound share of correct rows (${truth.sound.toFixed(3)}) likewise`, held.sound),
    heldShare(`valid share of kept problems (${truth.valid.toFixed(3)}) likewise`, held.valid),
  ];
}

type Said = (
  row: string,
  problemId: string,
) => { readonly problem: 'valid' | 'invalid'; readonly answer: 'right' | 'wrong' | null };

/** Reads the page as a browser does, and answers. */
function verdictsOn(page: string, said: Said): readonly ReviewLine[] {
  const blocks = [
    ...page.matchAll(/<script type="application\/json" id="review-[a-z0-9-]+">(.*?)<\/script>/gu),
  ];
  const [facts, ...rows] = blocks.map(([, json = '']) => JSON.parse(json));
  return [
    facts.design,
    ...rows.map(
      ({ row, problemId }): ReviewLine => ({
        kind: 'verdict',
        review: facts.review,
        reviewer: 'truth',
        row,
        problemId,
        note: '',
        ...said(row, problemId),
      }),
    ),
  ];
}

function isProblem(item: unknown): item is { readonly id: string; readonly problem: string } {
  return (
    typeof item === 'object' &&
    item !== null &&
    'problem' in item &&
    typeof item.problem === 'string' &&
    'id' in item &&
    typeof item.id === 'string'
  );
}
