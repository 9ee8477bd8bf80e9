import { checkOptions } from '../../options/check-options.ts';
import {
  numberOrZero,
  type OptionSchema,
  optionOf,
  optionsSchema,
  positiveNumber,
} from '../../options/option-schemas.ts';
import { refusedFor } from '../../options/refused-for.ts';

/** Games, and how a Bradley-Terry model is fitted to them. */
export interface BradleyTerryOptions {
  /** `wins[i][j]`: how often i was preferred to j. */
  readonly wins: readonly (readonly number[])[];
  /** Wins that each side of each pair is given beforehand, so that a side that always won has a finite score. @default 0.5 */
  readonly prior?: number;
  /** The relative change of strengths at which the fit ends. @default 1e-12 */
  readonly precision?: number;
}

/** A row and a column for each player. */
const winsSchema: OptionSchema = optionOf(
  (wins) => Array.isArray(wins) && wins.every((row) => Array.isArray(row) && row.length === wins.length),
  'a list with a list for each player, each with a number for each player',
).pipe(
  refusedFor((wins) =>
    (Array.isArray(wins) ? wins : []).flatMap((row: readonly unknown[], i) =>
      row.flatMap((count, j) =>
        numberOrZero.faultsIn(count).map(({ message }) => ({ path: [i, j], message })),
      ),
    ),
  ),
);

const bradleyTerrySchema: OptionSchema = optionsSchema<BradleyTerryOptions>({
  wins: winsSchema,
  prior: numberOrZero.optional(),
  precision: positiveNumber.optional(),
});

const MOST_ROUNDS = 10_000;

/**
 * Returns the Bradley-Terry scores of players: the chance that i is preferred to j is `1 / (1 + exp(s[j] - s[i]))`, and the
 * scores have a mean of 0. Fitted by the minorization-maximization of Hunter (2004), which climbs to the one maximum
 * of the likelihood from any start. A tie counts as half a win for each.
 *
 * @throws {ConfigurationError} When there are not as many numbers for each player as players, or an option is invalid.
 * @see Hunter, MM algorithms for generalized Bradley-Terry models, Annals of Statistics 32 (2004), section 2
 *
 * @example
 * ```ts
 * import { bradleyTerry } from 'chimera-sdk/analysis';
 *
 * bradleyTerry({ wins: [[0, 30], [10, 0]], prior: 0 }); // [0.549, -0.549]: their difference is the logarithm of 30 / 10
 * ```
 */
export function bradleyTerry(options: BradleyTerryOptions): readonly number[] {
  checkOptions(bradleyTerrySchema, options, 'bradleyTerry');
  const { wins, prior = 0.5, precision = 1e-12 } = options;
  const players = wins.length;
  const won = (i: number, j: number): number => (i === j ? 0 : (wins[i]?.[j] ?? 0) + prior);
  const others = Array.from({ length: players }, (_, player) => player);
  const total = others.map((i) => others.reduce((sum, j) => sum + won(i, j), 0));
  let strengths = others.map(() => 1);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = others.map((i) => {
      const met = others.reduce((sum, j) => {
        const games = won(i, j) + won(j, i);
        return games === 0 ? sum : sum + games / ((strengths[i] ?? 1) + (strengths[j] ?? 1));
      }, 0);
      return met === 0 ? 1 : Math.max(Number.MIN_VALUE, (total[i] ?? 0) / met);
    });
    const scale = Math.exp(next.reduce((sum, strength) => sum + Math.log(strength), 0) / players);
    const scaled = next.map((strength) => strength / scale);
    const moved = Math.max(...scaled.map((strength, i) => Math.abs(strength / (strengths[i] ?? 1) - 1)));
    strengths = scaled;
    if (moved < precision) break;
  }
  return strengths.map(Math.log);
}
