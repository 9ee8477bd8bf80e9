import { seededRandom, shuffled } from '../src/analysis/figures/random.ts';
import { type RankQualityResult, rankQuality } from '../src/analysis/index.ts';
import { rankedProblem, simulatedJudge } from '../test/analysis/simulated-judges.ts';
import type { BenchRow } from './bench-row.ts';
import { heldShare, isWithin } from './held-share.ts';

const GROUPS = 24;

/** Sources of 300 problems each, of which some are ranked by each seed; the truth is what noiseless counting makes of many groups. */
export async function rankRows(seeds: readonly number[]): Promise<readonly BenchRow[]> {
  const random = seededRandom(11);
  const qualities = [0.62, 0.5, 0.38].map((mean) =>
    Array.from({ length: 300 }, () => mean + (random() - 0.5) * 0.6),
  );
  const truth = trueMeanPoints(qualities);
  const judges = [
    simulatedJudge('honest', ({ quality }, noise) => quality + noise * 0.4),
    simulatedJudge('first', ({ quality, position }, noise) => quality + noise * 0.4 - position * 0.3),
    simulatedJudge('longer', ({ quality, text }, noise) => quality + noise * 0.4 + text.length / 150),
    simulatedJudge('random', (_, noise) => noise),
  ];
  const held: boolean[] = [];
  const exposed = { honest: [], first: [], longer: [], random: [] } as Record<string, boolean[]>;
  const note = (judge: string, is: boolean): unknown => exposed[judge]?.push(is);
  for (const seed of seeds) {
    const result = await rankQuality({
      sources: sourcesOf(qualities, seed),
      models: judges,
      items: GROUPS,
      seed,
      match: 'any',
    });
    const own = result.ranks.filter(
      ({ judge, criterion }) => judge === 'scripted:honest' && criterion === null,
    );
    for (const [index, { points }] of own.entries()) {
      const expected = truth[index] ?? Number.NaN;
      held.push(isWithin(points, expected));
    }
    note('honest', !warns(result, 'honest', /./u));
    note('first', warns(result, 'first', /prefers what is shown first/u));
    note('longer', warns(result, 'longer', /prefers the longer/u));
    note('random', warns(result, 'random', /otherwise in another order/u));
  }
  return [
    heldShare(`mean points of a source in the interval of ${GROUPS} groups`, held),
    heldShare('a judge that prefers what stands first is exposed', exposed['first'] ?? []),
    heldShare('a judge that prefers length is exposed', exposed['longer'] ?? []),
    heldShare('a random judge is exposed', exposed['random'] ?? []),
    heldShare('an honest judge is not warned of', exposed['honest'] ?? []),
  ];
}

function sourcesOf(
  qualities: readonly (readonly number[])[],
  seed: number,
): Readonly<Record<string, readonly object[]>> {
  const random = seededRandom(seed + 1000);
  return Object.fromEntries(
    qualities.map((own, source) => [
      `source ${source}`,
      shuffled(own, random).map((quality, index) =>
        rankedProblem(quality, `${source}-${index}`, 10 + Math.floor(random() * 30)),
      ),
    ]),
  );
}

/** What the honest judge gives each source on average, its noise drawn many times. */
function trueMeanPoints(qualities: readonly (readonly number[])[]): readonly number[] {
  const random = seededRandom(12);
  const sums = qualities.map(() => 0);
  const rounds = 300_000;
  for (let round = 0; round < rounds; round += 1) {
    const merits = qualities.map(
      (own) => (own[Math.floor(random() * own.length)] ?? 0) + (random() - 0.5) * 0.4,
    );
    for (const [index, merit] of merits.entries())
      sums[index] = (sums[index] ?? 0) + 1 + merits.filter((other) => other < merit).length;
  }
  return sums.map((sum) => sum / rounds);
}

/** Warnings that name two judges say nothing of one. */
function warns({ warnings }: RankQualityResult, judge: string, what: RegExp): boolean {
  return warnings.some(
    (warning) => warning.startsWith(`scripted:${judge} `) && !warning.includes(' and ') && what.test(warning),
  );
}
