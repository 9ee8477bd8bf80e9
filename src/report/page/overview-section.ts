import type { ReportFacts, RunFacts } from '../report-facts.ts';
import { counted, dollars, duration, moment, number, percent, shortNumber } from './format.ts';
import { type Child, data, make } from './make-element.ts';
import { rowsLink } from './rows/show-rows.ts';

const ENDS: Readonly<Record<RunFacts['end'], string>> = {
  completed: 'completed',
  stopped: 'stopped early',
  budget: 'ended by its budget',
  aborted: 'aborted',
  waiting: 'left waiting for batches',
  failed: 'failed',
  unfinished: 'not finished',
  unknown: 'rows without a run',
};

/** The head of the page: what came out, in one sentence and in figures, and what a person should know first. */
export function overviewSection(facts: ReportFacts): HTMLElement {
  return make(
    'section',
    { id: 'overview', 'aria-label': 'Overview' },
    make('p', { class: 'lead' }, leadOf(facts)),
    ...noticesOf(facts),
    make('div', { class: 'figures' }, ...tilesOf(facts)),
  );
}

/** Below the title: when the run was, and which models made it. */
export function runLines({ startedAt, seconds, library, models }: RunFacts): readonly (HTMLElement | null)[] {
  const facts: Child[] = [
    ...(startedAt === null ? [] : [make('time', { datetime: startedAt }, moment(startedAt))]),
    ...(seconds === null || seconds === 0
      ? []
      : [make('span', { 'data-fact': 'seconds' }, `took ${duration(seconds)}`)]),
    ...(library === null ? [] : [make('span', {}, 'chimera-sdk ', data(library))]),
  ];
  const makers = models.map(([stage, names]) =>
    make('div', {}, make('dt', {}, data(stage)), ...names.map((name) => make('dd', {}, data(name)))),
  );
  return [
    facts.length === 0 ? null : make('p', { class: 'when' }, ...facts),
    makers.length === 0 ? null : make('dl', { class: 'makers' }, ...makers),
  ];
}

/** The badge beside the title. */
export function endBadge({ end }: RunFacts): HTMLElement {
  const tone =
    end === 'completed'
      ? 'correct'
      : end === 'unknown'
        ? 'plain'
        : end === 'failed' || end === 'aborted'
          ? 'failed'
          : 'caution';
  return make('span', { class: `badge ${tone}`, 'data-end': end }, ENDS[end]);
}

function leadOf({ totals, labels }: ReportFacts): string {
  const { samples, problems, topics, subjects } = totals;
  const over = `over ${counted(topics, 'topic')} of ${counted(subjects, 'subject')}`;
  if (samples === 0) {
    if (problems > 0) return `${counted(problems, 'validated problem')} ${over}; no samples.`;
    return 'There are no samples in this run.';
  }
  const labelled = labels.correct + labels.incorrect;
  const share =
    labelled === 0
      ? 'none of them has a label'
      : `${percent(labels.correct, samples)} of them reach the reference answer`;
  return `${counted(samples, 'sample')} ${over}; ${share}.`;
}

function noticesOf({ run, embedded }: ReportFacts): readonly HTMLElement[] {
  const notices: HTMLElement[] = [];
  const notice = (tone: string, title: string, ...text: readonly Child[]): void => {
    notices.push(make('div', { class: `notice ${tone}` }, make('strong', {}, title), ' ', ...text));
  };
  if (run.end === 'unfinished') {
    notice(
      'caution',
      'This run has not come to an orderly end.',
      'All figures are counted from the rows that are there so far; run it again to finish it.',
    );
  } else if (
    run.end === 'stopped' ||
    run.end === 'budget' ||
    run.end === 'aborted' ||
    run.end === 'waiting'
  ) {
    notice('caution', `This run was ${ENDS[run.end]}.`, 'What was finished is here; run it again to go on.');
  }
  if (run.error !== null) notice('failed', `Ended by ${run.error.code}:`, data(run.error.message));
  for (const warning of run.warnings) notice('caution', 'Warning:', data(warning));
  if (embedded.rows < embedded.of) {
    const size = `${Math.round(embedded.pageBytes / 1e6)} MB`;
    notice(
      'plain',
      'Not all rows are in this file.',
      make(
        'span',
        { 'data-fact': 'embedded' },
        `It holds ${number(embedded.rows)} of ${number(embedded.of)} rows (${number(embedded.samples)} of ${counted(embedded.samplesOf, 'sample')}), chosen evenly, so that it stays below ${size}. The figures count all of them.`,
      ),
    );
  }
  return notices;
}

/** Figures in groups, each of which fills its line: what was made, how it was labelled, what was lost and what it took. */
function tilesOf({ totals, labels, run }: ReportFacts): readonly HTMLElement[] {
  const samples = totals.samples;
  const groups: readonly (readonly HTMLElement[])[] = [
    [
      tile('subjects', 'Subjects', number(totals.subjects)),
      tile('topics', 'Topics', number(totals.topics)),
      tile('problems', 'Problems kept', number(totals.problems)),
      tile('samples', 'Samples', number(samples), rowsNote(run, samples)),
    ],
    [
      tile('correct', 'Correct', number(labels.correct), percent(labels.correct, samples)),
      tile('incorrect', 'Incorrect', number(labels.incorrect), percent(labels.incorrect, samples)),
      tile('unverified', 'Unverified', number(labels.unverified), percent(labels.unverified, samples)),
      tile(
        'disagreements',
        'Disagreements',
        number(labels.disagreements),
        labels.disagreements === 0
          ? 'rule against judge'
          : rowsLink('rule against judge', { disagreement: 'judge' }),
      ),
    ],
    lossTiles(totals, run),
  ];
  return groups.map((tiles) => make('dl', { class: 'tiles' }, ...tiles));
}

function lossTiles(totals: ReportFacts['totals'], run: RunFacts): readonly HTMLElement[] {
  const spent = run.spentInAll ?? run.spent;
  const reused = run.reused === null ? null : `${counted(run.reused, 'reply', 'replies')} from the journal`;
  return [
    tile(
      'refused',
      'Refused',
      number(totals.refused),
      totals.refused === 0 ? null : rowsLink('show them', { outcome: 'rejected' }),
    ),
    tile(
      'failed',
      'Failed',
      number(totals.failed),
      totals.failed === 0 ? null : rowsLink('show them', { outcome: 'failed' }),
    ),
    ...(spent === null
      ? []
      : [
          tile('calls', 'Calls', number(spent.calls), reused),
          tile(
            'spent',
            'Spent',
            spent.usd === null ? '–' : dollars(spent.usd),
            `${shortNumber(spent.inputTokens + spent.outputTokens)} tokens${spent.usd === null ? '; not all prices are known' : ''}`,
          ),
        ]),
  ];
}

/** The rows of a directory may come from several runs. */
function rowsNote({ rows }: RunFacts, samples: number): string | null {
  return rows !== null && rows !== samples ? `${counted(rows, 'row')} came from the last run` : null;
}

function tile(fact: string, name: string, value: string, note: Child = null): HTMLElement {
  return make(
    'div',
    { class: `tile ${fact}` },
    make('dt', {}, name),
    make('dd', { 'data-fact': fact }, value),
    note === null ? null : make('dd', { class: 'note' }, note),
  );
}
