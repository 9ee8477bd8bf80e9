import type {
  AgreementFacts,
  OpinionCount,
  ReportFacts,
  VerifierFacts,
  VerifierPair,
} from '../report-facts.ts';
import { chartFigure, drawBars, drawHistogram, lengthFigure } from './chart.ts';
import { counted, kappa, number, percent, words } from './format.ts';
import { data, make } from './make-element.ts';
import { matrixFigure, shadedCell } from './matrix-figure.ts';
import { showRows } from './rows/show-rows.ts';
import type { RowView } from './rows/view-link.ts';
import { nothing, section } from './sections.ts';

/** Who gave the labels, and where comparison and judge disagree. */
export function labelsSection({ labels, opinions, totals }: ReportFacts): HTMLElement {
  if (totals.samples === 0) return section('labels', nothing('No sample, no label.'));
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
    said: `${number(count)} (${percent(count, totals.samples)})`,
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
  return section('labels', make('div', { class: 'pair' }, figure, opinionsTable(opinions, labels)));
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

function opinionsTable(
  opinions: readonly OpinionCount[],
  { disagreements, agreement }: ReportFacts['labels'],
): HTMLElement {
  const most = Math.max(1, ...opinions.map(({ count }) => count));
  const judges = Object.entries(JUDGE_NAMES);
  const cell = (rule: string, judge: string): HTMLElement => {
    const count = opinions.find((entry) => entry.rule === rule && entry.judge === judge)?.count ?? 0;
    const isContrary =
      (rule === 'equal' && judge === 'incorrect') || (rule === 'different' && judge === 'correct');
    return shadedCell(count / most, isContrary && count > 0 ? 'contrary' : 'shade', number(count));
  };
  return matrixFigure({
    title: 'Comparison and judge',
    note:
      disagreements === 0
        ? 'They contradict each other nowhere.'
        : `They contradict each other, or the judge contradicts itself when the answers change places, on ${counted(disagreements, 'sample')}.`,
    label: 'Comparison and judge',
    corner: 'Comparison',
    columns: judges.map(([, name]) => `Judge: ${name}`),
    rows: Object.entries(RULE_NAMES).map(([rule, name]) => ({
      name,
      cells: judges.map(([judge]) => cell(rule, judge)),
    })),
    below: [
      kappaNote(
        'Cohen’s kappa of comparison and judge',
        agreement,
        'sample',
        'on which both gave a verdict',
        ALWAYS,
      ),
      disagreements === 0 ? null : rowsButton('Look at these samples', { disagreement: 'judge' }),
    ],
  });
}

/** Why there may be nothing to compare. */
const ALWAYS =
  " The judge is asked where comparison cannot tell; label: { askJudge: 'always' } asks it always.";

/** Says how far raters agree beyond chance, and on how many rows that rests. */
function kappaNote(
  name: string,
  { kappa: value, of }: AgreementFacts,
  noun: string,
  which: string,
  without: string = '',
): HTMLElement {
  const count = `${counted(of, noun)} ${which}`;
  const said =
    value !== null
      ? `${kappa(value)} over ${count} (1 is agreement, 0 what chance would give).`
      : of === 0
        ? `not known, as there is no ${noun} ${which}.${without}`
        : `not defined over ${count}, as they said the same of all.`;
  return make('p', { class: 'note pair-note kappa' }, `${name}: `, said);
}

/** Leads to the rows in question, which another section holds. */
function rowsButton(name: string, view: Partial<RowView>): HTMLElement {
  const button = make('button', { type: 'button', class: 'leads' }, name);
  button.addEventListener('click', () => showRows(view));
  return button;
}

/** How verifiers vote, each alone and each two together. */
export function verifiersSection({ verifiers }: ReportFacts): HTMLElement {
  if (verifiers.problems === 0) return section('verifiers', nothing('No problem carries votes.'));
  const names = verifiers.verifiers.map(({ name }, index) => `${index + 1}. ${name}`);
  const bars = verifiers.verifiers.map(({ votes, valid }, index) => ({
    label: names[index] ?? '',
    parts: [valid, votes - valid],
    said: `${number(valid)} of ${number(votes)}, ${percent(valid, votes)}`,
  }));
  const series = [
    { name: 'accepted', color: 'var(--kept)' },
    { name: 'refused', color: 'var(--rejected)' },
  ];
  const figure = chartFigure({
    title: 'Votes',
    note: `On ${counted(verifiers.problems, 'problem')}, kept and refused ones; what a rule refused was not voted on.`,
    summary: `Bars. ${bars.map(({ label, said }) => `${label} accepts ${said}`).join('; ')}.`,
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
  // One alone agrees with no one.
  const agreement = names.length < 2 ? null : agreementTable(verifiers, names);
  return section('verifiers', make('div', { class: 'pair' }, figure, agreement));
}

function agreementTable(
  { verifiers, pairs, agreement }: VerifierFacts,
  names: readonly string[],
): HTMLElement {
  const cell = (left: number, right: number): HTMLElement => {
    if (left === right) return make('td', { class: 'self' }, '–');
    const [low, high] = [Math.min(left, right), Math.max(left, right)];
    const pair = pairs.find((entry) => entry.left === low && entry.right === high);
    if (pair === undefined) return make('td', {}, '–');
    const both = pair.bothValid + pair.bothInvalid;
    const of = both + pair.onlyLeft + pair.onlyRight;
    const beyond = pair.kappa === null ? 'κ not defined' : `κ ${kappa(pair.kappa)}`;
    const counts = [`${number(both)} of ${number(of)}`, beyond].map((text) => make('small', {}, text));
    return shadedCell(both / of, 'shade', percent(both, of), ...counts);
  };
  return matrixFigure({
    title: 'Agreement',
    note: 'Share of problems on which two verifiers say the same, and Cohen’s kappa, which leaves out what chance would give.',
    label: 'Agreement of verifiers',
    corner: 'Verifier',
    columns: verifiers.map((_, column) => `${column + 1}.`),
    rows: verifiers.map((_, row) => ({
      name: data(names[row] ?? ''),
      cells: verifiers.map((_other, column) => cell(row, column)),
    })),
    below: [
      ...(pairs.length > MOST_PAIRS ? [] : pairs.map((pair) => pairNote(pair, names))),
      agreement === null
        ? null
        : kappaNote(`Fleiss’ kappa of all ${verifiers.length}`, agreement, 'problem', 'on which all voted'),
      pairs.some(({ onlyLeft, onlyRight }) => onlyLeft + onlyRight > 0)
        ? rowsButton('Look at the rows on which verifiers disagree', { disagreement: 'votes' })
        : null,
    ],
  });
}

/** Pairs of verifiers that are told in words as well: of more the table has to do. */
const MOST_PAIRS = 6;

function pairNote(
  { left, right, kappa: value, ...counts }: VerifierPair,
  names: readonly string[],
): HTMLElement {
  const { bothValid, onlyLeft, onlyRight, bothInvalid } = counts;
  return make(
    'p',
    { class: 'note pair-note' },
    data(`${names[left] ?? ''} and ${names[right] ?? ''}`),
    `: both accept ${number(bothValid)}, only the first ${number(onlyLeft)}, only the second ${number(onlyRight)}, neither ${number(bothInvalid)}. Cohen’s kappa ${value === null ? 'is not defined' : kappa(value)}, n\u00a0=\u00a0${number(bothValid + onlyLeft + onlyRight + bothInvalid)}.`,
  );
}

/** How hard the problems are, and how long everything is. */
export function lengthsSection({ passRates, problemWords, reasoningWords }: ReportFacts): HTMLElement {
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
  return section('lengths', make('div', { class: 'pair narrow' }, ...figures), unknown);
}
