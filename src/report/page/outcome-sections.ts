import type { CoverageRow } from '../../core/summary.ts';
import type { FunnelStep, ReportFacts, StageFacts, SubjectFacts } from '../report-facts.ts';
import { type Bar, chartFigure, dataTable, drawBars, type Series } from './chart.ts';
import { counted, number, percent, words } from './format.ts';
import { make } from './make-element.ts';
import { rowsLink } from './rows/show-rows.ts';
import { nothing, section } from './sections.ts';

const LABELS: readonly Series[] = [
  { name: 'correct', color: 'var(--correct)' },
  { name: 'incorrect', color: 'var(--incorrect)' },
  { name: 'unverified', color: 'var(--unverified)' },
];
const TASKS: readonly Series[] = [
  { name: 'with an output', color: 'var(--kept)' },
  { name: 'without one', color: 'var(--rejected)' },
  { name: 'failed', color: 'var(--failed)' },
  { name: 'pending', color: 'var(--pending)' },
];
const REFUSED: readonly Series[] = [{ name: 'refused', color: 'var(--rejected)' }];
const FAILED: readonly Series[] = [{ name: 'failed', color: 'var(--failed)' }];

/** Bars that one chart can show before it becomes a wall; its table has all of them. */
const MOST_BARS = 24;

/** What came out of each subject. */
export function subjectsSection({ subjects, subjectsLeftOut, run }: ReportFacts): HTMLElement {
  if (subjects.length === 0) return section('subjects', nothing('No row names a subject.'));
  const shown = subjects.slice(0, MOST_BARS);
  const hasSamples = subjects.some(({ samples }) => samples > 0);
  const more = subjects.length + subjectsLeftOut - shown.length;
  const figure = chartFigure({
    title: hasSamples ? 'Samples of each subject, by label' : 'Problems of each subject',
    note:
      more === 0
        ? undefined
        : `The ${shown.length} with the most ${hasSamples ? 'samples' : 'problems'} are drawn, ${counted(more, 'further one')} ${more === 1 ? 'is' : 'are'} not.`,
    summary: `Bars. ${shown.map((subject) => `${subject.subject}: ${subjectSaid(subject, hasSamples)}`).join('; ')}.`,
    ...(hasSamples ? { legend: LABELS } : {}),
    draw: (width) =>
      drawBars(
        shown.map((subject) => subjectBar(subject, hasSamples)),
        hasSamples ? LABELS : [{ name: 'problems', color: 'var(--kept)' }],
        width,
      ),
    table: {
      head: [
        'Subject',
        'Topics',
        'Problems',
        'Samples',
        'Correct',
        'Incorrect',
        'Unverified',
        'Correct of all',
        'Refused',
        'Failed',
      ],
      rows: subjects.map((subject) => [
        subject.subject,
        subject.topics,
        subject.problems,
        subject.samples,
        subject.correct,
        subject.incorrect,
        subject.unverified,
        percent(subject.correct, subject.samples),
        subject.refused,
        subject.failed,
      ]),
    },
  });
  return section('subjects', figure, coverageTable(run.coverage));
}

/** What was tried for each subject and area, and where less came than was wanted. */
function coverageTable(coverage: readonly CoverageRow[]): HTMLElement | null {
  if (coverage.length === 0) return null;
  const title = 'Coverage in the last run';
  const table = {
    head: ['Subject and area', 'Topics', 'Drafts', 'Problems kept', 'Topics short of problems', 'Samples'],
    rows: coverage.map(({ subject, area, topics, drafts, kept, short, samples }) => [
      area === null ? subject : `${subject} › ${area}`,
      ...[topics, drafts, kept, short, samples],
    ]),
  };
  return make('details', { class: 'as-table' }, make('summary', {}, title), dataTable(table, title));
}

/** What became of topics, drafts and trajectories, why some were lost, and the tasks that it took. */
export function funnelSection(facts: ReportFacts): HTMLElement {
  const { stages, totals, funnel } = facts;
  const isEmpty = funnel.every(({ kept, refused, failed }) => kept + refused + failed === 0);
  if (stages.length === 0 && isEmpty)
    return section('funnel', nothing('Nothing is known of the stages of this run.'));
  return section(
    'funnel',
    isEmpty ? null : stepsFigure(facts),
    make('div', { class: 'pair' }, reasonsColumn(stages, totals.refused), tasksFigure(stages)),
  );
}

const STEPS: readonly Series[] = [
  { name: 'kept', color: 'var(--kept)' },
  { name: 'refused', color: 'var(--rejected)' },
  { name: 'failed', color: 'var(--failed)' },
  ...LABELS,
];

const STEP_NAMES: Readonly<Record<FunnelStep['step'], string>> = {
  topics: 'Topics',
  drafts: 'Problem drafts',
  trajectories: 'Trajectories',
};

/** How many there are of what the run makes, from topics to labels. */
function stepsFigure({ funnel, totals, leftAside, labels }: ReportFacts): HTMLElement {
  const steps = funnel.filter(({ kept, refused, failed }) => kept + refused + failed > 0);
  const bars: Bar[] = steps.map(({ step, kept, refused, failed }) => ({
    label: STEP_NAMES[step],
    parts: [kept, refused, failed, 0, 0, 0],
    said: stepSaid(kept, refused, failed),
  }));
  const { correct, incorrect, unverified } = labels;
  if (totals.samples > 0)
    bars.push({
      label: 'Samples',
      parts: [0, 0, 0, correct, incorrect, unverified],
      said: `${number(correct)} of ${number(totals.samples)} correct`,
    });
  const rows = steps.map(({ step, kept, refused, failed }) => [
    STEP_NAMES[step],
    kept + refused + failed,
    kept,
    refused,
    failed,
  ]);
  return chartFigure({
    title: 'From topics to samples',
    note: `All rows of the directory.${leftAside === 0 ? '' : ` ${counted(leftAside, 'further row was', 'further rows were')} left aside, not refused: more came than was wanted, or nothing more.`}`,
    summary: `Bars. ${bars.map(({ label, said }) => `${label}: ${said}`).join('; ')}.`,
    legend: STEPS.filter((_, part) => bars.some(({ parts }) => (parts[part] ?? 0) > 0)),
    draw: (width) => drawBars(bars, STEPS, width),
    table: { head: ['Step', 'In all', 'Kept', 'Refused', 'Failed'], rows },
  });
}

function stepSaid(kept: number, refused: number, failed: number): string {
  if (refused + failed === 0) return number(kept);
  const lost = [
    ...(refused > 0 ? [`${number(refused)} refused`] : []),
    ...(failed > 0 ? [`${number(failed)} failed`] : []),
  ];
  return `${number(kept)} kept, ${lost.join(', ')}`;
}

function tasksFigure(stages: readonly StageFacts[]): HTMLElement {
  const summed = stages.flatMap(({ stage, tasks }) => (tasks === null ? [] : [{ stage, tasks }]));
  if (summed.length === 0) {
    return nothing(
      'Tasks are counted when a run ends; this one has left only what it refused and what failed.',
    );
  }
  const bars: readonly Bar[] = summed.map(({ stage, tasks }) => ({
    label: stage,
    parts: [tasks.kept, tasks.rejected, tasks.failed, tasks.pending],
    said: `${number(tasks.kept)} of ${counted(tasks.in, 'task')}`,
  }));
  return chartFigure({
    title: 'Tasks of each stage',
    note: `In the last run. A task is one item and one draw: a page of topics, one draft, one attempt. It may hand on several items.${shortNote(summed)}`,
    summary: `Bars. ${bars.map(({ label, said }) => `${label}: ${said} with an output`).join('; ')}.`,
    legend: TASKS.filter((_, part) => bars.some(({ parts }) => (parts[part] ?? 0) > 0)),
    draw: (width) => drawBars(bars, TASKS, width),
    table: {
      head: ['Stage', 'Tasks', 'With output', 'Without', 'Failed', 'Pending', 'Handed on', 'Short'],
      rows: summed.map(({ stage, tasks }) => [
        stage,
        tasks.in,
        tasks.kept,
        tasks.rejected,
        tasks.failed,
        tasks.pending,
        tasks.outputs,
        tasks.short,
      ]),
    },
  });
}

/** What a refill could not fill is easily missed among the kept. */
function shortNote(stages: readonly { readonly tasks: { readonly short: number } }[]): string {
  const short = stages.reduce((sum, { tasks }) => sum + tasks.short, 0);
  return short === 0
    ? ''
    : ` ${counted(short, 'item')} ended short: with less than was wanted after all attempts.`;
}

function reasonsColumn(stages: readonly StageFacts[], refused: number): HTMLElement {
  const rejections = stages.flatMap(({ stage, rejections: codes }) =>
    codes.map((code) => ({ stage, ...code })),
  );
  const failures = stages.flatMap(({ stage, failures: codes }) => codes.map((code) => ({ stage, ...code })));
  return make(
    'div',
    {},
    rejections.length === 0
      ? nothing('Nothing was refused.')
      : codesFigure('Reasons of refusal', rejections, REFUSED),
    refused === 0 ? null : rowsLink('Look at what was refused', { outcome: 'rejected' }),
    failures.length === 0 ? null : codesFigure('Reasons of failure', failures, FAILED),
    failures.length === 0 ? null : rowsLink('Look at what failed', { outcome: 'failed' }),
  );
}

function codesFigure(
  title: string,
  codes: readonly { readonly stage: string; readonly code: string; readonly count: number }[],
  series: readonly Series[],
): HTMLElement {
  const sorted = codes.toSorted((left, right) => right.count - left.count);
  const total = codes.reduce((sum, { count }) => sum + count, 0);
  const bars = sorted.slice(0, MOST_BARS).map(({ stage, code, count }) => ({
    label: `${stage}: ${words(code)}`,
    parts: [count],
    said: number(count),
  }));
  const more = sorted.length - bars.length;
  return chartFigure({
    title,
    note: more === 0 ? undefined : `${counted(more, 'rarer reason')} in the table only.`,
    summary: `Bars. ${bars.map(({ label, said }) => `${label}: ${said}`).join('; ')}.`,
    draw: (width) => drawBars(bars, series, width),
    table: {
      head: ['Stage and code', 'Count', 'Share'],
      rows: sorted.map(({ stage, code, count }) => [`${stage}: ${code}`, count, percent(count, total)]),
    },
  });
}

function subjectBar(subject: SubjectFacts, hasSamples: boolean): Bar {
  const { correct, incorrect, unverified, problems } = subject;
  return {
    label: subject.subject,
    parts: hasSamples ? [correct, incorrect, unverified] : [problems],
    said: subjectSaid(subject, hasSamples),
  };
}

function subjectSaid({ samples, correct, problems }: SubjectFacts, hasSamples: boolean): string {
  return hasSamples
    ? `${number(correct)} of ${counted(samples, 'sample')} correct (${percent(correct, samples)})`
    : counted(problems, 'problem');
}
