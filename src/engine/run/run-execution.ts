import type { EngineSession, Lease } from '../../core/engine.ts';
import type { Outcome } from '../../core/outcome.ts';
import { itemId } from '../../core/records/ids.ts';
import type { RunEnd, RunSummary } from '../../core/summary.ts';
import type { Task } from '../../core/task.ts';
import { FailureLimitError, isChimeraError, StoreError } from '../../errors/index.ts';
import type { PipelineEvents } from '../../events/pipeline-events.ts';
import { untilAborted } from '../../time/until-aborted.ts';
import type { RowQueue } from '../books/row-queue.ts';
import { RunBooks } from '../books/run-books.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import { Flow, type FlowPorts } from '../flow/flow.ts';
import type { TaskNode } from '../flow/nodes.ts';
import type { Halt, RunControl } from '../settings/run-control.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import { KeyUses } from './key-uses.ts';
import { meaningOf, outcomeOf } from './outcome-of.ts';
import { type AdmittedInput, admitItem, emptyInputError } from './run-input.ts';
import { openRunServices, type RunServices } from './run-services.ts';
import { runTask } from './run-task.ts';

/** With a target: chains that may be open for each call that may be in flight. */
const CHAINS_PER_CALL = 4;

/** With a target: items of an array that take turns, few enough that what waits for its turn fits into memory. */
const TURN = 256;

/** Tasks that may wait for a larger budget before the rest of the input is left alone. */
const MOST_STUCK = 16_384;

export interface ExecutionParts {
  readonly runId: string;
  readonly leaves: readonly CompiledLeaf[];
  readonly input: AdmittedInput;
  readonly settings: RunSettings;
  readonly events: PipelineEvents;
  readonly rows: RowQueue;
  readonly control: RunControl;
}

/** One run from its first task to its summary: feeds the input, hands tasks to the engine, settles what comes back. */
export class RunExecution {
  readonly #parts: ExecutionParts;
  readonly #flow: Flow;
  readonly #books: RunBooks;
  readonly #tasks = new Map<string, TaskNode>();
  readonly #keys = new KeyUses();
  readonly #shared = new Map<string, unknown>();
  #session: EngineSession | null = null;
  #services: RunServices | null = null;
  #held = false;
  #exhausted = false;
  /** Why no further call is made: the budget. What is in the store is used all the same. */
  #wall: Halt | null = null;
  #working = 0;
  /** Aborts when the run has the rows that it was to make. */
  readonly #enough = new AbortController();
  #wake: () => void = () => undefined;

  constructor(parts: ExecutionParts) {
    this.#parts = parts;
    this.#books = new RunBooks(parts);
    const { target, maxConcurrency } = parts.settings;
    const maxOpen = CHAINS_PER_CALL * maxConcurrency;
    const turnSize = parts.input.kind === 'checked' ? TURN : 1;
    const chains = target === null ? null : { target, maxOpen, turnSize };
    const ports: FlowPorts = {
      announce: parts.events.announce,
      enqueue: (task) => this.#enqueue(task),
      output: (value, task, index) => this.#books.output(value, task, index),
      rejected: (task, rejection, position) => this.#books.rejected(task, rejection, position),
      failed: (task, outcome) => this.#failed(task, outcome),
      short: (item) => this.#books.short(item),
      release: (keys) => this.#keys.release(keys, (key) => this.#services?.store.release(key)),
      known: (leaf, tasks) => this.#books.known(leaf, tasks),
    };
    this.#flow = new Flow(parts.leaves, ports, chains);
  }

  /** Starts nothing new for the time being: the reader of the rows is behind. */
  hold(): void {
    this.#held = true;
    this.#session?.pause();
  }

  proceed(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#session?.resume();
  }

  /** Never rejects: how the run ended is in the summary. */
  async run(): Promise<RunSummary> {
    const { control, events, settings, leaves } = this.#parts;
    const letGo = settings.signal === null ? () => undefined : control.follow(settings.signal);
    try {
      this.#books.start();
      this.#services = await openRunServices(settings, leaves, {
        announce: events.announce,
        halt: (reason) => this.#halt(reason),
        onStreamed: (tokens) => this.#books.streamed(tokens),
      });
      this.#books.useServices(this.#services);
      await this.#work(this.#services);
    } catch (error) {
      control.halt({ end: 'failed', error: asError(error) });
    }
    const summary = await this.#finish();
    letGo();
    return summary;
  }

  async #work(services: RunServices): Promise<void> {
    const { control, settings } = this.#parts;
    const session = settings.engine.open({
      maxActiveTasks: 2 * settings.maxConcurrency,
      handle: (task, lease) => this.#handle(task, lease, services),
    });
    this.#session = session;
    const onHalt = (): void => {
      session.pause();
      this.#wake();
    };
    control.halted.addEventListener('abort', onHalt, { once: true });
    try {
      await this.#feed(session);
      while (!this.#halting && !this.#isDone) {
        if (!(await this.#hasChanged(session)) && this.#wall !== null) control.halt(this.#wall);
      }
    } catch (error) {
      // Said before anything is closed: a task that waits for its siblings leaves only when the run is being halted.
      this.#fail(error);
    } finally {
      await Promise.all([services.gateway.drain(), session.close()]);
      await this.#books.room();
    }
  }

  /** What was admitted is done; once there are rows enough, what was not begun stays so. */
  get #isDone(): boolean {
    return this.#tasks.size === 0 && (this.#flow.open === 0 || this.#flow.isSatisfied);
  }

  /** Waits for a change; false when none can come, since each task that is left waits for a call that is not made. */
  #hasChanged(session: EngineSession): Promise<boolean> {
    return this.#wall === null ? this.#change() : this.#hasChangedAtWall(session);
  }

  async #hasChangedAtWall(session: EngineSession): Promise<boolean> {
    // A turn, so that tasks whose siblings have just been settled are at work again when they are counted.
    await new Promise((resolve) => setImmediate(resolve));
    const { waiting, parked } = session.counts();
    if (waiting === 0 && this.#working <= parked) return false;
    return this.#change();
  }

  get #mayFeed(): boolean {
    const isFull = this.#wall !== null && this.#tasks.size >= MOST_STUCK;
    return !this.#halting && !this.#flow.isSatisfied && !isFull;
  }

  get #halting(): boolean {
    return this.#parts.control.reason !== null;
  }

  /** Admits items as the engine runs out of waiting tasks, so that a long input never piles up. */
  async #feed(session: EngineSession): Promise<void> {
    const { input, settings, leaves } = this.#parts;
    const iterator = input.kind === 'checked' ? input.items[Symbol.iterator]() : input.items;
    if (input.kind === 'checked') this.#books.announceInput(input.items.length);
    let admitted = 0;
    try {
      while (this.#mayFeed) {
        if (session.counts().waiting >= settings.maxConcurrency || !this.#flow.wantsInput) {
          if (await this.#hasChanged(session)) continue;
          return;
        }
        const next = await this.#orEnd(Promise.resolve(iterator.next()));
        if (next === null) return;
        if (next.done === true) {
          this.#exhausted = true;
          this.#flow.endInput();
          if (admitted === 0) throw emptyInputError();
          return;
        }
        const item =
          input.kind === 'checked'
            ? next.value
            : admitItem(next.value, admitted, (value) => leaves[0]?.plan.admit(value));
        admitted += 1;
        this.#admit(item, input.kind);
      }
    } finally {
      // Not waited for: a source that is busy making its next item answers only after it.
      if (!this.#exhausted) void Promise.resolve(iterator.return?.()).catch(() => undefined);
    }
  }

  /** What comes first: the next item, which of an array is there already, or a reason to take none. */
  #orEnd<Value>(next: Promise<Value>): Promise<Value | null> {
    if (this.#parts.input.kind === 'checked') return next;
    const { halted } = this.#parts.control;
    return untilAborted(untilAborted(next, halted), this.#enough.signal).catch((error: unknown) => {
      if (this.#halting || this.#enough.signal.aborted) return null;
      throw error;
    });
  }

  #admit(item: unknown, kind: AdmittedInput['kind']): void {
    const id = itemId(item);
    if (kind === 'checked') this.#books.inputArrived();
    if (this.#books.isFirst(item, id)) this.#flow.admit(item, id);
    else this.#books.repeatedInput(item, id);
    this.#books.stagesEnded(this.#flow, this.#exhausted);
  }

  #enqueue(task: TaskNode): void {
    this.#tasks.set(keyOf(task), task);
    this.#session?.enqueue(task);
  }

  async #handle(task: Task, lease: Lease, services: RunServices): Promise<void> {
    const node = this.#tasks.get(keyOf(task));
    if (node === undefined || this.#halting) return;
    this.#books.started(node);
    const { cut, halted } = this.#parts.control;
    this.#working += 1;
    const outcome = await this.#attempt(node, lease, services, cut, halted);
    this.#working -= 1;
    try {
      if (outcome !== null) {
        this.#tasks.delete(keyOf(task));
        this.#flow.settle(node, outcome);
        if (this.#flow.isSatisfied) this.#enough.abort();
        this.#books.stagesEnded(this.#flow, this.#exhausted);
        const room = this.#books.room();
        if (room !== null) await room;
      }
    } catch (error) {
      this.#fail(error);
    }
    this.#wake();
  }

  /** The outcome of a task; null when it stays unsettled because the run is being stopped or given up. */
  async #attempt(
    node: TaskNode,
    lease: Lease,
    { gateway, store }: RunServices,
    signal: AbortSignal,
    halted: AbortSignal,
  ): Promise<Outcome<unknown> | null> {
    const touched = (key: string): void => this.#keys.use(node.keys, key);
    const around = { gateway, store, shared: this.#shared, signal, halted, touched };
    try {
      // A task that does not heed its signal is left behind: an abort ends the run all the same.
      return outcomeOf(await untilAborted(runTask(node, lease, around), signal));
    } catch (thrown) {
      const meaning = meaningOf(thrown);
      if (meaning.kind === 'failure') return { kind: 'failed', failure: meaning.failure };
      if (meaning.kind === 'fatal') this.#fail(meaning.error);
      if (meaning.kind === 'budget') this.#halt({ end: 'budget', error: meaning.error });
      return null;
    }
  }

  #failed(task: TaskNode, outcome: Extract<Outcome<unknown>, { kind: 'failed' }>): void {
    const failed = this.#books.failed(task, outcome.failure);
    if (failed < this.#parts.settings.failureLimit) return;
    this.#fail(new FailureLimitError(failed, outcome.failure.message));
  }

  /** At the wall the run goes on with what is in the store, and takes nothing more from a stream. */
  #halt(reason: Halt): void {
    if (reason.end !== 'budget') {
      this.#parts.control.halt(reason);
      return;
    }
    this.#wall ??= reason;
    if (this.#parts.input.kind === 'streamed') this.#enough.abort();
    this.#wake();
  }

  #fail(error: unknown): void {
    this.#parts.control.halt({ end: 'failed', error: asError(error) });
  }

  async #finish(): Promise<RunSummary> {
    const { rows, events } = this.#parts;
    if (this.#flow.isSatisfied) this.#books.leaveInput();
    const asPlanned = this.#books.summary(this.#endNow(), this.#error());
    const problem = await this.#putAway(asPlanned);
    const summary = problem === null ? asPlanned : this.#books.summary('failed', this.#error() ?? problem);
    this.#books.end(summary.end);
    events.close();
    rows.end(summary.end === 'failed' || summary.end === 'aborted' ? (this.#error() ?? problem) : null);
    return summary;
  }

  /** Puts rows and summary in order and closes what is open; gives the first thing that went wrong. */
  async #putAway(summary: RunSummary): Promise<Error | null> {
    const problems: Error[] = [];
    const note = (error: unknown): void => {
      problems.push(asError(error));
    };
    await this.#services?.finish(summary.end, summary).catch(note);
    await this.#services?.close().catch(note);
    return problems[0] ?? null;
  }

  /** A run that was told to end when nothing was left to do has completed. */
  #endNow(): RunEnd {
    const { reason } = this.#parts.control;
    const allDone = (this.#exhausted || this.#flow.isSatisfied) && this.#isDone;
    if (reason === null || (allDone && mayComplete(reason))) return 'completed';
    return reason.end;
  }

  #error(): Error | null {
    const { reason } = this.#parts.control;
    return reason === null || reason.end === 'stopped' ? null : reason.error;
  }

  #change(): Promise<true> {
    return new Promise((resolve) => {
      this.#wake = () => resolve(true);
      if (this.#halting) this.#wake();
    });
  }
}

/** A run whose last task was the one too many to fail has nothing left to give up. */
function mayComplete(reason: Halt): boolean {
  return reason.end !== 'failed' || reason.error instanceof FailureLimitError;
}

function keyOf(task: Task): string {
  return `${task.depth}:${task.sequence}:${task.draw}`;
}

function asError(error: unknown): Error {
  if (isChimeraError(error) || error instanceof Error) return error;
  return new StoreError(`the run ended with ${String(error)}`);
}
