import type { RunEnd, RunSummary } from '../../core/summary.ts';
import { FailureLimitError, isChimeraError, StoreError } from '../../errors/index.ts';
import type { PipelineEvents } from '../../events/pipeline-events.ts';
import type { RowQueue } from '../books/row-queue.ts';
import type { RunBooks } from '../books/run-books.ts';
import type { Halt } from './run-control.ts';
import type { RunStorage } from './run-storage.ts';

/** What is left when a run is over. */
export interface RunRemains {
  readonly books: RunBooks;
  readonly events: PipelineEvents;
  readonly rows: RowQueue;
  /** Null when opening it failed. */
  readonly storage: RunStorage | null;
  /** Why the run was told to end early; null when it was not. */
  readonly reason: Halt | null;
  /** Whether nothing was left to do. */
  readonly isAllDone: boolean;
  /** Why the run has not completed even then: a whole stage failed. Null when none did, or when that is allowed. */
  readonly allFailed: Error | null;
}

/** Puts rows and summary in order, closes what is open and announces the end. Never rejects. */
export async function endRun({
  books,
  events,
  rows,
  storage,
  reason,
  isAllDone,
  allFailed,
}: RunRemains): Promise<RunSummary> {
  const { end, error } = conclusion(reason, isAllDone, allFailed);
  const waits = reason?.end === 'waiting' && end === 'waiting' ? reason.waits : null;
  const asPlanned = books.summary(end, error, waits);
  const problem = storage === null ? null : await putAway(storage, asPlanned);
  const summary = problem === null ? asPlanned : books.summary('failed', error ?? problem);
  books.end(summary);
  events.close();
  rows.end(summary.end === 'failed' || summary.end === 'aborted' ? (error ?? problem) : null);
  return summary;
}

/** Returns the first thing that went wrong. */
async function putAway(storage: RunStorage, summary: RunSummary): Promise<Error | null> {
  const problems: Error[] = [];
  const note = (error: unknown): void => {
    problems.push(asError(error));
  };
  await storage.finish(summary.end, summary).catch(note);
  await storage.close().catch(note);
  return problems[0] ?? null;
}

interface Conclusion {
  readonly end: RunEnd;
  readonly error: Error | null;
}

/** A run that was told to end when nothing was left to do has completed, unless a whole stage of it failed. */
function conclusion(reason: Halt | null, isAllDone: boolean, allFailed: Error | null): Conclusion {
  if (reason === null || (isAllDone && mayComplete(reason)))
    return allFailed === null ? { end: 'completed', error: null } : { end: 'failed', error: allFailed };
  return { end: reason.end, error: 'error' in reason ? reason.error : null };
}

/** A run whose last task was the one too many to fail has nothing left to give up. */
function mayComplete(reason: Halt): boolean {
  if (reason.end !== 'failed') return true;
  return reason.error instanceof FailureLimitError && reason.error.stage === null;
}

/** Returns what was thrown as an error. */
export function asError(thrown: unknown): Error {
  if (isChimeraError(thrown) || thrown instanceof Error) return thrown;
  return new StoreError(`the run ended with ${String(thrown)}`);
}
