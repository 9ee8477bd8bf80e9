import type { ReportFacts, StageFacts } from '../report-facts.ts';
import { chartFigure, drawBars } from './chart.ts';
import { counted, dollars, duration, moment, number, shortNumber } from './format.ts';
import { data, make } from './make-element.ts';
import { nothing, section } from './sections.ts';

const TOKENS = [
  { name: 'prompt tokens', color: 'var(--prompt)' },
  { name: 'reply tokens', color: 'var(--kept)' },
] as const;

type Cost = NonNullable<StageFacts['cost']>;
type Batched = NonNullable<Cost['batched']>;
type Spent = NonNullable<ReportFacts['run']['spent']>;

const COST_HEAD: readonly string[] = [
  'Stage',
  'Calls',
  'From the journal',
  'Retries',
  'Prompt tokens',
  'Reply tokens',
  'Cost',
  'Time',
];
/** Columns that a run without batches does not have. */
const BATCH_HEAD: readonly string[] = ['Batched calls', 'Cost of batches', 'Saved'];

/** What each stage took: calls, tokens, money, time. */
export function costSection({ stages, run }: ReportFacts): HTMLElement {
  const costs = stages.flatMap(({ stage, cost }) => (cost === null ? [] : [{ stage, cost }]));
  if (costs.length === 0) {
    return section('cost', nothing('Calls, tokens and time are noted when a run ends.'));
  }
  const total = totalOf(
    costs.map(({ cost }) => cost),
    run.seconds ?? 0,
  );
  const bars = costs.map(({ stage, cost }) => ({
    label: stage,
    parts: [cost.inputTokens, cost.outputTokens],
    said: [
      counted(cost.calls, 'call'),
      `${shortNumber(cost.inputTokens + cost.outputTokens)} tokens`,
      ...(cost.seconds > 0 ? [duration(cost.seconds)] : []),
    ].join(', '),
  }));
  const figure = chartFigure({
    title: 'Tokens of each stage',
    note:
      total.calls === 0
        ? 'The last run made no call: all replies were found in the journal.'
        : 'In the last run; stages work at the same time.',
    summary: `Bars. ${bars.map(({ label, said }) => `${label}: ${said}`).join('; ')}.`,
    legend: TOKENS,
    draw: (width) => drawBars(bars, TOKENS, width),
    table: {
      head: [...COST_HEAD, ...(total.batched === null ? [] : BATCH_HEAD)],
      rows: [...costs, { stage: 'All stages', cost: total }].map(({ stage, cost }) => [
        ...costRow(stage, cost),
        ...(total.batched === null ? [] : batchCells(cost.batched)),
      ]),
    },
  });
  figure.querySelector('details')?.setAttribute('open', '');
  return section('cost', figure);
}

/** Stages work at the same time: the time of all is that of the run. */
function totalOf(costs: readonly Cost[], seconds: number): Cost {
  const sum = (of: (cost: Cost) => number): number => costs.reduce((total, cost) => total + of(cost), 0);
  return {
    calls: sum(({ calls }) => calls),
    reused: sum(({ reused }) => reused),
    retries: sum(({ retries }) => retries),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    usd: sumOrNull(costs.map(({ usd }) => usd)),
    batched: totalBatched(costs.flatMap(({ batched }) => batched ?? [])),
    seconds,
  };
}

function totalBatched(all: readonly Batched[]): Batched | null {
  const sum = (of: (batched: Batched) => number): number =>
    all.reduce((total, batched) => total + of(batched), 0);
  if (all.length === 0) return null;
  return {
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    usd: sumOrNull(all.map(({ usd }) => usd)),
    savedUsd: sumOrNull(all.map(({ savedUsd }) => savedUsd)),
  };
}

/** One part that is not known leaves the sum unknown. */
function sumOrNull(parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

function batchCells(batched: Batched | null): readonly (string | number)[] {
  if (batched === null) return [0, '–', '–'];
  return [batched.calls, dollars(batched.usd), dollars(batched.savedUsd)];
}

function costRow(stage: string, cost: Cost): readonly (string | number)[] {
  const { calls, reused, retries, inputTokens, outputTokens, usd, seconds } = cost;
  return [stage, calls, reused, retries, inputTokens, outputTokens, dollars(usd), duration(seconds)];
}

/** Which run it was, and with which options. */
export function runSection({ run }: ReportFacts): HTMLElement {
  const { budget, spent, spentInAll, batched } = run;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Run', run.id],
    ['Began', run.startedAt === null ? null : moment(run.startedAt)],
    ['chimera-sdk', run.library],
    ['Seed', run.seed === null ? null : String(run.seed)],
    [
      'Budget',
      budget === null
        ? null
        : Object.entries(budget)
            .map(([unit, most]) => (unit === 'usd' ? dollars(most) : `${number(most)} ${unit}`))
            .join(', '),
    ],
    ['Spent by the last run', spent === null ? null : spentText(spent)],
    ['Of it live', spent === null || batched === null ? null : spentText(liveOf(spent, batched))],
    [
      'Of it by batches',
      batched === null ? null : `${spentText(batched)}; saved: ${dollars(batched.savedUsd)}`,
    ],
    ['Spent in all', spentInAll === null ? null : spentText(spentInAll)],
  ];
  const known = facts.flatMap(([name, value]) =>
    value === null ? [] : [make('div', {}, make('dt', {}, name), make('dd', {}, data(value)))],
  );
  const stages = run.stages.map(({ name, version, options }) =>
    make(
      'details',
      { class: 'stage-options' },
      make('summary', {}, data(name), ' ', make('span', { class: 'note' }, 'version ', data(version))),
      options.length === 0
        ? nothing('No options.')
        : make(
            'dl',
            { class: 'facts' },
            ...options.map(([option, value]) =>
              make('div', {}, make('dt', {}, data(option)), make('dd', {}, data(value))),
            ),
          ),
    ),
  );
  const changes = run.changed.map((change) => make('li', {}, data(change)));
  return section(
    'run',
    known.length === 0
      ? nothing('Nothing is known of the run that made these rows.')
      : make('dl', { class: 'facts' }, ...known),
    changes.length === 0
      ? null
      : make('div', {}, make('h3', {}, 'Changed since the run before'), make('ul', {}, ...changes)),
    stages.length === 0 ? null : make('div', {}, make('h3', {}, 'Stages and their options'), ...stages),
  );
}

function liveOf(spent: Spent, batched: Batched): Spent {
  return {
    calls: spent.calls - batched.calls,
    inputTokens: spent.inputTokens - batched.inputTokens,
    outputTokens: spent.outputTokens - batched.outputTokens,
    usd: spent.usd === null || batched.usd === null ? null : Math.max(0, spent.usd - batched.usd),
  };
}

function spentText({ calls, inputTokens, outputTokens, usd }: Spent): string {
  const price = usd === null ? 'not all prices are known' : dollars(usd);
  return `${price}; ${counted(calls, 'call')}, ${number(inputTokens)} prompt tokens, ${number(outputTokens)} reply tokens`;
}
