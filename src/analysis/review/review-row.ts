import { contentHash } from '../../core/content-hash.ts';
import { isDisagreement } from '../../core/records/is-disagreement.ts';
import { isRecord } from '../../core/records/is-record.ts';
import type { Problem, Sample, ValidatedProblem, Vote } from '../../core/records/records.ts';
import { isFolder } from '../../files/rows/read-input-file.ts';
import { openRun } from '../../reading/open-run.ts';
import { unvoted } from '../../reading/rows/unvoted.ts';
import { type AnalysisSource, type DescribedSource, describedSource } from '../source/analysis-source.ts';
import { entryOfRow } from '../source/entry-of-row.ts';
import { refusal, tableRows } from '../source/read-source.ts';

/** What rows may be grouped by before some of each group are drawn. */
export type ReviewStratifier = 'label' | 'subject' | 'topic' | 'answerType' | 'decidedBy' | 'agreement';

/** A row that people may be asked about. */
export interface ReviewRow {
  readonly id: string;
  readonly problemId: string;
  /** `sample` has a final answer to judge. */
  readonly kind: 'sample' | 'problem';
  readonly groups: { readonly [Name in ReviewStratifier]: string };
  readonly votes: readonly Vote[];
  /** The row as it is shown. */
  readonly fields: object;
}

/**
 * Reads what people can be asked about: samples, problems without one, and, in a run directory, problems that verifiers refused,
 * without which no one knows what they refuse wrongly.
 *
 * @throws {ConfigurationError} While iterating, when a row lacks a column, or the source holds none.
 */
export async function* readReviewRows(
  option: string,
  given: AnalysisSource,
): AsyncGenerator<ReviewRow, void, undefined> {
  const source = describedSource(given);
  const { from } = source;
  const seen = new Set<string>();
  for await (const row of typeof from === 'string' && (await isFolder(from))
    ? runRows(from)
    : foreignRows(option, source)) {
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    yield row;
  }
  if (seen.size === 0) throw refusal(option, null, 'holds no row; name a source with problems');
}

async function* runRows(directory: string): AsyncGenerator<ReviewRow, void, undefined> {
  const run = await openRun(directory);
  const solved = new Set<string>();
  for await (const sample of run.samples()) {
    solved.add(sample.problemId);
    yield rowOfSample(sample);
  }
  for await (const problem of run.problems())
    if (!solved.has(problem.id)) yield rowOfProblem(problem, 'kept');
  for await (const { item, code } of run.rejected())
    if (code === 'verifier-rejected' && isVoted(item)) yield rowOfProblem(item, 'refused');
}

async function* foreignRows(
  option: string,
  source: DescribedSource,
): AsyncGenerator<ReviewRow, void, undefined> {
  for await (const { at, value } of tableRows(option, source.from)) {
    if (isRecord('sample', value)) yield rowOfSample(value);
    else if (isRecord('validated-problem', value)) yield rowOfProblem(value, 'kept');
    else if (isRecord('problem', value)) yield rowOfProblem(unvoted(value), 'kept');
    else yield rowOfEntry(option, at, value, source);
  }
}

function rowOfSample(sample: Sample): ReviewRow {
  const { id, problemId, subject, topic, answerType, label, votes } = sample;
  const isDisputed = isDisagreement(label.opinions) || isSplit(votes);
  return {
    id,
    problemId,
    kind: 'sample',
    groups: {
      label: label.kind,
      subject,
      topic,
      answerType,
      decidedBy: label.kind === 'unverified' ? label.reason : label.by,
      agreement: isDisputed ? 'disputed' : 'undisputed',
    },
    votes,
    fields: sample,
  };
}

function rowOfProblem(
  problem: Pick<ValidatedProblem, 'id' | 'subject' | 'topic' | 'answerType' | 'votes'>,
  label: 'kept' | 'refused',
): ReviewRow {
  const { id, subject, topic, answerType, votes } = problem;
  return {
    id,
    problemId: id,
    kind: 'problem',
    groups: {
      label,
      subject,
      topic,
      answerType,
      decidedBy: votes.length === 0 ? 'no one' : 'verifiers',
      agreement: isSplit(votes) ? 'disputed' : 'undisputed',
    },
    votes,
    fields: problem,
  };
}

function rowOfEntry(option: string, at: string, row: unknown, source: DescribedSource): ReviewRow {
  const entry = entryOfRow(row, source);
  if ('fault' in entry) throw refusal(option, at, entry.fault);
  const { problem, attempt } = entry;
  if (problem === null) throw refusal(option, at, 'has no problem');
  const { id: problemId, subject, topic, answerType, answer } = problem;
  const groups = {
    subject,
    topic: topic ?? subject,
    answerType: answerType ?? 'unknown',
    decidedBy: 'unknown',
    agreement: 'undisputed',
  };
  const shown = { subject, topic, answer, answerType, problem: problem.problem };
  if (attempt === null)
    return {
      id: problemId,
      problemId,
      kind: 'problem',
      groups: { ...groups, label: 'kept' },
      votes: [],
      fields: { ...shown, id: problemId },
    };
  const id = contentHash('review-row', problemId, attempt.reasoning, attempt.solution);
  const { reasoning, solution, finalAnswer, truncated, label } = attempt;
  return {
    id,
    problemId,
    kind: 'sample',
    groups: { ...groups, label: label ?? 'unlabelled' },
    votes: [],
    fields: { ...shown, id, reasoning, solution, finalAnswer, truncated, label: { kind: label } },
  };
}

function isSplit(votes: readonly Vote[]): boolean {
  return new Set(votes.map(({ verdict }) => verdict)).size > 1;
}

function isVoted(item: unknown): item is Problem & { readonly votes: readonly Vote[] } {
  return isRecord('problem', item) && 'votes' in item && Array.isArray(item.votes) && item.votes.length > 0;
}
