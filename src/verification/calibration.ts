import { correlationOf, kappaOf, type Share, weightedShare } from './vote-statistics.ts';

/** How good one model's votes are. A figure that the items cannot tell is null. */
export interface VoterQuality {
  readonly model: string;
  /** Share of good items that it accepts. */
  readonly sensitivity: Share | null;
  /** Share of bad items that it refuses. */
  readonly specificity: Share | null;
  /** Cohen's kappa against the labels. */
  readonly kappa: number | null;
}

/** What `calibrate` found. */
export interface CalibrateResult {
  readonly voters: readonly VoterQuality[];
  /** Correlation of errors between each pair of voters; null where one of the two made none, or nothing but errors. */
  readonly errorCorrelation: readonly (readonly (number | null)[])[];
  /** Votes of independent voters that these are worth: n / (1 + (n - 1) r) at mean correlation r; null when unknown. */
  readonly effectiveVotes: number | null;
  /** Share of good items among those that the agreement accepts, at the share of good items given. */
  readonly precision: Share | null;
  /** Items that all voters voted on, and items left out because a call failed. */
  readonly items: number;
  readonly failed: number;
  /** What the items cannot tell, in words. */
  readonly notes: readonly string[];
}

/** How all voters voted on one item. */
export interface Ballot {
  readonly isGood: boolean;
  readonly votes: readonly boolean[];
  /** How many items it stands for, where items were drawn with unlike chances. @default 1 */
  readonly weight?: number;
}

/** Works out how good voters are from their votes on labelled items. */
export function calibrationOf(
  names: readonly string[],
  ballots: readonly Ballot[],
  items: number,
  needed: number,
): CalibrateResult {
  const truth = ballots.map(({ isGood }) => isGood);
  const weights = ballots.map(({ weight = 1 }) => weight);
  const columns = names.map((_, voter) => ballots.map(({ votes }) => votes[voter] === true));
  const errors = columns.map((votes) => votes.map((vote, index) => vote !== truth[index]));
  const errorCorrelation = errors.map((left) => errors.map((right) => correlationOf(left, right, weights)));
  const accepted = ballots.filter(({ votes }) => votes.filter(Boolean).length >= needed);
  const effectiveVotes = effectiveVotesOf(errorCorrelation);
  return {
    voters: names.map((model, voter) => qualityOf(model, columns[voter] ?? [], truth, weights)),
    errorCorrelation,
    effectiveVotes,
    precision: weightedShare(accepted.map(({ isGood, weight = 1 }) => ({ isHit: isGood, weight }))),
    items: ballots.length,
    failed: items - ballots.length,
    notes: notesOn(truth, columns, effectiveVotes),
  };
}

function qualityOf(
  model: string,
  votes: readonly boolean[],
  truth: readonly boolean[],
  weights: readonly number[],
): VoterQuality {
  // Of the items that are as good as that, how often the vote says so.
  const shareRight = (isGood: boolean): Share | null =>
    weightedShare(
      votes.flatMap((vote, index) =>
        truth[index] === isGood ? [{ isHit: vote === isGood, weight: weights[index] ?? 1 }] : [],
      ),
    );
  return {
    model,
    sensitivity: shareRight(true),
    specificity: shareRight(false),
    kappa: kappaOf(votes, truth, weights),
  };
}

function effectiveVotesOf(correlation: readonly (readonly (number | null)[])[]): number | null {
  const voters = correlation.length;
  if (voters === 1) return 1;
  const pairs = correlation.flatMap((row, left) => row.filter((_, right) => right > left));
  const known = pairs.filter((value) => value !== null);
  if (known.length < pairs.length) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return Math.min(voters, voters / (1 + (voters - 1) * mean));
}

function notesOn(
  truth: readonly boolean[],
  columns: readonly (readonly boolean[])[],
  effectiveVotes: number | null,
): readonly string[] {
  const notes: string[] = [];
  if (!truth.includes(true)) notes.push('no item is labelled good: sensitivity and precision cannot be told');
  if (!truth.includes(false)) notes.push('no item is labelled bad: specificity cannot be told');
  const [first = [], ...others] = columns;
  const allAgree =
    others.length > 0 && others.every((votes) => votes.every((vote, index) => vote === first[index]));
  if (allAgree) notes.push('the voters agree on every item: whether they err independently cannot be told');
  else if (effectiveVotes === null)
    notes.push('a voter made no error: how far errors coincide cannot be told');
  return notes;
}
