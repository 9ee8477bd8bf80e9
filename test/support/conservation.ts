import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ItemFailedEvent, ItemKeptEvent, ItemRejectedEvent } from '../../src/core/event-map.ts';
import type { Run } from '../../src/core/run.ts';
import type { RunSummary, StageSummary } from '../../src/core/summary.ts';

type Settling = ItemKeptEvent | ItemRejectedEvent | ItemFailedEvent;

/** What watched runs announced of their tasks, by run id. */
const announced = new Map<string, readonly Settling[]>();

/** Listens to what a run says of its tasks, for `expectConservation`. Does not start it. */
export function watched<Watched extends Pick<Run<unknown>, 'on'>>(run: Watched): Watched {
  const events: Settling[] = [];
  const note = (event: Settling): void => void events.push(event);
  run.on('run-start', ({ runId }) => announced.set(runId, events));
  run.on('item-kept', note);
  run.on('item-rejected', note);
  run.on('item-failed', note);
  return run;
}

/**
 * Promise 1 of the design: tasks are conserved, and none is pending exactly when the run completed, or failed because all
 * tasks of a stage did. The summary is held
 * against what the run announced (`watched`) and against the rows in its directory, whichever there is.
 */
export function expectConservation(summary: RunSummary): void {
  for (const stage of summary.stages) {
    expect(stage.kept + stage.rejected + stage.failed + stage.pending, stage.stage).toBe(stage.in);
    expect(stage.pending, stage.stage).toBeGreaterThanOrEqual(0);
  }
  const pending = summary.stages.reduce((total, stage) => total + stage.pending, 0);
  const hasFailedStage = summary.stages.some((stage) => stage.in > 0 && stage.failed === stage.in);
  const isAllFailed = summary.error?.code === 'failure-limit' && hasFailedStage && pending === 0;
  const isDone = summary.end === 'completed' || isAllFailed;
  expect(pending === 0, `pending ${pending} at end ${summary.end}`).toBe(isDone);

  const events = announced.get(summary.runId);
  const { directory } = summary;
  if (events === undefined && directory === null) throw new TypeError('nothing to count: watch the run');
  if (events !== undefined) for (const stage of summary.stages) expectAnnounced(stage, events);
  // A disk that took no more rows holds fewer than were counted.
  if (directory !== null && summary.error?.code !== 'store-failed') expectWritten(summary, directory);
}

function expectAnnounced(stage: StageSummary, all: readonly Settling[]): void {
  const events = all.filter((event) => event.stage === stage.stage);
  const kept = events.filter((event) => event.kind === 'item-kept');
  const refused = events.filter((event) => event.kind === 'item-rejected');
  const failed = events.filter((event) => event.kind === 'item-failed');
  const rejected = refused.filter(({ partial }) => !partial);
  // An item that the input names again is refused under the draw of the first.
  const settled = [...kept, ...rejected.filter(({ code }) => code !== 'repeated'), ...failed];

  expect(
    { kept: kept.length, rejected: rejected.length, failed: failed.length },
    `announced of ${stage.stage}`,
  ).toEqual({ kept: stage.kept, rejected: stage.rejected, failed: stage.failed });
  expect(kept.flatMap(({ outputIds }) => outputIds).length, `outputs of ${stage.stage}`).toBe(stage.outputs);
  expect(counted(refused, ({ code }) => code)).toEqual({ ...stage.rejections });
  expect(counted(failed, ({ failure }) => failure.code)).toEqual({ ...stage.failures });
  expect(new Set(settled.map(({ itemId, draw }) => `${itemId}/${draw}`)).size, 'settled once').toBe(
    settled.length,
  );
}

type Row = { readonly [field: string]: unknown };

function expectWritten(summary: RunSummary, directory: string): void {
  const refused = rowsIn(directory, 'rejected');
  const failed = rowsIn(directory, 'failed');
  for (const { stage, rejections, failures, failed: failedTasks } of summary.stages) {
    // Which of two equal outputs came second is chance, so several of them may share a row.
    const { repeated = 0, ...once } = rejections;
    const { repeated: repeatedRows = 0, ...onceRows } = counted(ofStage(refused, stage), codeOf);
    expect(onceRows, `rejected.jsonl of ${stage}`).toEqual(once);
    expect(repeatedRows <= repeated && repeatedRows > 0 === repeated > 0, `repeated of ${stage}`).toBe(true);
    const failedRows = ofStage(failed, stage);
    expect(failedRows.length, `failed.jsonl of ${stage}`).toBe(failedTasks);
    expect(counted(failedRows, ({ failure }) => codeOf(failure))).toEqual({ ...failures });
  }
  const files = ['samples', 'trajectories', 'rows', 'problems', 'topics'].map((name) =>
    rowsIn(directory, name),
  );
  const file = fileOf.get(summary.stages.at(-1)?.stage ?? '');
  const written = file === undefined ? files.find((each) => each.length > 0) : rowsIn(directory, file);
  const rows = written?.length ?? 0;
  // A run that did not complete leaves the rows of earlier ones in place.
  if (summary.end === 'completed') expect(rows, 'rows in the files').toBe(summary.rows);
  else expect(rows, 'rows in the files').toBeGreaterThanOrEqual(summary.rows);
  if (summary.end !== 'completed' || summary.labels === null) return;
  const { correct, incorrect, unverified } = summary.labels;
  const labels = counted(rowsIn(directory, 'samples'), ({ correct: label }) => String(label));
  expect({ true: 0, false: 0, null: 0, ...labels }).toEqual({
    true: correct,
    false: incorrect,
    null: unverified,
  });
}

/** Where a run that ends with a stage has its rows, be there none of them; of other stages the first file with rows counts. */
const fileOf: ReadonlyMap<string, string> = new Map([
  ['label', 'samples'],
  ['synthesize', 'trajectories'],
]);

/** The rows of a file by id; none where there is no file. */
function rowsIn(directory: string, name: string): readonly Row[] {
  const rows = new Map<unknown, Row>();
  for (const line of textOf(join(directory, `${name}.jsonl`)).split('\n')) {
    if (line === '') continue;
    const row: Row = JSON.parse(line);
    rows.set(row['id'], row);
  }
  return [...rows.values()];
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function ofStage(rows: readonly Row[], name: string): readonly Row[] {
  return rows.filter(({ stage }) => stage === name);
}

function codeOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'code' in value ? String(value.code) : '';
}

function counted<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
