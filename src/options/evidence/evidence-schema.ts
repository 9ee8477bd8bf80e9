import { dependingOn } from '../judged-by.ts';
import { objectWith } from '../object-with.ts';
import { listOf, nonEmptyString, numberOrZero, type OptionSchema, optionOf } from '../option-schemas.ts';

const text = optionOf((value) => typeof value === 'string', 'a text');
const figure = optionOf((value) => typeof value === 'number' && Number.isFinite(value), 'a number');

const point = objectWith(
  { x: figure, value: figure, low: figure, high: figure, n: numberOrZero },
  'a point { x, value, low, high, n }',
);

/** Measurements as an analysis returns them. */
export const evidenceSchema: OptionSchema = objectWith(
  {
    title: nonEmptyString,
    method: text,
    tables: listOf(
      objectWith(
        {
          title: text,
          columns: listOf(text, 'a list of names'),
          rows: listOf(listOf(text, 'a list of texts'), 'a list of rows'),
        },
        'a table { title, columns, rows }',
      ),
      'a list of tables',
    ),
    charts: listOf(
      objectWith(
        {
          title: text,
          x: text,
          curves: listOf(
            objectWith({ name: text, points: listOf(point, 'a list of points') }, 'a curve { name, points }'),
            'a list of curves',
          ),
        },
        'a chart { title, x, curves }',
      ),
      'a list of charts',
    ),
    notes: listOf(text, 'a list of texts'),
  },
  'the evidence that an analysis returned',
);

/** The same, or something else that has no tables. */
export function evidenceOr(other: OptionSchema): OptionSchema {
  return dependingOn((value) =>
    typeof value === 'object' && value !== null && 'tables' in value ? evidenceSchema : other,
  );
}
