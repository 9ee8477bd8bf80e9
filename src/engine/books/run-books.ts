import type { Spend } from '../../core/money/budget.ts';
import type { Failure, Rejection } from '../../core/outcome.ts';
import { hasId, itemId } from '../../core/records/ids.ts';
import type { RunEnd, RunSummary } from '../../core/summary.ts';
import { isChimeraError } from '../../errors/index.ts';
import type { PipelineEvents } from '../../events/pipeline-events.ts';
import type { Row, RowFileName, RowFiles } from '../../files/run-directory/row-files.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import type { Flow } from '../flow/flow.ts';
import { IdSet } from '../flow/id-set.ts';
import type { TaskNode } from '../flow/nodes.ts';
import type { SpendLedger } from '../ledger/spend-ledger.ts';
import type { RunServices } from '../run/run-services.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import { CoverageFold } from './coverage-fold.ts';
import { progressLine } from './progress-line.ts';
import { fileOf } from './record-files.ts';
import type { RowQueue } from './row-queue.ts';
import { RowTally } from './row-tally.ts';
import { SummaryFold } from './summary-fold.ts';
import { secondsLeft, secondsToTarget } from './time-left.ts';

const nothingSpent: Spend = { calls: 0, inputTokens: 0, outputTokens: 0, usd: 0 };

/** Shortest time between two `progress` events. */
const PROGRESS_MS = 500;

export interface BooksParts {
  readonly runId: string;
  readonly leaves: readonly CompiledLeaf[];
  readonly settings: RunSettings;
  readonly events: PipelineEvents;
  readonly rows: RowQueue;
}

/** Keeps the books of a run: counts, row files, rows for the reader, and the events that mark its course. */
export class RunBooks {
  readonly #parts: BooksParts;
  readonly #fold: SummaryFold;
  readonly #coverage: CoverageFold;
  readonly #inputIds = new IdSet();
  readonly #started = new Set<number>();
  readonly #tally = new RowTally();
  #files: RowFiles | null = null;
  #ledger: SpendLedger | null = null;
  #changed: readonly string[] = [];
  #writing: Promise<void>[] = [];
  #ended = 0;
  #rows = 0;
  #failures = 0;
  #repeated = 0;
  #inputAhead = 0;
  #startedAt = 0;
  #progressAt = Number.NEGATIVE_INFINITY;
  #streamedTokens = 0;

  constructor(parts: BooksParts) {
    this.#parts = parts;
    this.#fold = new SummaryFold(parts.leaves.map((leaf) => leaf.plan.name));
    this.#coverage = new CoverageFold(parts.leaves);
    parts.events.observe(this.#fold.add);
  }

  start(): void {
    const { settings, leaves, events } = this.#parts;
    this.#startedAt = settings.clock.now();
    const directory = settings.place.kind === 'directory' ? settings.place.directory : null;
    events.announce({ kind: 'run-start', stages: leaves.map((leaf) => leaf.plan.name), directory });
  }

  useServices({ rowFiles, changed, ledger }: Pick<RunServices, 'rowFiles' | 'changed' | 'ledger'>): void {
    this.#files = rowFiles;
    this.#ledger = ledger;
    this.#changed = changed;
  }

  /** Items that were counted before they were admitted: a known input is pending from the start. */
  announceInput(items: number): void {
    this.#inputAhead = items;
  }

  inputArrived(): void {
    this.#inputAhead -= 1;
  }

  /** Says that the rest of the input is not needed: it is not pending. */
  leaveInput(): void {
    this.#inputAhead = 0;
  }

  /** Notes an item of the input; tells whether it is new. */
  isFirst(item: unknown, id: string): boolean {
    const isNew = this.#inputIds.add(id);
    if (isNew) this.#coverage.input(item);
    return isNew;
  }

  repeatedInput(item: unknown, id: string): void {
    const first = this.#parts.leaves[0];
    if (first === undefined) return;
    this.#repeated += 1;
    const code = 'repeated';
    const reason = 'the input names this item more than once';
    const stage = first.plan.name;
    this.known(first, 1);
    this.#write('rejected', {
      id: `${stage}/${id}/repeated/${this.#repeated}`,
      stage,
      itemId: id,
      draw: 0,
      by: null,
      code,
      reason,
      item,
    });
    this.#parts.events.announce({
      kind: 'item-rejected',
      stage,
      itemId: id,
      draw: 0,
      code,
      reason,
      by: null,
      partial: false,
    });
  }

  known(leaf: CompiledLeaf, tasks: number): void {
    this.#fold.known(leaf.plan.name, tasks);
  }

  started(task: TaskNode): void {
    this.#coverage.started(task.node.item, task.node.leaf);
    if (this.#started.has(task.depth)) return;
    this.#started.add(task.depth);
    this.#parts.events.announce({ kind: 'stage-start', stage: task.stage });
  }

  /** Announces the end of each stage that can see no further task, and how far the run is. */
  stagesEnded(flow: Flow, inputExhausted: boolean): void {
    while (
      inputExhausted &&
      this.#ended < this.#parts.leaves.length &&
      flow.unfinishedAt(this.#ended) === 0
    ) {
      this.#endStage();
    }
    this.#progress(false);
  }

  /** Notes how much of the streamed replies under way has come: while they do, no task settles. */
  streamed(tokens: number): void {
    this.#streamedTokens = tokens;
    this.#progress(false);
  }

  short(item: unknown): void {
    this.#coverage.short(item);
  }

  output(value: unknown, { node: { leaf }, itemId: from, draw }: TaskNode, index: number): void {
    this.#coverage.output(value, leaf);
    const isLast = leaf.depth === this.#parts.leaves.length - 1;
    const file = fileOf(value, leaf, isLast);
    this.#tally.note(value, file !== null);
    if (file !== null)
      this.#write(file, hasId(value) ? { ...value } : { id: `${from}/${draw}/${index}`, value });
    if (!isLast) return;
    this.#rows += 1;
    this.#parts.rows.push(value);
  }

  rejected({ stage, itemId: taskItem, draw, node }: TaskNode, rejection: Rejection, position: number): void {
    const { code, reason, by = null, item = node.item } = rejection;
    if (code === 'repeated') {
      // Which of two equal outputs came second is chance, so the row does not say it.
      const id = `${stage}/${taskItem}/repeated/${itemId(item)}`;
      this.#write('rejected', { id, stage, itemId: taskItem, draw: null, by, code, reason, item });
      return;
    }
    const id = `${stage}/${taskItem}/${draw}/${position}`;
    this.#write('rejected', { id, stage, itemId: taskItem, draw, by, code, reason, item });
  }

  /** Notes a failed item; gives how many there are by now. */
  failed({ stage, itemId: taskItem, draw, node }: TaskNode, failure: Failure): number {
    this.#write('failed', {
      id: `${stage}/${taskItem}/${draw}`,
      stage,
      itemId: taskItem,
      draw,
      failure,
      item: node.item,
    });
    this.#failures += 1;
    return this.#failures;
  }

  /** Resolves when the row files have caught up; rejects when they cannot be written. Null when they have already. */
  room(): Promise<unknown> | null {
    if (this.#writing.length === 0) return null;
    return Promise.all(this.#writing.splice(0));
  }

  summary(end: RunEnd, error: Error | null): RunSummary {
    const { runId, settings } = this.#parts;
    const stages = this.#fold
      .stages()
      .map((stage, depth) =>
        depth === 0
          ? { ...stage, in: stage.in + this.#inputAhead, pending: stage.pending + this.#inputAhead }
          : stage,
      );
    return {
      runId,
      end,
      error:
        error === null || end === 'budget'
          ? null
          : { code: isChimeraError(error) ? error.code : 'unexpected', message: error.message },
      rows: this.#rows,
      labels: this.#tally.labels(),
      disagreements: this.#tally.disagreements(),
      stages,
      coverage: this.#coverage.rows(),
      calls: stages.reduce((total, stage) => total + stage.calls, 0),
      reused: stages.reduce((total, stage) => total + stage.reused, 0),
      spent: this.#ledger?.spent ?? nothingSpent,
      spentInAll: this.#ledger?.spentInAll ?? nothingSpent,
      budget: settings.budget,
      seconds: (settings.clock.now() - this.#startedAt) / 1000,
      directory: settings.place.kind === 'directory' ? settings.place.directory : null,
      changed: this.#changed,
      warnings: [
        ...this.#tally.warnings(),
        ...(end === 'budget' && error !== null ? [error.message] : []),
        ...(end === 'completed' ? shortOfTarget(this.#rows, settings.target) : []),
      ],
    };
  }

  end(end: RunEnd): void {
    for (; this.#ended < this.#parts.leaves.length; ) this.#endStage();
    this.#progress(true);
    this.#parts.events.announce({ kind: 'run-end', end });
  }

  #endStage(): void {
    const depth = this.#ended;
    this.#ended += 1;
    const counts = this.#fold.stages()[depth];
    if (counts === undefined || !this.#started.has(depth)) return;
    const { stage, in: all, kept, rejected, failed, pending, outputs } = counts;
    this.#parts.events.announce({
      kind: 'stage-end',
      stage,
      counts: { in: all, kept, rejected, failed, pending, outputs },
    });
  }

  #progress(isLast: boolean): void {
    const now = this.#parts.settings.clock.now();
    if (!isLast && now - this.#progressAt < PROGRESS_MS) return;
    this.#progressAt = now;
    const { stages, rows, calls, spent } = this.summary('completed', null);
    const elapsedMs = now - this.#startedAt;
    const counts = stages.map(({ stage, in: all, kept, rejected, failed, pending }) => ({
      stage,
      in: all,
      kept,
      rejected,
      failed,
      pending,
    }));
    const { target } = this.#parts.settings;
    const pace =
      target === null ? secondsLeft(stages, this.#parts.leaves) : secondsToTarget(rows, target, elapsedMs);
    const left = isLast ? 0 : pace;
    const totals = {
      rows,
      calls,
      streamedTokens: this.#streamedTokens,
      spent,
      elapsedMs,
      secondsLeft: left,
    };
    this.#parts.events.announce({
      kind: 'progress',
      line: progressLine(counts, totals),
      stages: counts,
      ...totals,
    });
  }

  #write(file: RowFileName, row: Row): void {
    if (this.#files === null) return;
    const written = this.#files.append(file, row);
    // Awaited in room(); until then a rejection must not count as unhandled.
    written.catch(() => undefined);
    this.#writing.push(written);
  }
}

function shortOfTarget(rows: number, target: number | null): readonly string[] {
  if (target === null || rows >= target) return [];
  return [
    `the input ended at ${rows} rows, below the target of ${target}; give more of it, or let each item yield more`,
  ];
}
