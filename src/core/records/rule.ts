import type { JsonValue } from '../json.ts';
import type { Pass, Rejection } from '../outcome.ts';
import type { Sibling, TaskContext } from '../stage.ts';
import type { Problem, Trajectory } from './records.ts';

/** What every rule reaches the world through; slots and names are kept apart from those of other rules. */
export interface RuleTools
  extends Pick<TaskContext<unknown, unknown>, 'call' | 'embed' | 'decide' | 'shared' | 'signal'> {}

/** What a rule for topics or problems has besides: others to compare its candidate with. */
export interface SiblingTools<Candidate> extends RuleTools {
  /** Returns the lower-draw candidates of the same parent that reached this rule, kept or not, in draw order. */
  readonly siblings: () => Promise<readonly Sibling<Candidate>[]>;
}

/** What a rule reaches the world through. Trajectories are judged each by itself: their rules have no siblings. */
export type RuleContext<Candidate> = [Candidate] extends [Trajectory] ? RuleTools : SiblingTools<Candidate>;

/** A cheap or careful check of one candidate. See `defineRule`. */
export interface Rule<Candidate = Problem> {
  /** Kebab case, unique among the rules of its stage; the `by` of its rejections. */
  readonly name: string;
  /** Changed by its author whenever the rule decides otherwise. */
  readonly version: string;
  /** Choices of the rule that decide what it refuses, for the manifest: under other ones rows are made again. */
  readonly options?: JsonValue;
  /** Lets the candidate pass, or refuses it with a code and a reason. */
  readonly check: (
    candidate: Candidate,
    context: RuleContext<Candidate>,
  ) => Pass | Rejection | Promise<Pass | Rejection>;
}
