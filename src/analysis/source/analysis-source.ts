import type { AnswerType, ValidatedProblem } from '../../core/records/records.ts';
import { dependingOn } from '../../options/judged-by.ts';
import {
  anything,
  listOf,
  nonEmptyString,
  type OptionSchema,
  optionOf,
  optionsSchema,
} from '../../options/option-schemas.ts';
import { isStream } from '../../options/stream-of.ts';
import { valuesByName } from '../../options/values-by-name.ts';

/** Rows to look at: records of this library, or rows of a dataset. */
export type SourceRows = (Iterable<object> & object) | AsyncIterable<object>;

/** Under which names the columns of a dataset go. */
export interface SourceColumns {
  /** @default 'question', or else 'problem' or 'prompt' */
  readonly problem?: string;
  /** @default 'answer', which may be missing */
  readonly answer?: string;
  /** @default 'subject', which may be missing */
  readonly subject?: string;
  /** @default 'topic', which may be missing */
  readonly topic?: string;
  /** @default 'answerType', or else told from the answer */
  readonly answerType?: string;
  /** What a model or a person wrote. @default 'solution', which may be missing */
  readonly solution?: string;
  /** @default 'reasoning', which may be missing */
  readonly reasoning?: string;
  /** A label that is true or false. @default 'correctness', or else 'correct'; may be missing */
  readonly correctness?: string;
}

/** A source that needs more said of it than where it is. */
export interface DescribedSource {
  /** A run directory, the path of a table (JSON lines, JSON, CSV, TSV, Parquet), or rows. */
  readonly from: string | SourceRows;
  readonly columns?: SourceColumns;
  /** Subject of rows that have none. @default 'General' */
  readonly subject?: string;
  /** Models that wrote its problems, as `provider:model` or by their ids; those in the records are known besides. */
  readonly writtenBy?: readonly string[];
}

/** A run directory, the path of a table, rows, or one of these with more said of it. */
export type AnalysisSource = string | SourceRows | DescribedSource;

/** Sources by the names under which figures call them. */
export interface AnalysisSources {
  readonly [name: string]: AnalysisSource;
}

/** A problem of a source. */
export interface SourceProblem {
  readonly id: string;
  readonly subject: string;
  /** Null in a dataset without topics. */
  readonly topic: string | null;
  readonly problem: string;
  readonly answer: string | null;
  readonly answerType: AnswerType | null;
  /** Models that wrote it, as `provider:model`. */
  readonly writers: readonly string[];
  /** The whole record, where the source holds records. */
  readonly record: ValidatedProblem | null;
}

/** An attempt at a problem of a source. */
export interface SourceAttempt {
  readonly problemId: string;
  /** Null where nothing says which model made it. */
  readonly model: string | null;
  readonly reasoning: string | null;
  readonly solution: string;
  readonly finalAnswer: string | null;
  /** Null without a label. */
  readonly label: 'correct' | 'incorrect' | 'unverified' | null;
  readonly truncated: boolean;
  readonly refused: boolean;
}

/** What one row says. */
export interface SourceEntry {
  readonly problem: SourceProblem | null;
  readonly attempt: SourceAttempt | null;
}

const columnNames = [
  'problem',
  'answer',
  'subject',
  'topic',
  'answerType',
  'solution',
  'reasoning',
  'correctness',
] as const;

const column = optionOf((name) => typeof name === 'string' && name !== '', 'the name of a column').optional();

const described: OptionSchema = optionsSchema<DescribedSource>(
  {
    from: dependingOn((from) =>
      typeof from === 'string'
        ? nonEmptyString
        : optionOf(isStream, 'a run directory, the path of a table, or rows'),
    ),
    columns: optionsSchema<SourceColumns>(
      {
        problem: column,
        answer: column,
        subject: column,
        topic: column,
        answerType: column,
        solution: column,
        reasoning: column,
        correctness: column,
      },
      `an object of columns: ${columnNames.join(', ')}`,
      'column',
    ).optional(),
    subject: nonEmptyString.optional(),
    writtenBy: listOf(nonEmptyString, 'a list of models').optional(),
  },
  'a run directory, the path of a table, rows, or { from, columns, subject, writtenBy }',
);

/** One source, however much is said of it. */
export const sourceSchema: OptionSchema = dependingOn((value) => {
  if (typeof value === 'string') return nonEmptyString;
  return isRows(value) ? anything : described;
});

/** Sources by name, at least one. */
export const sourcesSchema: OptionSchema = valuesByName(
  sourceSchema,
  "an object of at least one source by its name, such as { mine: 'runs/first' }",
  (name) => name.trim() !== '' && name.length <= 60,
  'must be named by 1 to 60 characters',
);

export function isRows(value: unknown): value is SourceRows {
  return isStream(value);
}

/** A source with all that may be said of it. */
export function describedSource(given: AnalysisSource): DescribedSource {
  return typeof given === 'string' || isRows(given) ? { from: given } : given;
}
