import type { ValidatedProblem } from '../core/records/records.ts';
import type { Agreement } from '../stages/validate/agreement.ts';

/** What another agreement makes of stored votes. */
export interface Reconsideration {
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
 * const { nowKept, nowRefused } = await reconsider('runs/first', 'majority');
 * console.log(`${nowKept.length} more, ${nowRefused.length} fewer`);
 * ```
 */
export async function reconsider(directory: string, agreement: Agreement): Promise<Reconsideration> {
  const { reconsiderVotes } = await import('./reconsider-votes.ts');
  return reconsiderVotes(directory, agreement);
}
