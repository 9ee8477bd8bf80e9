import type { OpinionCount, ReportFacts, VerifierFacts, VerifierPair } from '../report-facts.ts';
import { chartFigure, drawBars, drawHistogram, lengthFigure } from './chart.ts';
import { counted, number, percent, words } from './format.ts';
import { data, make } from './make-element.ts';
import { matrixFigure, shadedCell } from './matrix-figure.ts';
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
    below: [disagreements === 0 ? null : disagreementsButton()],
  });
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
  // One alone agrees with nobody.
  const agreement = names.length < 2 ? null : agreementTable(verifiers, names);
  return section('verifiers', title, make('div', { class: 'pair' }, figure, agreement));
}

function agreementTable({ verifiers, pairs }: VerifierFacts, names: readonly string[]): HTMLElement {
  const cell = (left: number, right: number): HTMLElement => {
    if (left === right) return make('td', { class: 'self' }, '–');
    const [low, high] = [Math.min(left, right), Math.max(left, right)];
    const pair = pairs.find((entry) => entry.left === low && entry.right === high);
    if (pair === undefined) return make('td', {}, '–');
    const both = pair.bothValid + pair.bothInvalid;
    const of = both + pair.onlyLeft + pair.onlyRight;
    const counts = make('small', {}, `${number(both)} of ${number(of)}`);
    return shadedCell(both / of, 'shade', percent(both, of), counts);
  };
  return matrixFigure({
    title: 'Agreement',
    note: 'Share of problems on which two verifiers say the same.',
    label: 'Agreement of verifiers',
    corner: 'Verifier',
    columns: verifiers.map((_, column) => `${column + 1}.`),
    rows: verifiers.map((_, row) => ({
      name: data(names[row] ?? ''),
      cells: verifiers.map((_other, column) => cell(row, column)),
    })),
    below: pairs.length > MOST_PAIRS ? [] : pairs.map((pair) => pairNote(pair, names)),
  });
}

/** Pairs of verifiers that are told in words as well: of more the table has to do. */
const MOST_PAIRS = 6;

function pairNote({ left, right, ...counts }: VerifierPair, names: readonly string[]): HTMLElement {
  const { bothValid, onlyLeft, onlyRight, bothInvalid } = counts;
  return make(
    'p',
    { class: 'note pair-note' },
    data(`${names[left] ?? ''} and ${names[right] ?? ''}`),
    `: both accept ${number(bothValid)}, only the first ${number(onlyLeft)}, only the second ${number(onlyRight)}, neither ${number(bothInvalid)}.`,
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
