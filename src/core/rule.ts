import type { JsonValue } from './json.ts';
import type { Pass, Rejection } from './outcome.ts';
import type { Problem } from './records/records.ts';
import type { Sibling, TaskContext } from './stage.ts';

/** What a rule reaches the world through; the slots and points it names are its own. */
export interface RuleContext<Candidate>
  extends Pick<TaskContext<Candidate, unknown>, 'call' | 'embed' | 'decide' | 'shared' | 'signal'> {
  /** The lower-draw candidates of the same parent that reached this rule, kept or not, in draw order. */
  readonly siblings: () => Promise<readonly Sibling<Candidate>[]>;
}

/** A cheap or careful check of one candidate. See `defineRule`. */
export interface Rule<Candidate = Problem> {
  /** Kebab case, unique among the rules of its stage; the `by` of its rejections. */
  readonly name: string;
  /** Changed by its author whenever the rule decides otherwise. */
  readonly version: string;
  /** Choices of the rule that decide what it refuses, for the manifest: under other ones rows are made anew. */
  readonly options?: JsonValue;
  /** Lets the candidate pass, or refuses it with a code and a reason. */
  readonly check: (
    candidate: Candidate,
    context: RuleContext<Candidate>,
  ) => Pass | Rejection | Promise<Pass | Rejection>;
}
