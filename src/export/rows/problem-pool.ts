import { isRecord } from '../../core/records/is-record.ts';
import type { ValidatedProblem } from '../../core/records/records.ts';
import { readJsonLines } from '../../files/rows/read-json-lines.ts';

/**
 * Which problems make a pool for reinforcement learning. `paper`: those with a sample that is labelled correct, which
 * fine-tuning sees, and those without one that a model solves at least once by `passRates`. `{ solvedBy }` names the model.
 */
export type ProblemPool = 'paper' | { readonly solvedBy: string };

/** Tells why a problem is not in the pool; null when it is. */
export type PoolTest = (problem: ValidatedProblem) => 'not-probed' | 'never-solved' | null;

/** Looks through the samples of a file for problems with one that is labelled correct. Holds their ids in memory. */
export async function poolTest(path: string, pool: ProblemPool): Promise<PoolTest> {
  const taught = new Set<string>();
  for await (const { value } of readJsonLines(path))
    if (isRecord('sample', value) && value.label.kind === 'correct') taught.add(value.problemId);
  return ({ id, passRates = {} }) => {
    if (taught.has(id)) return null;
    const rates = pool === 'paper' ? Object.values(passRates) : [passRates[pool.solvedBy]];
    const known = rates.filter((rate) => rate !== undefined);
    if (known.length === 0) return 'not-probed';
    return known.some((rate) => rate > 0) ? null : 'never-solved';
  };
}
