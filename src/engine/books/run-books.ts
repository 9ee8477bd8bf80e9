import type { AskedPrompt } from '../../core/call.ts';
import { refusedIn } from '../../core/figures/refusals.ts';
import { hasId, itemId } from '../../core/items/item-id.ts';
import type { Spend } from '../../core/money/budget.ts';
import type { Failure, Rejection } from '../../core/outcome.ts';
import type { Reply } from '../../core/reply.ts';
import type { RunEnd, RunSummary, RunWaits } from '../../core/summary.ts';
import { type FailureLimitError, isChimeraError } from '../../errors/index.ts';
import type { PipelineEvents } from '../../events/pipeline-events.ts';
import type { RowFiles } from '../../files/run-directory/row-files.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import type { FlowBooks } from '../flow/flow-books.ts';
import { IdSet } from '../flow/id-set.ts';
import type { ItemNode, TaskNode } from '../flow/nodes.ts';
import type { SpendLedger } from '../ledger/spend-ledger.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import { callsRowOf, taskId } from './calls-row-of.ts';
import { FailureTally } from './failure-tally.ts';
import { ProgressNews } from './progress-news.ts';
import { PromptBook } from './prompt-book.ts';
import type { RecordCatalogue, RecordCount } from './record-catalogue.ts';
import { fileOf } from './record-files.ts';
import { ReplyTally } from './reply-tally.ts';
import type { RowQueue } from './row-queue.ts';
import { RowWriter } from './row-writer.ts';
import { shortOfTarget } from './short-of-target.ts';
import { StageCounts, type StageProgress } from './stage-counts.ts';

const nothingSpent: Spend = { calls: 0, inputTokens: 0, outputTokens: 0, usd: 0 };

/** Different warnings that a summary lists. */
const MOST_ANNOUNCED = 50;

export interface BooksParts {
  readonly runId: string;
  readonly leaves: readonly CompiledLeaf[];
  readonly settings: RunSettings;
  readonly events: PipelineEvents;
  readonly rows: RowQueue;
  readonly catalogue: RecordCatalogue;
}

/** What the books read and write once the run's place is open. */
export interface BooksSources {
  readonly ledger: SpendLedger;
  /** The row files; null without a directory. */
  readonly rowFiles: RowFiles | null;
  /** What differs from the run before in the same directory. */
  readonly changed: readonly string[];
  /** What was found when the store was opened that its owner should know. */
  readonly warnings: readonly string[];
}

/** Keeps the books of a run: counts, row files, rows for the reader, and the events that mark its course. */
export class RunBooks implements FlowBooks {
  readonly #parts: BooksParts;
  readonly #counts: StageCounts;
  readonly #records: RecordCount;
  readonly #progress: ProgressNews;
  readonly #replies = new ReplyTally();
  readonly #failures = new FailureTally();
  readonly #files = new RowWriter();
  readonly #prompts = new PromptBook();
  readonly #inputIds = new IdSet();
  readonly #started = new Set<number>();
  #ledger: SpendLedger | null = null;
  #changed: readonly string[] = [];
  #warnings: readonly string[] = [];
  /** What was announced while the run went on. */
  readonly #announced = new Set<string>();
  #ended = 0;
  #rows = 0;
  #repeated = 0;
  #inputAhead = 0;

  constructor(parts: BooksParts) {
    const { leaves, events, settings, catalogue } = parts;
    this.#parts = parts;
    this.#counts = new StageCounts(leaves.map((leaf) => leaf.plan.name));
    this.#records = catalogue.count(leaves);
    events.observe(this.#counts.add);
    events.observe((event) => {
      if (event.kind === 'warning' && this.#announced.size < MOST_ANNOUNCED)
        this.#announced.add(event.message);
    });
    this.#progress = new ProgressNews({
      announce: events.announce,
      now: settings.clock.now,
      leaves,
      target: settings.target,
      figures: () => ({
        stages: this.#stages(this.#counts.progress()),
        rows: this.#rows,
        calls: this.#counts.calls,
        spent: this.#ledger?.spent ?? nothingSpent,
      }),
    });
  }

  start(): void {
    const { settings, leaves, events } = this.#parts;
    this.#progress.start();
    events.announce({
      kind: 'run-start',
      stages: leaves.map((leaf) => leaf.plan.name),
      directory: directoryOf(settings),
    });
  }

  open({ rowFiles, changed, warnings, ledger }: BooksSources): void {
    this.#files.use(rowFiles);
    this.#ledger = ledger;
    this.#changed = changed;
    this.#warnings = warnings;
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

  /** Notes an item of the input; returns whether it is new, by the mark that it is told from others by. A repeated one is refused here. */
  takesInput(item: unknown, id: string, mark: string): boolean {
    const isNew = this.#inputIds.add(mark);
    if (isNew) this.#records.input(item);
    else this.#repeatedInput(item, id);
    return isNew;
  }

  /** Failed tasks so far. */
  get failures(): number {
    return this.#failures.failed;
  }

  /** Returns why a stage should be given up, since it does nothing but fail; null when it should not. */
  hopeless(stage: string): FailureLimitError | null {
    const counts = this.#counts.summaryOf(stage);
    return counts === null ? null : this.#failures.hopeless(counts);
  }

  /** Returns why a run with nothing left to do has not completed: all tasks of a stage failed. Null when it has. */
  allFailed(): FailureLimitError | null {
    return this.#failures.allFailed(this.#counts.summaries());
  }

  known(leaf: CompiledLeaf, tasks: number): void {
    this.#counts.known(leaf.plan.name, tasks);
  }

  /** Notes that a task is taken up. */
  started(task: TaskNode): void {
    this.#records.started(task.node.item, task.node.leaf);
    if (this.#started.has(task.depth)) return;
    this.#started.add(task.depth);
    this.#parts.events.announce({ kind: 'stage-start', stage: task.stage });
  }

  settled(task: TaskNode, outputIds: readonly string[]): void {
    this.#counts.settled(task.stage);
    if (!this.#files.isInUse) return;
    const row = callsRowOf(task, outputIds);
    if (row !== null) this.#files.write('calls', row);
  }

  kept({ stage, itemId: id, draw }: TaskNode, outputIds: readonly string[]): void {
    this.#parts.events.announce({ kind: 'item-kept', stage, itemId: id, draw, outputIds });
  }

  output(value: unknown, { node: { leaf }, itemId: from, draw }: TaskNode, index: number): void {
    const isLast = leaf.depth === this.#parts.leaves.length - 1;
    const file = fileOf(value, leaf, isLast, this.#parts.catalogue);
    this.#records.output(value, leaf, file !== null);
    if (file !== null)
      this.#files.write(file, hasId(value) ? { ...value } : { id: `${from}/${draw}/${index}`, value });
    if (!isLast) return;
    this.#rows += 1;
    this.#parts.rows.push(value);
  }

  rejected(task: TaskNode, rejection: Rejection, position: number, isPartial: boolean): void {
    const { stage, itemId: from, draw, node } = task;
    const { code, reason, by = null, item = node.item } = rejection;
    if (item !== node.item) this.#records.refused(item, node.leaf);
    // Which of two equal outputs came second is chance, so the row does not say it.
    const which =
      code === 'repeated'
        ? { id: `${stage}/${from}/repeated/${itemId(item)}`, draw: null }
        : { id: `${stage}/${from}/${draw}/${position}`, draw };
    this.#files.write('rejected', {
      id: which.id,
      stage,
      itemId: from,
      draw: which.draw,
      by,
      code,
      reason,
      item,
    });
    const refused = { stage, itemId: from, draw, code, reason, by, partial: isPartial };
    this.#parts.events.announce({ kind: 'item-rejected', ...refused });
  }

  failed({ stage, itemId: from, draw, node }: TaskNode, failure: Failure): void {
    const id = taskId({ stage, itemId: from, draw });
    this.#files.write('failed', { id, stage, itemId: from, draw, failure, item: node.item });
    this.#failures.note(stage, failure);
    this.#parts.events.announce({ kind: 'item-failed', stage, itemId: from, draw, failure });
  }

  short({ item, id, leaf, keptDraws, started }: ItemNode, wanted: number): void {
    this.#records.short(item);
    const counts = { kept: keptDraws, wanted, attempts: started };
    this.#parts.events.announce({ kind: 'item-short', stage: leaf.plan.name, itemId: id, ...counts });
  }

  /** Announces the end of each stage that can see no further task, and how far the run is. */
  stagesEnded(unfinishedAt: (depth: number) => number, isInputExhausted: boolean): void {
    const stages = this.#parts.leaves.length;
    while (isInputExhausted && this.#ended < stages && unfinishedAt(this.#ended) === 0) this.#endStage();
    this.#progress.tell();
  }

  /** Notes what was asked of a model on behalf of a task. */
  asked({ node }: TaskNode, key: string, asked: AskedPrompt): void {
    if (!this.#files.isInUse) return;
    for (const row of this.#prompts.take(node.leaf, key, asked)) this.#files.write('prompts', row);
  }

  /** Notes how much of the streamed replies under way has come. */
  streamed(tokens: number): void {
    this.#progress.streamed(tokens);
  }

  /** Notes a reply that a call used. */
  replied(reply: Reply, key: string): void {
    this.#replies.note(reply, key);
  }

  /** Resolves when the row files have caught up; rejects when they cannot be written. Null when they have already. */
  caughtUp(): Promise<unknown> | null {
    return this.#files.caughtUp();
  }

  summary(end: RunEnd, error: Error | null, waits: RunWaits | null = null): RunSummary {
    const { runId, settings } = this.#parts;
    const stages = this.#stages(this.#counts.summaries());
    const { batched } = this.#counts;
    const { labels, disagreements, coverage, warnings } = this.#records.summary();
    return {
      runId,
      startedAt: this.#progress.startedAt,
      end,
      error:
        error === null || end === 'budget'
          ? null
          : { code: isChimeraError(error) ? error.code : 'unexpected', message: error.message },
      rows: this.#rows,
      labels,
      disagreements,
      refused: refusedIn(...stages),
      stages,
      coverage,
      calls: this.#counts.calls,
      reused: stages.reduce((total, stage) => total + stage.reused, 0),
      spent: this.#ledger?.spent ?? nothingSpent,
      spentInAll: this.#ledger?.spentInAll ?? nothingSpent,
      ...(batched === null ? {} : { batched }),
      ...(waits === null ? {} : { waits }),
      budget: settings.budget,
      // The clock may have been set back.
      seconds: Math.max(0, this.#progress.elapsedMs / 1000),
      directory: directoryOf(settings),
      changed: this.#changed,
      warnings: [
        ...this.#warnings,
        ...this.#announced,
        ...warnings,
        ...this.#failures.warnings(stages),
        ...this.#replies.warnings(),
        ...(end === 'budget' && error !== null ? [error.message] : []),
        ...(end === 'completed' ? shortOfTarget(this.#rows, settings.target) : []),
      ],
    };
  }

  end({ end, error }: Pick<RunSummary, 'end' | 'error'>): void {
    while (this.#ended < this.#parts.leaves.length) this.#endStage();
    this.#progress.tellLast();
    this.#parts.events.announce({ kind: 'run-end', end, error });
  }

  #repeatedInput(item: unknown, from: string): void {
    const first = this.#parts.leaves[0];
    if (first === undefined) return;
    this.#repeated += 1;
    const stage = first.plan.name;
    const id = `${stage}/${from}/repeated/${this.#repeated}`;
    const refused = { by: null, code: 'repeated', reason: 'the input names this item more than once' };
    this.known(first, 1);
    this.#counts.settled(stage);
    this.#files.write('rejected', { id, stage, itemId: from, draw: 0, ...refused, item });
    this.#parts.events.announce({
      kind: 'item-rejected',
      stage,
      itemId: from,
      draw: 0,
      ...refused,
      partial: false,
    });
  }

  /** Adds the items of the input that were not admitted yet to the first stage. */
  #stages<Counts extends Pick<StageProgress, 'in' | 'pending'>>(
    stages: readonly Counts[],
  ): readonly Counts[] {
    const ahead = this.#inputAhead;
    if (ahead === 0) return stages;
    return stages.map((stage, depth) =>
      depth === 0 ? { ...stage, in: stage.in + ahead, pending: stage.pending + ahead } : stage,
    );
  }

  #endStage(): void {
    const depth = this.#ended;
    this.#ended += 1;
    const counts = this.#counts.progress()[depth];
    if (counts === undefined || !this.#started.has(depth)) return;
    const { stage, in: all, kept, rejected, failed, pending, outputs } = counts;
    this.#parts.events.announce({
      kind: 'stage-end',
      stage,
      counts: { in: all, kept, rejected, failed, pending, outputs },
    });
  }
}

function directoryOf({ storage }: RunSettings): string | null {
  return storage.kind === 'directory' ? storage.directory : null;
}
