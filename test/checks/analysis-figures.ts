import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bootstrap,
  bradleyTerry,
  cohenKappa,
  describe,
  exportReview,
  importReview,
  kendallTau,
  majorityAtK,
  wilson,
} from 'chimera-sdk/analysis';
import { passAtK } from 'chimera-sdk/verification';
import { root } from './run-program.ts';

interface Inputs {
  readonly points: { readonly sources: readonly string[]; readonly groups: readonly (readonly number[])[] };
  readonly attempts: readonly {
    readonly correct: number;
    readonly others: readonly number[];
    readonly silent: number;
  }[];
  readonly rates: readonly number[];
  readonly shares: readonly (readonly [number, number])[];
  readonly wins: readonly (readonly number[])[];
  readonly categories: readonly [readonly string[], readonly string[]];
  readonly rankings: readonly (readonly number[])[];
  readonly rows: readonly object[];
  readonly benchmark: readonly string[];
  readonly review: readonly ReviewedRow[];
}

type Said = readonly ['valid' | 'invalid' | 'unsure', 'right' | 'wrong' | 'unsure'];

/** A row with its label, and what two people say of problem and final answer. */
interface ReviewedRow {
  readonly subject: string;
  readonly correctness: boolean;
  readonly ada: Said;
  readonly ben: Said;
}

/** Writes the figures that the library makes of the committed inputs, for `analysis.py` to work out again. */
export async function writeFigures(folder: string): Promise<void> {
  const inputs: Inputs = JSON.parse(
    await readFile(join(root, 'test/consumers/analysis-inputs.json'), 'utf8'),
  );
  const { points, attempts, rates, shares, wins, categories, rankings, rows, benchmark } = inputs;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const { sources } = await describe({ sources: { rows }, benchmarks: { benchmark }, n: [8, 13] });
  const figures = {
    meanPoints: points.sources.map((_, index) => mean(points.groups.map((group) => group[index] ?? 0))),
    attempts: attempts.map(({ correct, others, silent }) => {
      const made = others.reduce((sum, count) => sum + count, correct + silent);
      const ks = Array.from({ length: made }, (_, index) => index + 1);
      return {
        pass: ks.map((k) => passAtK({ attempts: made, correct, k })),
        majority: ks.map((k) => majorityAtK({ correct, others, silent, k })),
      };
    }),
    wilson: shares.map(([hits, of]) => wilson(hits / of, of)),
    bootstrap: bootstrap({ items: rates, statistic: mean, seed: 7, resamples: 20_000 }),
    bradleyTerry: bradleyTerry({ wins }),
    kappa: cohenKappa(...categories),
    tau: rankings.map((left) => rankings.map((right) => kendallTau(left, right))),
    description: sources[0],
    review: await reviewFigures(folder, inputs.review),
  };
  await writeFile(join(folder, 'figures.json'), JSON.stringify(figures));
}

/** Draws half of the rows, lets the two people judge them as the page would, and keeps what came of it and what went in. */
async function reviewFigures(folder: string, review: readonly ReviewedRow[]): Promise<object> {
  const rows = review.map(({ subject, correctness }, index) => ({
    question: `Question ${index}?`,
    answer: '1',
    solution: `Attempt ${index}`,
    subject,
    correctness,
  }));
  const path = join(folder, 'review.html');
  const { strata } = await exportReview({ source: rows, path, items: 30, strata: ['label', 'subject'] });
  const page = await readFile(path, 'utf8');
  const blocks = [
    ...page.matchAll(/<script type="application\/json" id="review-[a-z0-9-]+">(.*?)<\/script>/gu),
  ];
  const [facts, ...shown] = blocks.map(([, json = '']) => JSON.parse(json));
  const judged = shown.map(({ row, problemId, entry }) => ({
    row,
    problemId,
    index: Number(/\d+/u.exec(entry.problem.head)?.[0]),
  }));
  const lines = judged.flatMap(({ row, problemId, index }) =>
    (['ada', 'ben'] as const).flatMap((reviewer) => {
      const [problem, answer] = review[index]?.[reviewer] ?? ['unsure', 'unsure'];
      return [
        { kind: 'verdict', review: facts.review, reviewer, row, problemId, problem, answer, note: '' },
      ] as const;
    }),
  );
  const { labels, validProblems, agreement } = await importReview({
    source: rows,
    verdicts: [facts.design, ...lines],
  });
  return { strata, judged: judged.map(({ index }) => index), labels, validProblems, agreement };
}
