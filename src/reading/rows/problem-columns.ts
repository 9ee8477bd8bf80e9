import { type OptionSchema, optionOf } from '../../options/option-schemas.ts';
import { optionsAlike } from '../../options/options-alike.ts';

/** Under which names the columns of published rows go. */
export interface ProblemColumns {
  /** The problem. @default 'question', or else 'problem' or 'prompt' */
  readonly problem?: string;
  /** The reference answer. @default 'answer' */
  readonly answer?: string;
  /** May be missing in rows unless it is named here. @default 'subject' */
  readonly subject?: string;
  /** May be missing in rows unless it is named here. @default 'topic' */
  readonly topic?: string;
  /** What kind of answer it is, such as `integer`; told from the answer where it is missing. @default 'answerType' */
  readonly answerType?: string;
  /** What a model wrote, thinking included or apart; with `as: 'trajectory'`. @default 'solution', or else 'completion', 'response' or 'output' */
  readonly solution?: string;
  /** Its thinking, where it has a separate column; with `as: 'trajectory'`. May be missing in rows. @default 'reasoning' */
  readonly reasoning?: string;
  /** The label that the row came with, kept in `extra`; with `as: 'trajectory'`. May be missing. @default 'correctness', or else 'correct' */
  readonly correctness?: string;
}

export const DEFAULT_COLUMNS = {
  problem: 'question',
  answer: 'answer',
  subject: 'subject',
  topic: 'topic',
  answerType: 'answerType',
  solution: 'solution',
  reasoning: 'reasoning',
  correctness: 'correctness',
} as const;

/** A column that a problem is made of. */
export type Column = keyof typeof DEFAULT_COLUMNS;

export type ColumnNames = Readonly<Record<Column, string>>;

export const problemColumnsSchema: OptionSchema = optionsAlike(
  DEFAULT_COLUMNS,
  optionOf((name) => typeof name === 'string' && name !== '', 'the name of a column'),
  "an object such as { problem: 'prompt' }",
  'column',
);
