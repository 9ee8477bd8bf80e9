import type { OpinionCount, ReportFacts, VerifierFacts } from '../report-facts.ts';
import { chartFigure, drawBars, drawHistogram, lengthFigure } from './chart.ts';
import { counted, number, percent, words } from './format.ts';
import { data, make } from './make-element.ts';
import { nothing, section } from './outcome-sections.ts';
import { SHOW_DISAGREEMENTS } from './show-disagreements.ts';

/** Who gave the labels, and where comparison and judge disagree. */
export function labelsSection({ labels, opinions, totals }: ReportFacts): HTMLElement {
  const title = 'Labels';
  if (totals.samples === 0) return section('labels', title, nothing('No sample, no label.'));
  const { correct, incorrect, unverified, byRule, byJudge } = labels;
  const bars = [
    { label: 'correct', count: correct, color: 'var(--correct)' },
    { label: 'incorrect', count: incorrect, color: 'var(--incorrect)' },
    { label: 'unverified', count: unverified, color: 'var(--unverified)' },
    ...labels.unverifiedReasons.map(({ code, count }) => ({
      label: `unverified: ${words(code)}`,
      count,
      color: 'var(--unverified)',
    })),
  ];
  const drawn = bars.map(({ label, count }, index) => ({
    label,
    parts: bars.map((_, other) => (other === index ? count : 0)),
    said: `${number(count)}, ${percent(count, totals.samples)}`,
  }));
  const figure = chartFigure({
    title: 'Outcomes',
    note: `${counted(byRule, 'label')} by comparison, ${number(byJudge)} by the judge.`,
    summary: `Bars. ${drawn.map(({ label, said }) => `${label}: ${said}`).join('; ')}.`,
    draw: (width) =>
      drawBars(
        drawn,
        bars.map(({ label, color }) => ({ name: label, color })),
        width,
      ),
    table: {
      head: ['Label', 'Samples', 'Share'],
      rows: bars.map(({ label, count }) => [label, count, percent(count, totals.samples)]),
    },
  });
  return section(
    'labels',
    title,
    make('div', { class: 'pair' }, figure, opinionsTable(opinions, labels.disagreements)),
  );
}

const RULE_NAMES: Readonly<Record<OpinionCount['rule'], string>> = {
  equal: 'equal',
  different: 'different',
  unknown: 'cannot tell',
  none: 'not compared',
};
const JUDGE_NAMES: Readonly<Record<OpinionCount['judge'], string>> = {
  correct: 'correct',
  incorrect: 'incorrect',
  none: 'not asked',
};

function opinionsTable(opinions: readonly OpinionCount[], disagreements: number): HTMLElement {
  const rules = Object.entries(RULE_NAMES);
  const judges = Object.entries(JUDGE_NAMES);
  const most = Math.max(1, ...opinions.map(({ count }) => count));
  const cell = (rule: string, judge: string): HTMLElement => {
    const count = opinions.find((entry) => entry.rule === rule && entry.judge === judge)?.count ?? 0;
    const isContrary =
      (rule === 'equal' && judge === 'incorrect') || (rule === 'different' && judge === 'correct');
    const shade = isContrary && count > 0 ? 'contrary' : 'shade';
    return shaded(make('td', { class: shade }, number(count)), count / most);
  };
  const note =
    disagreements === 0
      ? 'They contradict each other nowhere.'
      : `They contradict each other, or the judge contradicts itself when the answers change places, on ${counted(disagreements, 'sample')}.`;
  return make(
    'figure',
    { class: 'chart' },
    make('figcaption', {}, make('h3', {}, 'Comparison and judge'), make('p', { class: 'note' }, note)),
    scrolling(
      'Comparison and judge',
      make(
        'table',
        { class: 'matrix' },
        make(
          'thead',
          {},
          make(
            'tr',
            {},
            make('th', { scope: 'col' }, 'Comparison'),
            ...judges.map(([, name]) => make('th', { scope: 'col' }, `Judge: ${name}`)),
          ),
        ),
        make(
          'tbody',
          {},
          ...rules.map(([rule, name]) =>
            make('tr', {}, make('th', { scope: 'row' }, name), ...judges.map(([judge]) => cell(rule, judge))),
          ),
        ),
      ),
    ),
    disagreements === 0 ? null : disagreementsButton(),
  );
}

/** Leads to the rows in question, which another section holds. */
function disagreementsButton(): HTMLElement {
  const button = make('button', { type: 'button', class: 'leads' }, 'Look at these samples');
  button.addEventListener('click', () => document.dispatchEvent(new CustomEvent(SHOW_DISAGREEMENTS)));
  return button;
}

/** How verifiers vote, each alone and each two together. */
export function verifiersSection({ verifiers }: ReportFacts): HTMLElement {
  const title = 'Verifiers';
  if (verifiers.problems === 0) return section('verifiers', title, nothing('No problem carries votes.'));
  const names = verifiers.verifiers.map(({ name }, index) => `${index + 1}. ${name}`);
  const bars = verifiers.verifiers.map(({ votes, valid }, index) => ({
    label: names[index] ?? '',
    parts: [valid, votes - valid],
    said: `accepts ${number(valid)} of ${number(votes)}, ${percent(valid, votes)}`,
  }));
  const series = [
    { name: 'accepted', color: 'var(--kept)' },
    { name: 'refused', color: 'var(--rejected)' },
  ];
  const figure = chartFigure({
    title: 'Votes',
    note: `On ${counted(verifiers.problems, 'problem')}, kept and refused ones; what a rule refused was not voted on.`,
    summary: `Bars. ${bars.map(({ label, said }) => `${label} ${said}`).join('; ')}.`,
    legend: series,
    draw: (width) => drawBars(bars, series, width),
    table: {
      head: ['Verifier', 'Votes', 'Accepted', 'Share'],
      rows: verifiers.verifiers.map(({ votes, valid }, index) => [
        names[index] ?? '',
        votes,
        valid,
        percent(valid, votes),
      ]),
    },
  });
  return section(
    'verifiers',
    title,
    make('div', { class: 'pair' }, figure, agreementTable(verifiers, names)),
  );
}

function agreementTable({ verifiers, pairs }: VerifierFacts, names: readonly string[]): HTMLElement {
  const cell = (left: number, right: number): HTMLElement => {
    if (left === right) return make('td', { class: 'self' }, '–');
    const pair = pairs.find(
      (entry) => entry.left === Math.min(left, right) && entry.right === Math.max(left, right),
    );
    if (pair === undefined) return make('td', {}, '–');
    const both = pair.bothValid + pair.bothInvalid;
    const of = both + pair.onlyLeft + pair.onlyRight;
    return shaded(
      make(
        'td',
        { class: 'shade' },
        percent(both, of),
        make('small', {}, `${number(both)} of ${number(of)}`),
      ),
      both / of,
    );
  };
  const columns = verifiers.map((_, index) => index);
  const detail = pairs.map((pair) => [
    `${names[pair.left] ?? ''} and ${names[pair.right] ?? ''}`,
    pair.bothValid,
    pair.onlyLeft,
    pair.onlyRight,
    pair.bothInvalid,
  ]);
  return make(
    'figure',
    { class: 'chart' },
    make(
      'figcaption',
      {},
      make('h3', {}, 'Agreement'),
      make('p', { class: 'note' }, 'Share of problems on which two verifiers say the same.'),
    ),
    scrolling(
      'Agreement of verifiers',
      make(
        'table',
        { class: 'matrix' },
        make(
          'thead',
          {},
          make(
            'tr',
            {},
            make('th', { scope: 'col' }, 'Verifier'),
            ...columns.map((column) => make('th', { scope: 'col' }, `${column + 1}.`)),
          ),
        ),
        make(
          'tbody',
          {},
          ...columns.map((row) =>
            make(
              'tr',
              {},
              make('th', { scope: 'row' }, data(names[row] ?? '')),
              ...columns.map((column) => cell(row, column)),
            ),
          ),
        ),
      ),
    ),
    ...detail.map(([pair, both, left, right, none]) =>
      make(
        'p',
        { class: 'note pair-note' },
        data(String(pair)),
        `: both accept ${both}, only the first ${left}, only the second ${right}, neither ${none}.`,
      ),
    ),
  );
}

/** How hard the problems are, and how long everything is. */
export function lengthsSection({ passRates, problemWords, reasoningWords }: ReportFacts): HTMLElement {
  const title = 'Difficulty and lengths';
  const figures: HTMLElement[] = [];
  if (passRates !== null) {
    const by =
      passRates.by === 'blind-solving'
        ? 'blind attempts that reach the reference'
        : 'labelled trajectories that are correct';
    const summary = `Share of ${by}, for ${counted(passRates.problems, 'problem')}.`;
    figures.push(
      chartFigure({
        title: 'Pass rate',
        note: summary,
        summary: `Histogram. ${summary}`,
        draw: (width) =>
          drawHistogram(passRates.bins, width, {
            label: 'solved',
            color: 'var(--kept)',
            tickFormat: (value) => `${Math.round(value * 100)} %`,
          }),
        table: {
          head: ['Solved', 'Problems'],
          rows: passRates.bins.map(({ from, to, count }) => [
            `${Math.round(from * 100)} to ${Math.round(to * 100)} %`,
            count,
          ]),
        },
      }),
    );
  }
  if (problemWords !== null)
    figures.push(lengthFigure('Length of problems', 'words', problemWords, 'var(--kept)'));
  if (reasoningWords !== null)
    figures.push(lengthFigure('Length of reasoning', 'words', reasoningWords, 'var(--correct)'));
  const unknown =
    passRates === null
      ? nothing('Difficulty is not known: it takes blind solving, or several trajectories of each problem.')
      : null;
  return section('lengths', title, make('div', { class: 'pair narrow' }, ...figures), unknown);
}

function shaded(cell: HTMLElement, share: number): HTMLElement {
  cell.style.setProperty('--share', `${Math.round(Math.min(1, share) * 100)}%`);
  return cell;
}

function scrolling(label: string, table: HTMLElement): HTMLElement {
  return make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label }, table);
}
