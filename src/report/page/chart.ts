import { axisX, axisY, barX, type Markish, plot, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import type { Bin, LengthFacts } from '../report-facts.ts';
import { number, percent, shortNumber } from './format.ts';
import { type Child, data, make } from './make-element.ts';

/** A table that says in words what a chart shows. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface ChartParts {
  readonly title: string;
  readonly note?: Child;
  /** What the chart shows, in one sentence, for those who do not see it. */
  readonly summary: string;
  readonly legend?: readonly Series[];
  readonly draw: (width: number) => Element;
  readonly table: ChartTable;
}

/** One kind of thing that is counted, and its color. */
export interface Series {
  readonly name: string;
  readonly color: string;
}

/** A bar with a label above it. */
export interface Bar {
  readonly label: string;
  /** Lengths of its parts, one for each series. */
  readonly parts: readonly number[];
  /** What is at its right. */
  readonly said: string;
}

/** Makes a figure: heading, legend, chart drawn to the width there is, and the same as a table. */
export function chartFigure(parts: ChartParts): HTMLElement {
  const canvas = make('div', { class: 'canvas' });
  const figure = make(
    'figure',
    { class: 'chart' },
    make(
      'figcaption',
      {},
      make('h3', {}, parts.title),
      parts.note === undefined ? null : make('p', { class: 'note' }, parts.note),
    ),
    parts.legend === undefined || parts.legend.length === 0 ? null : legend(parts.legend),
    canvas,
    make(
      'details',
      { class: 'as-table' },
      make('summary', {}, 'As a table'),
      dataTable(parts.table, parts.title),
    ),
  );
  let drawn = 0;
  const draw = (): void => {
    const width = Math.floor(canvas.clientWidth);
    if (width < 40 || width === drawn) return;
    drawn = width;
    const chart = parts.draw(width);
    // Plot brings a style element, which the page's policy forbids: page.css says the same.
    for (const style of chart.querySelectorAll('style')) style.remove();
    // One picture with one description: what Plot says of its parts gets in the way.
    for (const part of chart.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
    chart.setAttribute('role', 'img');
    chart.setAttribute('aria-label', parts.summary);
    canvas.replaceChildren(chart);
  };
  new ResizeObserver(draw).observe(canvas);
  return figure;
}

export function legend(series: readonly Series[]): HTMLElement {
  return make(
    'ul',
    { class: 'legend' },
    ...series.map(({ name, color }) => {
      const swatch = make('span', { class: 'swatch', 'aria-hidden': 'true' });
      swatch.style.setProperty('background', color);
      return make('li', {}, swatch, name);
    }),
  );
}

/** A table of figures: the first column is the heading of its row. */
export function dataTable({ head, rows }: ChartTable, label: string): HTMLElement {
  const headings = head.map((name, column) =>
    make('th', { scope: 'col', class: column === 0 ? null : 'number' }, name),
  );
  return make(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Table: ${label}` },
    make(
      'table',
      {},
      make('thead', {}, make('tr', {}, ...headings)),
      make(
        'tbody',
        {},
        ...rows.map(([first, ...cells]) =>
          make(
            'tr',
            {},
            make('th', { scope: 'row' }, data(String(first ?? ''))),
            ...cells.map((cell) =>
              make('td', { class: 'number' }, typeof cell === 'number' ? number(cell) : cell),
            ),
          ),
        ),
      ),
    ),
  );
}

const BAND = 44;
const LABEL = 21;
/** About the width of a letter at 13 pixels. */
const LETTER = 7.2;
const plain = {
  background: 'transparent',
  fontFamily: 'inherit',
  fontSize: '13px',
  overflow: 'visible',
} as const;

/** Draws horizontal bars made of parts, each below its label: names of any length have room on a phone too. */
export function drawBars(bars: readonly Bar[], series: readonly Series[], width: number): Element {
  const longest = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  const places = bars.map((_, index) => index);
  const pieces = bars.flatMap(({ parts }, bar) => {
    let from = 0;
    return parts.map((part, index) => {
      from += part;
      return { bar, from: from - part, to: from, color: series[index]?.color ?? 'var(--kept)' };
    });
  });
  const filled = pieces.filter(({ from, to }) => to > from);
  const inset = { y: 'bar', insetTop: LABEL, insetBottom: 11 } as const;
  return plot({
    width,
    height: bars.length * BAND + 4,
    marginLeft: 0,
    marginRight: 0,
    marginTop: 2,
    marginBottom: 2,
    style: plain,
    x: { domain: [0, longest], axis: null },
    y: { domain: places, axis: null, padding: 0 },
    color: { type: 'identity' },
    marks: [
      barX(
        places.map((bar) => ({ bar })),
        { ...inset, x1: 0, x2: longest, fill: 'var(--track)', rx: 3 },
      ),
      barX(filled, { ...inset, x1: 'from', x2: 'to', fill: 'color', insetRight: 1, rx: 2 }),
      ...barTexts(bars, longest, width),
    ],
  });
}

/** The name of each bar at its left, what is said of it at its right: a long name gives way. */
function barTexts(bars: readonly Bar[], longest: number, width: number): readonly Markish[] {
  const place = (_: Bar, index: number): number => index;
  const name = ({ label, said }: Bar): string =>
    shortened(oneLine(label), Math.floor(width / LETTER) - said.length - 2);
  return [
    text(bars, { x: 0, y: place, text: name, textAnchor: 'start', dy: -12, fill: 'var(--ink)' }),
    text(bars, {
      x: longest,
      y: place,
      text: 'said',
      textAnchor: 'end',
      dy: -12,
      fill: 'var(--muted)',
      fontVariant: 'tabular-nums',
    }),
  ];
}

/** Draws how often which value occurs. */
export function drawHistogram(bins: readonly Bin[], width: number, axis: HistogramAxis): Element {
  const bars = bins.filter(({ count }) => count > 0);
  return plot({
    width,
    height: 190,
    marginLeft: 40,
    marginRight: 20,
    marginTop: 18,
    marginBottom: 40,
    style: plain,
    x: {
      type: axis.isLogarithmic === true ? 'log' : 'linear',
      domain: [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1],
    },
    y: { nice: true },
    marks: [
      ruleY([0], { stroke: 'var(--line)' }),
      rectY(bars, { x1: 'from', x2: 'to', y: 'count', fill: axis.color, inset: 0.5, rx: 1.5 }),
      ...(axis.mark === undefined
        ? []
        : [
            ruleX([axis.mark], { stroke: 'var(--ink)', strokeDasharray: '2,3' }),
            text([axis.mark], {
              x: (value: number) => value,
              frameAnchor: 'top',
              dy: -14,
              text: () => 'median',
              fill: 'var(--muted)',
            }),
          ]),
      axisX({
        label: axis.label,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 36,
        ticks: axisTicks(bins, axis, Math.max(3, Math.floor(width / 90))),
        tickFormat: axis.tickFormat ?? shortNumber,
        tickSize: 0,
        color: 'var(--muted)',
      }),
      axisY({
        label: null,
        ...countTicks(bars),
        tickFormat: shortNumber,
        tickSize: 0,
        color: 'var(--muted)',
      }),
    ],
  });
}

/** Counts are whole: between few of them there is no room for ticks. */
function countTicks(bins: readonly Bin[]): { readonly ticks: number | readonly number[] } {
  const most = Math.max(0, ...bins.map(({ count }) => count));
  return { ticks: most > 4 ? 4 : Array.from({ length: most + 1 }, (_, count) => count) };
}

/** Lengths are whole: where few of them have much room, there is a tick for each and none between. */
function axisTicks(
  bins: readonly Bin[],
  { isLogarithmic, tickFormat }: HistogramAxis,
  ticks: number,
): number | readonly number[] {
  const [from, to] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  if (isLogarithmic === true || tickFormat !== undefined || to - from >= ticks) return ticks;
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

export interface HistogramAxis {
  readonly label: string;
  readonly color: string;
  readonly isLogarithmic?: boolean;
  readonly mark?: number;
  readonly tickFormat?: (value: number) => string;
}

/** The figure of a distribution of lengths. */
export function lengthFigure(title: string, unit: string, facts: LengthFacts, color: string): HTMLElement {
  const { median, p90, longest, isLogarithmic, bins, count } = facts;
  const summary = `Half have at most ${number(median)} ${unit}, nine in ten at most ${number(p90)}; the longest has ${number(longest)}.`;
  return chartFigure({
    title,
    note: summary,
    summary: `Histogram. ${summary}`,
    draw: (width) =>
      drawHistogram(bins, width, {
        label: isLogarithmic ? `${unit}, on a growing scale` : unit,
        color,
        isLogarithmic,
        // A bin reaches from a length to the next one: the length itself is in its middle.
        mark: median + 0.5,
      }),
    table: {
      head: [unit.charAt(0).toUpperCase() + unit.slice(1), 'Rows', 'Share'],
      rows: bins.map((bin) => [
        `${number(bin.from)} to ${number(bin.to - 1)}`,
        bin.count,
        percent(bin.count, count),
      ]),
    },
  });
}

/** Names of models begin alike, so that a long name loses its middle. */
function shortened(label: string, most: number): string {
  const characters = Array.from(label);
  if (characters.length <= most) return label;
  const kept = Math.max(4, most - 1);
  const head = characters.slice(0, Math.ceil(kept / 2)).join('');
  return `${head}…${characters.slice(-Math.floor(kept / 2)).join('')}`;
}

/** The lines of a label would lie over its bar. */
function oneLine(label: string): string {
  const line = label.replace(/\s+/gu, ' ').trim();
  return line === '' ? '(blank)' : line;
}
