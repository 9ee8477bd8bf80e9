import type { ReportIndex } from '../../report-entry.ts';

/** An order of the rows, by its name in links. */
interface RowOrder {
  readonly name: string;
  readonly title: string;
  /** Sorts numbers of rows; null for the order of the file. */
  readonly compare: ((left: number, right: number) => number) | null;
}

/** The orders that the rows of a report can have: those by figures that no row has are left out. */
export function rowOrders({ rows, outcomes }: ReportIndex): readonly RowOrder[] {
  const has = (values: readonly number[]): boolean => values.some((value) => value >= 0);
  const title = (row: number): string => rows.title[row] ?? '';
  const outcome = (row: number): string => outcomes[rows.outcome[row] ?? -1]?.outcome ?? '';
  return [
    { name: '', title: 'Subject and topic', compare: null },
    { name: 'problem', title: 'Problem, A to Z', compare: (a, b) => title(a).localeCompare(title(b)) },
    { name: 'outcome', title: 'Outcome, A to Z', compare: (a, b) => outcome(a).localeCompare(outcome(b)) },
    ...(has(rows.words)
      ? [
          { name: 'longest', title: 'Longest reasoning first', compare: byFigure(rows.words, -1) },
          { name: 'shortest', title: 'Shortest reasoning first', compare: byFigure(rows.words, 1) },
        ]
      : []),
    ...(has(rows.solved)
      ? [
          { name: 'hardest', title: 'Hardest first', compare: byFigure(rows.solved, 1) },
          { name: 'easiest', title: 'Easiest first', compare: byFigure(rows.solved, -1) },
        ]
      : []),
  ];
}

/** Returns rows in an order; those alike stay in the order of the file. */
export function sortedRows(index: ReportIndex, rows: readonly number[], order: string): readonly number[] {
  const compare = rowOrders(index).find(({ name }) => name === order)?.compare ?? null;
  return compare === null ? rows : rows.toSorted(compare);
}

/** What has no figure comes last, in either direction. */
function byFigure(values: readonly number[], direction: 1 | -1): (left: number, right: number) => number {
  return (left, right) => {
    const [one, other] = [values[left] ?? -1, values[right] ?? -1];
    if (one < 0 || other < 0) return Number(one < 0) - Number(other < 0);
    return (one - other) * direction;
  };
}
