import { withRuleOver } from '../../options/between/with-rule-over.ts';
import { checkOptions } from '../../options/check-options.ts';
import { type OptionSchema, optionOf, optionsSchema } from '../../options/option-schemas.ts';
import { wholeNumberFrom } from '../../options/ranges.ts';

/** Counts of attempts by what they answered, for `majorityAtK`. */
export interface MajorityAtKOptions {
  /** Attempts that reached the reference answer. */
  readonly correct: number;
  /** Attempts for each other answer that was given. */
  readonly others: readonly number[];
  /** Attempts without a final answer: they are drawn like the others and have no vote. @default 0 */
  readonly silent?: number;
  /** Attempts that vote. */
  readonly k: number;
}

/** Beyond it binomial coefficients leave the range of numbers. */
const MOST_ATTEMPTS = 1_000;

const counts = optionOf(
  (value) =>
    Array.isArray(value) &&
    value.every((count) => Number.isSafeInteger(count) && count >= 0 && count <= MOST_ATTEMPTS),
  'a list of whole numbers of attempts',
);

const majorityAtKSchema: OptionSchema = withRuleOver<MajorityAtKOptions>(
  optionsSchema<MajorityAtKOptions>({
    correct: wholeNumberFrom(0, MOST_ATTEMPTS),
    others: counts,
    silent: wholeNumberFrom(0, MOST_ATTEMPTS).optional(),
    k: wholeNumberFrom(1, MOST_ATTEMPTS),
  }),
  ['correct', 'others', 'silent', 'k'],
  (options) => {
    const attempts = attemptsIn(options);
    if (options.k <= attempts) return [];
    const message = `must be a whole number from 1 to ${attempts}, got {got}`;
    return [{ path: ['k'], message }];
  },
);

function attemptsIn({ correct, others, silent = 0 }: MajorityAtKOptions): number {
  return others.reduce((sum, some) => sum + some, correct + silent);
}

/**
 * Returns the chance that the answer that most of k attempts give is the reference, when the k are drawn without
 * replacement from those that were made: the average over all ways to draw them, so that it is not biased by their order.
 * Of answers with equally many votes each is as likely to be taken.
 *
 * @throws {ConfigurationError} Unless the counts are whole numbers and k is at most the number of attempts.
 *
 * @example
 * ```ts
 * import { majorityAtK } from 'chimera-sdk/analysis';
 *
 * majorityAtK({ correct: 2, others: [1], k: 3 }); // 1
 * majorityAtK({ correct: 2, others: [1], k: 2 }); // 0.666...: of two different answers either may be taken
 * ```
 */
export function majorityAtK(options: MajorityAtKOptions): number {
  checkOptions(majorityAtKSchema, options, 'majorityAtK');
  const { correct, others, silent = 0, k } = options;
  const attempts = attemptsIn(options);
  const rivals = others.filter((count) => count > 0);
  let won = 0;
  for (let votes = 1; votes <= Math.min(correct, k); votes += 1) {
    const ways = rivalWays(rivals, silent, k - votes, votes);
    for (const [tied, count] of ways.entries()) won += (choose(correct, votes) * count) / (tied + 1);
  }
  return won / choose(attempts, k);
}

/** Ways to draw attempts, by how many rivals have the most votes that may be, and by how many were drawn. */
type Ways = readonly (readonly number[])[];

/** Ways to draw so many attempts of rivals and silent ones, none of which has more votes than `most`, by how many have as many. */
function rivalWays(
  rivals: readonly number[],
  silent: number,
  drawn: number,
  most: number,
): readonly number[] {
  const totals = Array.from({ length: drawn + 1 }, (_, total) => total);
  const tied = Array.from(
    { length: Math.min(rivals.length, Math.floor(drawn / most)) + 1 },
    (_, ties) => ties,
  );
  let ways: Ways = tied.map((ties) => totals.map((total) => (ties === 0 ? choose(silent, total) : 0)));
  for (const rival of rivals) {
    const before = ways;
    const votes = totals.filter((count) => count <= Math.min(rival, most));
    ways = tied.map((ties) =>
      totals.map((total) =>
        votes.reduce((sum, count) => {
          const known = before[count === most ? ties - 1 : ties]?.[total - count] ?? 0;
          return known === 0 ? sum : sum + known * choose(rival, count);
        }, 0),
      ),
    );
  }
  return ways.map((row) => row[drawn] ?? 0);
}

function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let ways = 1;
  for (let step = 1; step <= Math.min(k, n - k); step += 1) ways = (ways * (n - step + 1)) / step;
  return ways;
}
