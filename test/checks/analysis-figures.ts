import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bootstrap,
  bradleyTerry,
  cohenKappa,
  describe,
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
}

/** Writes the figures that the library makes of the committed inputs, for `analysis.py` to work out anew. */
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
    bootstrap: bootstrap(rates, mean, { seed: 7, resamples: 20_000 }),
    bradleyTerry: bradleyTerry(wins),
    kappa: cohenKappa(...categories),
    tau: rankings.map((left) => rankings.map((right) => kendallTau(left, right))),
    description: sources[0],
  };
  await writeFile(join(folder, 'figures.json'), JSON.stringify(figures));
}
