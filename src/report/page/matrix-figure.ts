import { type Child, make } from './make-element.ts';

export interface MatrixParts {
  readonly title: string;
  readonly note: string;
  /** Names the regions that scroll. */
  readonly label: string;
  /** Heading of the first column. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly MatrixRow[];
  /** What is below the table. */
  readonly below: readonly Child[];
}

export interface MatrixRow {
  readonly name: Child;
  readonly cells: readonly HTMLElement[];
}

/** Makes a figure of a table in which two things meet: a picture and its words in one. */
export function matrixFigure({ title, note, label, corner, columns, rows, below }: MatrixParts): HTMLElement {
  const head = [corner, ...columns].map((name) => make('th', { scope: 'col' }, name));
  const body = rows.map(({ name, cells }) => make('tr', {}, make('th', { scope: 'row' }, name), ...cells));
  const table = make(
    'table',
    { class: 'matrix' },
    make('thead', {}, make('tr', {}, ...head)),
    make('tbody', {}, ...body),
  );
  return make(
    'figure',
    { class: 'chart' },
    make('figcaption', {}, make('h3', {}, title), make('p', { class: 'note' }, note)),
    make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label }, table),
    ...below,
  );
}

/** Makes a cell whose color grows with a share. */
export function shadedCell(
  share: number,
  tone: 'shade' | 'contrary',
  ...children: readonly Child[]
): HTMLElement {
  const cell = make('td', { class: tone }, ...children);
  cell.style.setProperty('--share', `${Math.round(Math.min(1, share) * 100)}%`);
  return cell;
}
