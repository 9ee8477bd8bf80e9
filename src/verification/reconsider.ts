import type { Problem, ValidatedProblem, Vote } from '../core/records/records.ts';
import { ConfigurationError } from '../errors/index.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { nonEmptyString, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { openRun } from '../reading/open-run.ts';
import {
  type Agreement,
  agreementAmong,
  agreementSchema,
  decisionOf,
  votesNeeded,
} from '../stages/validate/agreement.ts';

/** Options of `reconsider`. */
export interface ReconsiderOptions {
  /** The agreement to apply to the stored votes. */
  readonly agreement: Agreement;
}

const reconsiderSchema: OptionSchema = optionsSchema<ReconsiderOptions>({ agreement: agreementSchema });

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
}

/**
 * Applies another agreement to the votes of a finished run. Makes no model call and changes nothing on disk.
 *
 * @throws {ConfigurationError} When the agreement cannot be met by the verifiers of that run.
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
  const { agreement } = options;
  const run = await openRun(directory);
  const verifiers = verifiersIn(run.manifest);
  if (verifiers === 0) {
    const message = `${directory} has no stage that took votes; name the directory of a run that validated`;
    throw new ConfigurationError([{ option: 'reconsider.directory', message }]);
  }
  checkArguments([agreementAmong(verifiers), agreement, 'reconsider.agreement']);
  const needed = votesNeeded(agreement, verifiers);
  const decide = (votes: readonly Vote[]): ReturnType<typeof decisionOf> =>
    decisionOf(votes, verifiers, needed);
  const kept: Sorted = { accepted: [], refused: [], open: [] };
  for await (const problem of run.problems()) kept[decide(problem.votes)].push(problem);
  const refused: Sorted = { accepted: [], refused: [], open: [] };
  let withoutVotes = 0;
  for await (const { item, code } of run.rejected()) {
    if (isVotedProblem(item) && code !== 'verifier-rejected') {
      // Refused after the vote, by blind solving: no agreement brings it back.
      refused.refused.push({ ...unsolved, ...item, kind: 'validated-problem' });
    } else if (isVotedProblem(item)) {
      refused[decide(item.votes)].push({ ...unsolved, ...item, kind: 'validated-problem' });
    } else if (isProblem(item)) {
      withoutVotes += 1;
    }
  }
  for await (const { item } of run.failed()) withoutVotes += isProblem(item) ? 1 : 0;
  return {
    agreement,
    stillKept: kept.accepted.length,
    nowKept: refused.accepted,
    nowRefused: kept.refused,
    stillRefused: refused.refused.length,
    undecided: kept.open.length + refused.open.length,
    withoutVotes,
  };
}

/** What a problem says of blind solving when it was refused before that. */
const unsolved = { difficulty: null, blindAttempts: null, blindCorrect: null } as const;

type Sorted = Readonly<Record<ReturnType<typeof decisionOf>, ValidatedProblem[]>>;

/** How many verifiers the run had, by its manifest; 0 when it had none. */
function verifiersIn(manifest: { readonly [field: string]: unknown }): number {
  const stages = manifest['stages'];
  if (!Array.isArray(stages)) return 0;
  for (const stage of stages) {
    const options: unknown =
      typeof stage === 'object' && stage !== null && 'options' in stage ? stage.options : null;
    if (typeof options !== 'object' || options === null || !('verifiers' in options)) continue;
    if (Array.isArray(options.verifiers)) return options.verifiers.length;
  }
  return 0;
}

function isProblem(item: unknown): item is Problem {
  return typeof item === 'object' && item !== null && 'kind' in item && item.kind === 'problem';
}

function isVotedProblem(item: unknown): item is Problem & { readonly votes: readonly Vote[] } {
  return isProblem(item) && 'votes' in item && Array.isArray(item.votes) && item.votes.length > 0;
}
