import { isJsonObject } from '../core/json.ts';
import { ConfigurationError } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import { readInputTable } from '../files/rows/read-input-table.ts';
import { dependingOn } from '../options/judged-by.ts';
import { listOfSome, nonEmptyString, type OptionSchema, optionOf } from '../options/option-schemas.ts';
import type { ReviewDesign, ReviewLine, ReviewStratum, ReviewVerdict, VerdictSource } from './review-line.ts';

/** A verdict and where it was read. */
export interface PlacedVerdict extends ReviewVerdict {
  readonly at: string;
}

/** The verdicts of one review. */
export interface ReadVerdicts {
  /** Null when no line said how the rows were drawn. */
  readonly design: ReviewDesign | null;
  /** Of what one person said twice of a row, the later. */
  readonly verdicts: readonly PlacedVerdict[];
}

export const verdictSourceSchema: OptionSchema = dependingOn((source) =>
  typeof source === 'string'
    ? nonEmptyString
    : listOfSome(
        optionOf(
          (entry) => (typeof entry === 'string' && entry !== '') || isJsonObject(entry),
          'the path of a file of verdicts, or a line of one',
        ),
        'the path of a file of verdicts, or a list of paths or lines',
      ),
);

/**
 * Reads what people said.
 *
 * @param option - how errors call the source
 * @throws {ConfigurationError} When a line is no verdict, with its place, or the lines are of several reviews.
 */
export async function readVerdicts(source: VerdictSource, option: string): Promise<ReadVerdicts> {
  let design: ReviewDesign | null = null;
  const byPerson = new Map<string, PlacedVerdict>();
  let review: string | null = null;
  for await (const { at, line } of linesOf(source, option)) {
    if (review !== null && line.review !== review)
      throw fault(
        option,
        `${at} is of review ${line.review}, what was read before it of ${review}; import each review by itself`,
      );
    review = line.review;
    if (line.kind === 'review') design = line;
    else {
      const key = JSON.stringify([line.reviewer, line.row]);
      byPerson.delete(key);
      byPerson.set(key, { ...line, at });
    }
  }
  if (byPerson.size === 0)
    throw fault(
      option,
      'hold no verdict; export the verdicts from the page of the review once some are given',
    );
  return { design, verdicts: [...byPerson.values()] };
}

interface PlacedLine {
  readonly at: string;
  readonly line: ReviewLine;
}

async function* linesOf(source: VerdictSource, option: string): AsyncGenerator<PlacedLine, void, undefined> {
  for (const [index, entry] of (typeof source === 'string' ? [source] : source).entries()) {
    if (typeof entry !== 'string') {
      yield { at: `[${index}]`, line: checked(entry, `[${index}]`, option) };
      continue;
    }
    for await (const row of readInputTable(entry)) {
      if ('fault' in row) throw fault(option, `${row.at} ${row.fault}`);
      yield { at: row.at, line: checked(row.value, row.at, option) };
    }
  }
}

const problemVerdicts = ['valid', 'invalid', 'unsure', null] as const;
const answerVerdicts = ['right', 'wrong', 'unsure', null] as const;

function checked(value: unknown, at: string, option: string): ReviewLine {
  const line: { readonly [field: string]: unknown } = isJsonObject(value) ? value : {};
  const { kind, review, reviewer = '', row, problemId, note = '' } = line;
  if (typeof review !== 'string' || review === '')
    throw fault(option, `${at} must be a line that the page of a review saved, got ${shownValue(value)}`);
  if (kind === 'review') {
    const strata = Array.isArray(line['strata']) ? line['strata'] : [];
    return { kind, review, strata: strata.map((stratum: unknown) => stratumOf(stratum, at, option)) };
  }
  const problem = oneOfThem(problemVerdicts, line['problem'] ?? null);
  const answer = oneOfThem(answerVerdicts, line['answer'] ?? null);
  if (problem === undefined)
    throw fault(
      option,
      `${at} has the problem verdict ${shownValue(line['problem'])}; it must be valid, invalid, unsure or null`,
    );
  if (answer === undefined)
    throw fault(
      option,
      `${at} has the answer verdict ${shownValue(line['answer'])}; it must be right, wrong, unsure or null`,
    );
  if (typeof row !== 'string' || row === '' || typeof problemId !== 'string' || problemId === '')
    throw fault(option, `${at} must name its row and its problemId`);
  if (typeof reviewer !== 'string' || typeof note !== 'string')
    throw fault(option, `${at} must have a reviewer and a note that are texts`);
  return { kind: 'verdict', review, reviewer, row, problemId, problem, answer, note };
}

function stratumOf(value: unknown, at: string, option: string): ReviewStratum {
  const { of, rows, drawn }: { readonly [field: string]: unknown } = isJsonObject(value) ? value : {};
  if (!isJsonObject(of) || !isWhole(rows) || !isWhole(drawn))
    throw fault(option, `${at} has a stratum that is not { of, rows, drawn }; export the verdicts again`);
  return {
    of: Object.fromEntries(Object.entries(of).map(([name, group]) => [name, String(group)])),
    rows,
    drawn,
  };
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function oneOfThem<Word>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

function fault(option: string, message: string): ConfigurationError {
  return new ConfigurationError([{ option, message }]);
}
