import { modelNames, modelsOfStage } from '../core/figures/model-names.ts';
import { isRefusal } from '../core/figures/refusals.ts';
import type { Budget, Spend } from '../core/money/budget.ts';
import type { BatchedSpend, CoverageRow } from '../core/summary.ts';
import { clipLine } from './clip-text.ts';
import { codeCounts } from './folds/label-fold.ts';
import type { CodeCount, ReportEnd, RunFacts, StageFacts, StageOptions } from './report-facts.ts';
import { countOf, type Fields, fieldsOf, listOf, numberOf, textOf, textsOf } from './row-fields.ts';

const ENDS: readonly string[] = [
  'completed',
  'stopped',
  'budget',
  'aborted',
  'failed',
  'waiting',
] satisfies ReportEnd[];

/** Bytes of a line and of a name, and lines and stages at most, that are shown of a summary or a manifest. */
const LINE_BYTES = 1_000;
const NAME_BYTES = 300;
const MOST_LINES = 100;
const MOST_STAGES = 50;
const MOST_AREAS = 300;
const MOST_MODELS = 12;

/** What is known of a run besides its rows. */
export interface RunNotes {
  /** `summary.json`; null when the run did not come to an orderly end, undefined when nothing was said. */
  readonly summary: unknown;
  readonly manifest: unknown;
}

/** Returns what the page says of the run itself. The directory is left out: a report is passed on. */
export function runFacts(notes: RunNotes): RunFacts {
  const summary = fieldsOf(notes.summary);
  const manifest = fieldsOf(notes.manifest);
  const error = fieldsOf(summary['error']);
  return {
    id: lineOf(summary['runId']),
    startedAt: dateOf(summary['startedAt']),
    models: listOf(manifest['stages']).slice(0, MOST_STAGES).flatMap(stageModels),
    end: endOf(notes.summary, summary['end']),
    error:
      summary['error'] === null || summary['error'] === undefined
        ? null
        : { code: lineOf(error['code']) ?? 'unknown', message: lineOf(error['message']) ?? '' },
    library: lineOf(manifest['library']),
    seed: numberOf(manifest['seed']),
    seconds: numberOf(summary['seconds']),
    rows: numberOf(summary['rows']),
    reused: numberOf(summary['reused']),
    spent: spendOf(summary['spent']),
    spentInAll: spendOf(summary['spentInAll']),
    batched: batchedOf(summary['batched']),
    budget: budgetOf(summary['budget']),
    coverage: listOf(summary['coverage']).slice(0, MOST_AREAS).map(coverageRow),
    changed: linesOf(summary['changed']),
    warnings: linesOf(summary['warnings']),
    stages: listOf(manifest['stages']).slice(0, MOST_STAGES).map(stageOptions),
  };
}

/** Counts of refusals and failures that were read from the rows, by stage and code. */
export type CodesByStage = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Returns the stages in their order, with the counts of the summary. Without one only what the rows say is known: which
 * stages refused or failed what.
 */
export function stageFacts(
  notes: RunNotes,
  rejected: CodesByStage,
  failed: CodesByStage,
): readonly StageFacts[] {
  const summarized = listOf(fieldsOf(notes.summary)['stages']);
  if (summarized.length > 0)
    return summarized.slice(0, MOST_STAGES).map((stage) => summaryStage(fieldsOf(stage)));
  const planned = listOf(fieldsOf(notes.manifest)['stages']).map((stage) => nameOf(fieldsOf(stage)['name']));
  const names = [...new Set([...planned, ...rejected.keys(), ...failed.keys()])].slice(0, MOST_STAGES);
  return names.map((stage) => ({
    stage,
    tasks: null,
    rejections: codeCounts(rejected.get(stage) ?? new Map()),
    failures: codeCounts(failed.get(stage) ?? new Map()),
    cost: null,
  }));
}

export function nameOf(value: unknown): string {
  return clipLine(textOf(value) ?? 'unknown', NAME_BYTES);
}

function endOf(summary: unknown, end: unknown): ReportEnd {
  if (summary === null) return 'unfinished';
  return isEnd(end) ? end : 'unknown';
}

function isEnd(end: unknown): end is ReportEnd {
  return typeof end === 'string' && ENDS.includes(end);
}

function summaryStage(stage: Fields): StageFacts {
  return {
    stage: nameOf(stage['stage']),
    tasks: {
      in: countOf(stage['in']),
      kept: countOf(stage['kept']),
      rejected: countOf(stage['rejected']),
      failed: countOf(stage['failed']),
      pending: countOf(stage['pending']),
      outputs: countOf(stage['outputs']),
      short: countOf(stage['short']),
    },
    rejections: countsOf(stage['rejections']).filter(({ code }) => isRefusal(code)),
    failures: countsOf(stage['failures']),
    cost: {
      calls: countOf(stage['calls']),
      reused: countOf(stage['reused']),
      retries: countOf(stage['retries']),
      inputTokens: countOf(stage['inputTokens']),
      outputTokens: countOf(stage['outputTokens']),
      usd: numberOf(stage['usd']),
      batched: batchedOf(stage['batched']),
      seconds: countOf(stage['seconds']),
    },
  };
}

function countsOf(value: unknown): readonly CodeCount[] {
  const counts = Object.entries(fieldsOf(value)).map(
    ([code, count]) => [nameOf(code), countOf(count)] as const,
  );
  return codeCounts(new Map(counts));
}

function spendOf(value: unknown): Spend | null {
  if (value === null || value === undefined) return null;
  const { calls, inputTokens, outputTokens, usd } = fieldsOf(value);
  return {
    calls: countOf(calls),
    inputTokens: countOf(inputTokens),
    outputTokens: countOf(outputTokens),
    usd: numberOf(usd),
  };
}

function batchedOf(value: unknown): BatchedSpend | null {
  const spend = spendOf(value);
  return spend === null ? null : { ...spend, savedUsd: numberOf(fieldsOf(value)['savedUsd']) };
}

function budgetOf(value: unknown): Budget | null {
  const budget = fieldsOf(value);
  const limits = (['usd', 'tokens', 'calls'] as const).flatMap((unit) => {
    const limit = numberOf(budget[unit]);
    return limit === null ? [] : [[unit, limit] as const];
  });
  return limits.length === 0 ? null : Object.fromEntries(limits);
}

function coverageRow(value: unknown): CoverageRow {
  const { subject, area, topics, drafts, kept, short, samples } = fieldsOf(value);
  return {
    subject: nameOf(subject),
    area: textOf(area) === null ? null : nameOf(area),
    topics: countOf(topics),
    drafts: countOf(drafts),
    kept: countOf(kept),
    short: countOf(short),
    samples: countOf(samples),
  };
}

/** The models that a stage names, each once, blind solving among them. */
function stageModels(value: unknown): readonly (readonly [string, readonly string[]])[] {
  const { name, options } = fieldsOf(value);
  const own = fieldsOf(options);
  const names = [...new Set([...modelsOfStage(own), ...modelNames(own['blindSolve'])])];
  return names.length === 0 ? [] : [[nameOf(name), names.slice(0, MOST_MODELS).map(nameOf)]];
}

/** The beginning of a run, when it is one. */
function dateOf(value: unknown): string | null {
  const text = lineOf(value);
  return text === null || Number.isNaN(Date.parse(text)) ? null : text;
}

/** Options and sizes of a stage as text: what they mean is a matter of the stage. */
function stageOptions(value: unknown): StageOptions {
  const { name, version, options, sizes, refill } = fieldsOf(value);
  const all = { ...fieldsOf(options), ...fieldsOf(sizes), ...(refill === null ? {} : { refill }) };
  const pairs = Object.entries(all)
    .filter(([, option]) => option !== undefined)
    .slice(0, MOST_LINES)
    .map(([option, setting]) => [nameOf(option), settingText(setting)] as const);
  return { name: nameOf(name), version: nameOf(version), options: pairs };
}

/** Lists and small objects as people write them; what is nested deeper stays JSON. */
function settingText(setting: unknown): string {
  if (Array.isArray(setting)) return clipLine(setting.map(plainText).join(', ') || 'none', LINE_BYTES);
  if (typeof setting !== 'object' || setting === null) return clipLine(plainText(setting), LINE_BYTES);
  const members = Object.entries(setting).map(([name, value]) => `${name}: ${plainText(value)}`);
  return clipLine(members.join(', ') || 'none', LINE_BYTES);
}

function plainText(value: unknown): string {
  if (value === null) return 'none';
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function lineOf(value: unknown): string | null {
  const text = textOf(value);
  return text === null ? null : clipLine(text, LINE_BYTES);
}

function linesOf(value: unknown): readonly string[] {
  const lines = textsOf(value).map((line) => clipLine(line, LINE_BYTES));
  return lines.length <= MOST_LINES
    ? lines
    : [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more`];
}
