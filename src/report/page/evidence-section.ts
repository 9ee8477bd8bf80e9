import { axisX, axisY, dot, lineY, type Markish, plot, ruleX, ruleY } from '@observablehq/plot';
import type { Evidence, EvidenceChart, EvidenceTable } from '../../core/figures/evidence.ts';
import type { ReportFacts } from '../report-facts.ts';
import { chartFigure } from './chart.ts';
import { number } from './format.ts';
import { data, make } from './make-element.ts';
import { section } from './sections.ts';

const COLORS = [
  'var(--kept)',
  'var(--incorrect)',
  'var(--correct)',
  'var(--rejected)',
  'var(--failed)',
  'var(--muted)',
];

/** What was measured beside the run, each with how it was done. Null when nothing was. */
export function evidenceSection({ evidence }: ReportFacts): HTMLElement | null {
  if (evidence.length === 0) return null;
  return section('evidence', ...evidence.map(part));
}

function part({ title, method, tables, charts, notes }: Evidence): HTMLElement {
  const figures = charts.filter(({ curves }) => curves.some(({ points }) => points.length > 1));
  return make(
    'section',
    { class: 'evidence' },
    make('h3', {}, data(title)),
    make('p', { class: 'note' }, data(method)),
    ...notes.map((note) => make('p', { class: 'notice caution' }, data(note))),
    figures.length === 0 ? null : make('div', { class: 'pair' }, ...figures.map(curvesFigure)),
    ...tables.filter(({ rows }) => rows.length > 0).map(figureTable),
  );
}

/** Figures are at the right, words at the left. */
function figureTable({ title, columns, rows }: EvidenceTable): HTMLElement {
  const isNumeric = columns.map((_, column) =>
    rows.every((cells) => /^(?:-|[−-]?\d[\d.,e−-]*(?: %| of \d+)?(?: \(.*\))?)$/u.test(cells[column] ?? '-')),
  );
  return make(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Table: ${title}` },
    make(
      'table',
      {},
      make('caption', {}, data(title)),
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          ...columns.map((name, column) =>
            make('th', { scope: 'col', class: isNumeric[column] === true ? 'number' : null }, data(name)),
          ),
        ),
      ),
      make(
        'tbody',
        {},
        ...rows.map(([first, ...cells]) =>
          make(
            'tr',
            {},
            make('th', { scope: 'row' }, data(first ?? '')),
            ...cells.map((cell, index) =>
              make('td', { class: isNumeric[index + 1] === true ? 'number' : null }, data(cell)),
            ),
          ),
        ),
      ),
    ),
  );
}

function curvesFigure({ title, x, curves }: EvidenceChart): HTMLElement {
  const series = curves.map(({ name }, index) => ({
    name,
    color: COLORS[index % COLORS.length] ?? 'var(--kept)',
  }));
  const said = curves.map(
    ({ name, points }) =>
      `${name}: ${points.map(({ x: at, value }) => `${share(value)} at ${at}`).join(', ')}`,
  );
  return chartFigure({
    title,
    note: 'With 95 % intervals.',
    summary: `Curves. ${said.join('; ')}.`,
    legend: series,
    draw: (width) => drawCurves({ title, x, curves }, width),
    table: {
      head: ['Curve', x, 'Share', 'Low', 'High', 'n'],
      rows: curves.flatMap(({ name, points }) =>
        points.map(({ x: at, value, low, high, n }) => [name, at, share(value), share(low), share(high), n]),
      ),
    },
  });
}

function drawCurves({ x, curves }: EvidenceChart, width: number): Element {
  const ticks = [...new Set(curves.flatMap(({ points }) => points.map(({ x: at }) => at)))].sort(
    (a, b) => a - b,
  );
  const marks = curves.flatMap(({ points }, index): readonly Markish[] => {
    const stroke = COLORS[index % COLORS.length] ?? 'var(--kept)';
    const rows = points.map((point) => ({ ...point }));
    return [
      ruleX(rows, { x: 'x', y1: 'low', y2: 'high', stroke, strokeOpacity: 0.55 }),
      lineY(rows, { x: 'x', y: 'value', stroke, strokeWidth: 2 }),
      dot(rows, { x: 'x', y: 'value', fill: stroke, r: 3 }),
    ];
  });
  return plot({
    width,
    height: 230,
    marginLeft: 48,
    marginRight: 20,
    marginTop: 18,
    marginBottom: 40,
    style: { background: 'transparent', fontFamily: 'inherit', fontSize: '13px', overflow: 'visible' },
    x: { type: 'log', domain: [ticks[0] ?? 1, ticks.at(-1) ?? 2] },
    y: { domain: [0, 1] },
    marks: [
      ruleY([0], { stroke: 'var(--line)' }),
      ...marks,
      axisX({
        label: x,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 36,
        ticks,
        tickFormat: number,
        tickSize: 0,
        color: 'var(--muted)',
      }),
      axisY({ label: null, ticks: 5, tickFormat: share, tickSize: 0, color: 'var(--muted)' }),
    ],
  });
}

function share(value: number): string {
  return `${(100 * value).toFixed(value > 0 && value < 0.1 ? 1 : 0)} %`;
}
