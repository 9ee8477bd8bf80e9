/** What a problem is chosen by. */
export interface SubsetCandidate {
  readonly id: string;
  readonly subject: string;
  readonly topic: string | null;
  readonly problem: string;
  /** Share of attempts that missed; null when none are known. */
  readonly difficulty: number | null;
  readonly problemWords: number;
  /** Words of the shortest attempt that is not wrong, thinking included; null without one. */
  readonly solutionWords: number | null;
}

/** By what `selectSubset` chooses. */
export interface SubsetChoice {
  /**
   * What shares the size: `even` gives each group as much as the others, as far as it has problems; `proportional` as much as it
   * has of the source. What a small group leaves goes to the others.
   *
   * @default { of: 'subject', share: 'even' }
   */
  readonly quota?: { readonly of?: 'subject' | 'topic'; readonly share?: 'even' | 'proportional' };
  /**
   * Only problems whose share of missed attempts is within. Problems for which it is unknown are left out.
   *
   * @default any
   */
  readonly difficulty?: { readonly min?: number; readonly max?: number };
  /** Most words. @default any number */
  readonly mostWords?: { readonly problem?: number; readonly solution?: number };
  /**
   * How the problems of a group are spread: `words` takes the farthest from those taken, by common words; a function gives a
   * vector for each problem, such as an embedding made before, and the cosine counts; `none` takes them in an order that
   * follows from the seed.
   *
   * @default 'words'
   */
  readonly diversity?: 'words' | 'none' | ((candidate: SubsetCandidate) => readonly number[]);
}

/** Why a problem was left out. */
export type LeftOutReason =
  | 'difficulty-unknown'
  | 'too-easy'
  | 'too-hard'
  | 'long-problem'
  | 'long-solution'
  | 'quota';

/** What `selectSubset` chose. */
export interface SelectSubsetResult {
  /** In the order in which they were taken, group by group. */
  readonly chosen: readonly SubsetCandidate[];
  readonly leftOut: readonly { readonly id: string; readonly reason: LeftOutReason }[];
  /** What each group has, in order of its name. */
  readonly groups: readonly { readonly group: string; readonly available: number; readonly chosen: number }[];
}
