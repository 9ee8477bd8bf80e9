import type { Sample } from '../../core/records/records.ts';
import { type OptionSchema, optionThat } from '../../options/option-schemas.ts';
import type { Columns, ColumnType } from '../exporter.ts';

/** A field of a sample that a training format can carry as a separate column; `extra` holds the columns that `readProblems` kept. */
export type RowColumn =
  | 'id'
  | 'problemId'
  | 'subject'
  | 'topic'
  | 'topicPath'
  | 'answer'
  | 'answerType'
  | 'difficulty'
  | 'passRates'
  | 'draw'
  | 'extra';

const types: Readonly<Record<RowColumn, ColumnType>> = {
  id: 'string',
  problemId: 'string',
  subject: 'string',
  topic: 'string',
  topicPath: { kind: 'list', of: 'string' },
  answer: 'string',
  answerType: 'string',
  difficulty: 'number',
  passRates: 'json',
  draw: 'integer',
  extra: 'json',
};

/** Names of columns, each once. */
export const rowColumnsSchema: OptionSchema = optionThat(
  (value) => Array.isArray(value) && value.every(isRowColumn) && new Set(value).size === value.length,
  `must be a list of ${Object.keys(types).join(', ')}, each at most once, got {got}`,
);

/** Whether a value names a column. */
export function isRowColumn(name: unknown): name is RowColumn {
  return typeof name === 'string' && Object.hasOwn(types, name);
}

/** Types of the columns, which are after those of the format. */
export function columnTypes(columns: readonly RowColumn[]): Columns {
  return Object.fromEntries(columns.map((name) => [name, types[name]]));
}

/** Values of the columns for a sample; what it lacks is null. */
export function columnValues(sample: Sample, columns: readonly RowColumn[]): object {
  return Object.fromEntries(columns.map((name) => [name, sample[name] ?? null]));
}
