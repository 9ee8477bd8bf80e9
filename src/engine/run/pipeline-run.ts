import type { PipelineEvent, PipelineEventMap } from '../../core/event-map.ts';
import type { Run, RunOptions } from '../../core/run.ts';
import type { Plan } from '../../core/stage.ts';
import type { RunSummary } from '../../core/summary.ts';
import { PipelineEvents } from '../../events/pipeline-events.ts';
import { RowQueue } from '../books/row-queue.ts';
import { compilePlan } from '../flow/compiled-plan.ts';
import { resolveRunOptions } from '../settings/run-settings.ts';
import { RunControl } from './run-control.ts';
import type { ExecutionParts, RunExecution } from './run-execution.ts';
import { admitInput, refuseOwnDirectory } from './run-input.ts';

/** What a run knows before it starts. */
export type RunParts = Omit<ExecutionParts, 'supplies'>;

/** Loads what carries out runs. */
export type LoadExecution = () => Promise<(parts: RunParts) => RunExecution>;

/** The face of a run: starts it when something is asked of it, and hands out rows, events and the summary. */
export class PipelineRun<Output> implements Run<Output> {
  readonly #events: PipelineEvents;
  readonly #rows: RowQueue;
  readonly #control = new RunControl();
  readonly #parts: RunParts;
  readonly #load: LoadExecution;
  #execution: RunExecution | null = null;
  #summary: Promise<RunSummary> | null = null;

  constructor(plan: Plan, input: unknown, options: RunOptions, load: LoadExecution) {
    const leaves = compilePlan(plan);
    const stages = leaves.map((leaf) => leaf.plan.name);
    const models = leaves.flatMap((leaf) => leaf.plan.models);
    const settings = resolveRunOptions(options, stages, models);
    refuseOwnDirectory(input, settings.storage.kind === 'directory' ? settings.storage.directory : null);
    const runId = crypto.randomUUID();
    const admitted = admitInput(input, (item) => leaves[0]?.plan.admit(item));
    this.#events = new PipelineEvents(runId, settings.clock.now);
    this.#rows = new RowQueue({
      onFull: () => this.#execution?.hold(),
      onRoom: () => this.#execution?.proceed(),
    });
    this.#parts = {
      runId,
      leaves,
      input: admitted,
      settings,
      events: this.#events,
      rows: this.#rows,
      control: this.#control,
    };
    this.#load = load;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Output, void> {
    this.#rows.attach();
    const ended = this.#start();
    try {
      for (;;) {
        const next = this.#rows.take();
        // Rows leave the last stage, whose output type the stage itself states.
        if (next !== null) yield next.row as Output;
        else if (!(await this.#rows.hasMore())) return;
      }
    } finally {
      this.#rows.detach();
      this.#control.halt({ end: 'stopped' });
      await ended;
    }
  }

  get started(): boolean {
    return this.#summary !== null;
  }

  async toArray(): Promise<Output[]> {
    const rows: Output[] = [];
    for await (const row of this) rows.push(row);
    return rows;
  }

  summary(): Promise<RunSummary> {
    return this.#start();
  }

  events(): AsyncIterable<PipelineEvent> {
    const stream = this.#events.stream();
    void this.#start();
    return stream;
  }

  on<Name extends keyof PipelineEventMap>(
    name: Name,
    listener: (...event: PipelineEventMap[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener);
  }

  once<Name extends keyof PipelineEventMap>(
    name: Name,
    listener: (...event: PipelineEventMap[Name]) => void,
  ): () => void {
    return this.#events.once(name, listener);
  }

  async stop(): Promise<void> {
    this.#control.halt({ end: 'stopped' });
    if (this.#summary !== null) await this.#summary;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #start(): Promise<RunSummary> {
    this.#summary ??= this.#execute();
    return this.#summary;
  }

  /**
   * What only a run needs is loaded by the first one, so that importing the library costs little. A run begins after the
   * current turn in any case, so that a listener that is added later in it misses nothing.
   */
  async #execute(): Promise<RunSummary> {
    const createExecution = await this.#load();
    this.#execution = createExecution(this.#parts);
    return this.#execution.run();
  }
}
