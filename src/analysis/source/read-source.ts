import { isRecord } from '../../core/records/is-record.ts';
import type { RecordModels, Sample, ValidatedProblem } from '../../core/records/records.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { isFolder } from '../../files/rows/read-input-file.ts';
import { readInputTable } from '../../files/rows/read-input-table.ts';
import { openRun } from '../../reading/open-run.ts';
import { unvoted } from '../../reading/rows/unvoted.ts';
import {
  type AnalysisSource,
  describedSource,
  type SourceEntry,
  type SourceProblem,
  type SourceRows,
} from './analysis-source.ts';
import { entryOfRow } from './entry-of-row.ts';

/**
 * Reads a source row by row. A problem that comes again is given as often as it comes.
 *
 * @param option - how errors call the source
 * @throws {ConfigurationError} While iterating, when a row lacks a column, with source, row and column.
 * @throws {DirectoryError} While iterating, when the folder holds no run.
 */
export async function* readSource(
  option: string,
  given: AnalysisSource,
): AsyncGenerator<SourceEntry, void, undefined> {
  const source = describedSource(given);
  const { from } = source;
  let rows = 0;
  if (typeof from === 'string' && (await isFolder(from))) {
    for await (const entry of runEntries(from)) {
      rows += 1;
      yield entry;
    }
  } else
    for await (const { at, value } of tableRows(option, from)) {
      rows += 1;
      const entry = entryOf(value, source);
      if ('fault' in entry) throw refusal(option, at, entry.fault);
      yield entry;
    }
  if (rows === 0) throw refusal(option, null, 'holds no row; name a source with problems');
}

/** Rows of a table or of the caller, as they are, each with its place. */
export async function* tableRows(
  option: string,
  from: string | SourceRows,
): AsyncGenerator<{ readonly at: string; readonly value: unknown }, void, undefined> {
  for await (const row of typeof from === 'string' ? readInputTable(from) : placed(from)) {
    if ('fault' in row) throw refusal(option, row.at, row.fault);
    yield row;
  }
}

/** Problems first, then what was made of them: in a run over problems of another run only samples are there. */
async function* runEntries(directory: string): AsyncGenerator<SourceEntry, void, undefined> {
  const run = await openRun(directory);
  const seen = new Set<string>();
  for await (const problem of run.problems()) {
    seen.add(problem.id);
    yield { problem: problemOfRecord(problem), attempt: null };
  }
  for await (const sample of run.samples()) {
    const isNew = !seen.has(sample.problemId);
    seen.add(sample.problemId);
    yield { problem: isNew ? problemOfSample(sample) : null, attempt: attemptOfSample(sample) };
  }
}

async function* placed(
  rows: Iterable<object> | AsyncIterable<object>,
): AsyncGenerator<{ readonly at: string; readonly value: unknown }, void, undefined> {
  let index = 0;
  for await (const value of rows) {
    yield { at: `row ${index}`, value };
    index += 1;
  }
}

function entryOf(
  row: unknown,
  source: ReturnType<typeof describedSource>,
): SourceEntry | { readonly fault: string } {
  if (isRecord('sample', row) && row.kind === 'sample')
    return { problem: problemOfSample(row), attempt: attemptOfSample(row) };
  if (isRecord('validated-problem', row)) return { problem: problemOfRecord(row), attempt: null };
  if (isRecord('problem', row)) return { problem: problemOfRecord(unvoted(row)), attempt: null };
  return entryOfRow(row, source);
}

function problemOfSample(sample: Sample): SourceProblem {
  const {
    reasoning,
    solution,
    finalAnswer,
    finishReason,
    rawFinishReason,
    truncated,
    label,
    correct,
    ...rest
  } = sample;
  const { draw, problemId, ...problem } = rest;
  const { synthesize, label: judge, ...models } = sample.models;
  return problemOfRecord({ ...problem, kind: 'validated-problem', id: problemId, models });
}

function problemOfRecord(record: ValidatedProblem): SourceProblem {
  const { id, subject, topic, problem, answer, answerType, models } = record;
  return { id, subject, topic, problem, answer, answerType, writers: writersOf(models), record };
}

function writersOf({ generate }: RecordModels): readonly string[] {
  return generate === undefined ? [] : [generate];
}

function attemptOfSample(sample: Sample): SourceEntry['attempt'] {
  const { problemId, models, reasoning, solution, finalAnswer, finishReason, truncated, label } = sample;
  return {
    problemId,
    model: models.synthesize ?? null,
    reasoning,
    solution,
    finalAnswer,
    label: label.kind,
    truncated,
    refused: finishReason === 'content-filter' || (label.kind === 'unverified' && label.reason === 'refused'),
  };
}

export function refusal(option: string, at: string | null, fault: string): ConfigurationError {
  return new ConfigurationError([{ option: at === null ? option : `${option} ${at}`, message: fault }]);
}
