import type { CoverageRow } from '../../core/summary.ts';
import type { ReportFacts, StageFacts, SubjectFacts } from '../report-facts.ts';
import { type Bar, chartFigure, dataTable, drawBars, type Series } from './chart.ts';
import { counted, number, percent, words } from './format.ts';
import { make } from './make-element.ts';

const LABELS: readonly Series[] = [
  { name: 'correct', color: 'var(--correct)' },
  { name: 'incorrect', color: 'var(--incorrect)' },
  { name: 'unverified', color: 'var(--unverified)' },
];
const TASKS: readonly Series[] = [
  { name: 'kept', color: 'var(--kept)' },
  { name: 'rejected', color: 'var(--rejected)' },
  { name: 'failed', color: 'var(--failed)' },
  { name: 'pending', color: 'var(--pending)' },
];
const REFUSED: readonly Series[] = [{ name: 'refused', color: 'var(--rejected)' }];
const FAILED: readonly Series[] = [{ name: 'failed', color: 'var(--failed)' }];

/** Bars that one chart can show before it becomes a wall; its table has all of them. */
const MOST_BARS = 24;

export function section(
  id: string,
  title: string,
  ...children: readonly (HTMLElement | null)[]
): HTMLElement {
  return make(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    make('h2', { id: `${id}-title` }, title),
    ...children,
  );
}

/** Says that a section has nothing to show, and why. */
export function nothing(text: string): HTMLElement {
  return make('p', { class: 'nothing' }, text);
}

/** What came out of each subject. */
export function subjectsSection({ subjects, subjectsLeftOut, run }: ReportFacts): HTMLElement {
  if (subjects.length === 0) return section('subjects', 'Subjects', nothing('No row names a subject.'));
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
      ]),
    },
  });
  return section('subjects', 'Subjects', figure, coverageTable(run.coverage));
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

/** What became of the tasks of each stage, and why some gave nothing. */
export function funnelSection({ stages }: ReportFacts): HTMLElement {
  const title = 'From subjects to samples';
  if (stages.length === 0)
    return section('funnel', title, nothing('Nothing is known of the stages of this run.'));
  return section('funnel', title, make('div', { class: 'pair' }, tasksFigure(stages), reasonsColumn(stages)));
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
    said: `${number(tasks.kept)} of ${number(tasks.in)} kept`,
  }));
  return chartFigure({
    title: 'Tasks of each stage',
    note: `A task is one item and one draw; it may hand on several items.${shortNote(summed)}`,
    summary: `Bars. ${bars.map(({ label, said }) => `${label}: ${said}`).join('; ')}.`,
    legend: TASKS.filter((_, part) => bars.some(({ parts }) => (parts[part] ?? 0) > 0)),
    draw: (width) => drawBars(bars, TASKS, width),
    table: {
      head: ['Stage', 'In', 'Kept', 'Rejected', 'Failed', 'Pending', 'Handed on', 'Short'],
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

function reasonsColumn(stages: readonly StageFacts[]): HTMLElement {
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
    failures.length === 0 ? null : codesFigure('Reasons of failure', failures, FAILED),
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
  return hasSamples ? `${number(samples)}, ${percent(correct, samples)} correct` : number(problems);
}
