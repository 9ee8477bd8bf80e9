import { kindOf } from '../core/items/kind-of.ts';
import type { Label, Problem, ValidatedProblem, Vote } from '../core/records/records.ts';
import { ConfigurationError } from '../errors/index.ts';
import { withRuleOver } from '../options/between/with-rule-over.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { nonEmptyString, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { openRun } from '../reading/open-run.ts';
import type { StoredRun } from '../reading/stored-run.ts';
import {
  type Agreement,
  agreementAmong,
  agreementSchema,
  decisionOf,
  votesNeeded,
} from '../stages/validate/agreement.ts';
import { type PersonVerdict, verdictsOnAnswers, verdictsOnProblems } from './person-verdicts.ts';
import { type PlacedVerdict, readVerdicts, verdictSourceSchema } from './read-verdicts.ts';
import type { AnswerVerdict, ProblemVerdict, VerdictSource } from './review-line.ts';

/** Options of `reconsider`: an agreement, people's verdicts, or both. */
export interface ReconsiderOptions {
  /** The agreement to apply to the stored votes. @default that of the run */
  readonly agreement?: Agreement;
  /**
   * What people said of rows of the run: files that the page of a review saved, or their lines. A person's verdict on a problem
   * counts instead of its votes; where people are unsure or contradict each other, the votes count.
   *
   * @default none
   */
  readonly verdicts?: VerdictSource;
}

const reconsiderSchema: OptionSchema = withRuleOver<ReconsiderOptions>(
  optionsSchema<ReconsiderOptions>({
    agreement: agreementSchema.optional(),
    verdicts: verdictSourceSchema.optional(),
  }),
  [],
  ({ agreement, verdicts }) =>
    agreement === undefined && verdicts === undefined
      ? [{ path: [], message: 'needs an agreement, verdicts of people, or both' }]
      : [],
);

/** A problem that a person decided, and who that was. */
export interface PersonDecision {
  readonly problem: ValidatedProblem;
  readonly verdict: 'valid' | 'invalid';
  readonly reviewers: readonly string[];
  readonly notes: readonly string[];
  /** What the votes alone would make of it; `none` without votes. */
  readonly votesSaid: 'accepted' | 'refused' | 'open' | 'none';
  readonly kept: boolean;
}

/** A sample on whose final answer a person decided, and who that was. */
export interface PersonLabel {
  readonly sampleId: string;
  readonly problemId: string;
  readonly label: Label['kind'];
  readonly verdict: 'right' | 'wrong';
  readonly reviewers: readonly string[];
  readonly notes: readonly string[];
}

/** What another agreement makes of stored votes. */
export interface ReconsiderResult {
  readonly agreement: Agreement;
  /** Problems kept before that stay kept. */
  readonly stillKept: number;
  /** Problems refused before that the new agreement accepts; run again with it to solve and label them. */
  readonly nowKept: readonly ValidatedProblem[];
  /** Problems kept before that the new agreement refuses. */
  readonly nowRefused: readonly ValidatedProblem[];
  /** Problems refused before that stay refused by their votes. */
  readonly stillRefused: number;
  /** Problems whose votes are too few to decide, since they were asked `until-decided`. */
  readonly undecided: number;
  /** Problems that rules refused, or whose validation failed: no votes to look at. */
  readonly withoutVotes: number;
  /** The problems of the lists above on which a person decided, and not the votes. */
  readonly decidedByPeople: readonly PersonDecision[];
  /** What people said of final answers; the labels of the run stay as they are. */
  readonly labelledByPeople: readonly PersonLabel[];
}

/**
 * Applies another agreement to the votes of a finished run, or what people said of its rows, which beats votes. Makes no
 * model call and changes nothing on disk.
 *
 * @throws {ConfigurationError} When the agreement cannot be met by the verifiers of that run, or a verdict is about a row that
 * it does not have.
 * @throws {DirectoryError} When the folder holds no run.
 *
 * @example
 * ```ts
 * const { nowKept, nowRefused } = await reconsider('runs/first', { agreement: 'majority' });
 * console.log(`${nowKept.length} more, ${nowRefused.length} fewer`);
 * ```
 */
export async function reconsider(directory: string, options: ReconsiderOptions): Promise<ReconsiderResult> {
  checkArguments(
    [nonEmptyString, directory, 'reconsider.directory'],
    [reconsiderSchema, options, 'reconsider'],
  );
  const run = await openRun(directory);
  const { verifiers, own } = votingIn(run.manifest);
  const { agreement = own ?? 'unanimous' } = options;
  if (verifiers === 0 && options.verdicts === undefined) {
    const message = `${directory} has no stage that took votes; name the directory of a run that validated`;
    throw new ConfigurationError([{ option: 'reconsider.directory', message }]);
  }
  if (options.agreement !== undefined)
    checkArguments([agreementAmong(verifiers), agreement, 'reconsider.agreement']);
  const needed = votesNeeded(agreement, verifiers);
  const verdicts =
    options.verdicts === undefined
      ? []
      : (await readVerdicts(options.verdicts, 'reconsider.verdicts')).verdicts;
  const people = verdictsOnProblems(verdicts);
  const decidedByPeople: PersonDecision[] = [];
  const decide = (problem: ValidatedProblem, wasKept: boolean, voted: Decision | null): Decision => {
    const votesSaid = voted ?? 'none';
    const decision = personDecision(people.get(problem.id));
    if (decision === null) return voted ?? (wasKept ? 'accepted' : 'refused');
    decidedByPeople.push({ problem, ...decision, votesSaid, kept: wasKept });
    return decision.verdict === 'valid' ? 'accepted' : 'refused';
  };
  const byVotes = (votes: readonly Vote[]): Decision | null =>
    verifiers === 0 ? null : decisionOf(votes, verifiers, needed);
  const known = new Set<string>();
  const kept: Sorted = { accepted: [], refused: [], open: [] };
  for await (const problem of run.problems()) {
    known.add(problem.id);
    kept[decide(problem, true, byVotes(problem.votes))].push(problem);
  }
  const refused: Sorted = { accepted: [], refused: [], open: [] };
  let withoutVotes = 0;
  for await (const { item, code } of run.rejected()) {
    if (!isVotedProblem(item)) {
      withoutVotes += isProblem(item) ? 1 : 0;
      continue;
    }
    known.add(item.id);
    const problem: ValidatedProblem = { ...unsolved, ...item, kind: 'validated-problem' };
    // Refused after the vote, by blind solving: no agreement brings it back, only a person does.
    const voted = code === 'verifier-rejected' ? byVotes(item.votes) : 'refused';
    refused[decide(problem, false, voted)].push(problem);
  }
  for await (const { item } of run.failed()) withoutVotes += isProblem(item) ? 1 : 0;
  const labelledByPeople = verdicts.length === 0 ? [] : await labelsOf(run, verdicts, known);
  return {
    agreement,
    stillKept: kept.accepted.length,
    nowKept: refused.accepted,
    nowRefused: kept.refused,
    stillRefused: refused.refused.length,
    undecided: kept.open.length + refused.open.length,
    withoutVotes,
    decidedByPeople,
    labelledByPeople,
  };
}

type Decision = ReturnType<typeof decisionOf>;

function personDecision(
  person: PersonVerdict<ProblemVerdict> | undefined,
): Pick<PersonDecision, 'verdict' | 'reviewers' | 'notes'> | null {
  if (person === undefined || person.verdict === 'unsure') return null;
  const { verdict, reviewers, notes } = person;
  return { verdict, reviewers, notes };
}

/** What people said of the answers of samples. Every verdict must be about a row that is there. */
async function labelsOf(
  run: StoredRun,
  verdicts: readonly PlacedVerdict[],
  known: Set<string>,
): Promise<readonly PersonLabel[]> {
  const answers: ReadonlyMap<string, PersonVerdict<AnswerVerdict>> = verdictsOnAnswers(verdicts);
  const wanted = new Set(verdicts.map(({ row }) => row));
  const labels: PersonLabel[] = [];
  for await (const { id, problemId, label } of run.samples()) {
    if (wanted.has(id)) known.add(id);
    const person = answers.get(id);
    if (person === undefined || person.verdict === 'unsure') continue;
    const { verdict, reviewers, notes } = person;
    labels.push({ sampleId: id, problemId, label: label.kind, verdict, reviewers, notes });
  }
  const stray = verdicts.find(({ row, problemId }) => !known.has(row) || !known.has(problemId));
  if (stray === undefined) return labels;
  const message = `${stray.at} is about row ${stray.row} of problem ${stray.problemId}, which ${run.directory} does not have; name the run from which the review was drawn`;
  throw new ConfigurationError([{ option: 'reconsider.verdicts', message }]);
}

/** What a problem says of blind solving when it was refused before that. */
const unsolved = { difficulty: null, blindAttempts: null, blindCorrect: null } as const;

type Sorted = Readonly<Record<Decision, ValidatedProblem[]>>;

/** How many verifiers the run had, by its manifest, and their agreement; 0 when it had none. */
function votingIn(manifest: { readonly [field: string]: unknown }): {
  readonly verifiers: number;
  readonly own: Agreement | null;
} {
  const stages = manifest['stages'];
  for (const stage of Array.isArray(stages) ? stages : []) {
    const options: unknown =
      typeof stage === 'object' && stage !== null && 'options' in stage ? stage.options : null;
    if (typeof options !== 'object' || options === null || !('verifiers' in options)) continue;
    if (!Array.isArray(options.verifiers)) continue;
    const own: unknown = 'agreement' in options ? options.agreement : null;
    return { verifiers: options.verifiers.length, own: isAgreement(own) ? own : null };
  }
  return { verifiers: 0, own: null };
}

function isAgreement(value: unknown): value is Agreement {
  return agreementSchema.faultsIn(value).length === 0;
}

function isProblem(item: unknown): item is Problem {
  return kindOf(item) === 'problem';
}

function isVotedProblem(item: unknown): item is Problem & { readonly votes: readonly Vote[] } {
  return isProblem(item) && 'votes' in item && Array.isArray(item.votes) && item.votes.length > 0;
}
