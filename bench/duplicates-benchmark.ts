import { dedupe } from '../src/verification.ts';
import { atLeast, type Benchmark, type Measured } from './bench-row.ts';
import { plantedTexts } from './duplicate-texts.ts';

/** How fast near-duplicates are found among short texts. */
export const duplicatesBenchmark: Benchmark = {
  rows: { 'near-duplicates': 'near-duplicates: short texts per second of one core' },
  measure: async ({ quick }) => measureDuplicates(quick ? 5_000 : 100_000),
};

/**
 * The rate at a size that most datasets stay below: the best of three, since other work only ever slows. Counted by
 * processor time, which is what one core does, whatever else the machine is at.
 */
export async function measureDuplicates(count: number): Promise<Measured> {
  const { texts } = plantedTexts(count, 20_260_303);
  let best = 0;
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage();
    for await (const _ of dedupe(texts, { compare: 'texts' }));
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, texts.length / ((user + system) / 1e6));
  }
  return {
    rows: [atLeast('near-duplicates', best, 'texts/s', 100_000)],
    remarks: [`near-duplicates: ${texts.length} texts, the best of three rounds`],
  };
}
