import type { RunSummary } from '../../core/summary.ts';
import type { Task } from '../../core/task.ts';
import { FailureLimitError } from '../../errors/index.ts';
import type { PipelineEvents } from '../../events/pipeline-events.ts';
import type { RowQueue } from '../books/row-queue.ts';
import { RunBooks } from '../books/run-books.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import { Flow } from '../flow/flow.ts';
import { keyOf, type TaskNode } from '../flow/nodes.ts';
import type { EngineSession, Lease } from '../settings/engine.ts';
import { localEngine } from '../settings/local-engine.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import { InputSource } from './input-source.ts';
import { KeyUses } from './key-uses.ts';
import { allBatchedWarning, isCollected, MOST_PARKED, ParkedTasks } from './parked-tasks.ts';
import type { Halt, RunControl } from './run-control.ts';
import { asError, endRun } from './run-ending.ts';
import { type AdmittedInput, inputId } from './run-input.ts';
import { openRunServices, type RunServices } from './run-services.ts';
import type { RunSupplies } from './run-supplies.ts';
import { type TaskServices, workOn } from './run-task.ts';

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
  readonly supplies: RunSupplies;
}

/** One run from its first task to its summary: feeds the input, hands tasks to the engine, settles what comes back. */
export class RunExecution {
  readonly #parts: ExecutionParts;
  readonly #flow: Flow;
  readonly #books: RunBooks;
  readonly #source: InputSource;
  readonly #tasks = new Map<string, TaskNode>();
  readonly #keys = new KeyUses();
  readonly #shared = new Map<string, unknown>();
  readonly #parked: ParkedTasks;
  #isLooking = false;
  #isTakingInput = false;
  #session: EngineSession | null = null;
  #services: RunServices | null = null;
  #held = false;
  /** Why no further call is made: the budget. What is in the store is still used. */
  #wall: Halt | null = null;
  #working = 0;
  /** Aborts when the run has the rows that it was to make. */
  readonly #enough = new AbortController();
  #wake: () => void = () => undefined;

  constructor(parts: ExecutionParts) {
    const { leaves, settings, input, control, supplies } = parts;
    this.#parts = parts;
    this.#books = new RunBooks({ ...parts, catalogue: supplies.catalogue });
    this.#source = new InputSource(input, (item) => leaves[0]?.plan.admit(item), [
      control.halted,
      this.#enough.signal,
    ]);
    this.#parked = new ParkedTasks(() => {
      if (this.#services === null) throw new Error('nothing waits before the run has begun');
      return this.#services.createSpill();
    });
    const isCollecting = leaves.some(({ plan }) => plan.models.some(isCollected));
    const maxOpen = isCollecting ? MOST_PARKED : CHAINS_PER_CALL * settings.maxConcurrency;
    const turnSize = input.kind === 'checked' ? TURN : 1;
    this.#flow = new Flow({
      leaves,
      books: this.#books,
      enqueue: (task) => this.#enqueue(task),
      release: (keys) => this.#keys.release(keys, (key) => this.#services?.store.release(key)),
      target: settings.target === null ? null : { target: settings.target, maxOpen, turnSize },
    });
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
    const { control, events, rows, settings, leaves, supplies } = this.#parts;
    const letGo = settings.abortSignal === null ? () => undefined : control.follow(settings.abortSignal);
    try {
      this.#books.start();
      this.#services = await openRunServices(settings, leaves, supplies, {
        announce: events.announce,
        halt: (reason) => this.#halt(reason),
        onStreamed: (tokens) => this.#books.streamed(tokens),
        onReply: (reply, key) => this.#books.replied(reply, key),
        cut: control.cut,
        resume: (key) => this.#resume(key),
        moved: () => this.#lookAround(),
      });
      this.#books.open(this.#services);
      const message = allBatchedWarning(leaves);
      if (message !== null) events.announce({ kind: 'warning', model: null, message });
      await this.#work(this.#services);
      this.#failIfAllFailed(this.#services);
    } catch (error) {
      control.halt({ end: 'failed', error: asError(error) });
    }
    const isSatisfied = this.#flow.isSatisfied;
    if (isSatisfied) this.#books.leaveInput();
    const summary = await endRun({
      books: this.#books,
      events,
      rows,
      storage: this.#services,
      reason: control.reason,
      isAllDone: (this.#source.isExhausted || isSatisfied) && this.#isDone,
      allFailed: settings.failureLimit === Number.POSITIVE_INFINITY ? null : this.#books.allFailed(),
    });
    letGo();
    return summary;
  }

  async #work(services: RunServices): Promise<void> {
    const { control, settings } = this.#parts;
    const { gateway, store } = services;
    const tasks: TaskServices = {
      gateway,
      store,
      shared: this.#shared,
      signal: control.cut,
      halted: control.halted,
      begins: (task) => this.#books.started(task),
      touched: (task, key, asked) => {
        if (this.#keys.use(task.keys, key) && asked !== null) this.#books.asked(task, key, asked);
      },
      waits: (task, key) => this.#parked.waits(task, key),
    };
    const session = localEngine().open({
      maxActiveTasks: 2 * settings.maxConcurrency,
      handle: (task, lease) => this.#handle(task, lease, tasks),
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
      await Promise.all([gateway.drain(control.reason?.end ?? null), session.close()]);
      await this.#parked.close();
      await this.#books.caughtUp();
    }
  }

  /** A run in which no model answered anything has not completed, though each of its items has failed by itself. */
  #failIfAllFailed({ gateway }: RunServices): void {
    const isMeant = this.#parts.settings.failureLimit === Number.POSITIVE_INFINITY;
    const refusal = isMeant || this.#halting || this.#books.failures === 0 ? null : gateway.refusal();
    if (refusal !== null) this.#fail(refusal);
  }

  /** What was admitted is done; once there are rows enough, what was not begun stays so. */
  get #isDone(): boolean {
    return this.#tasks.size === 0 && (this.#flow.open === 0 || this.#flow.isSatisfied);
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
    const { input, settings } = this.#parts;
    if (input.kind === 'checked') this.#books.announceInput(input.items.length);
    try {
      while (this.#mayFeed) {
        const isFull =
          session.counts().waiting >= settings.maxConcurrency || this.#parked.size >= MOST_PARKED;
        if (isFull || !this.#flow.wantsInput) {
          if (await this.#hasChanged(session)) continue;
          return;
        }
        this.#isTakingInput = true;
        const next = await this.#source.next();
        this.#isTakingInput = false;
        if (next === null) {
          if (this.#source.isExhausted) this.#flow.endInput();
          return;
        }
        this.#admit(next.item, next.index);
      }
    } finally {
      this.#source.close();
    }
  }

  #admit(item: unknown, index: number): void {
    const id = inputId(item, index);
    if (this.#parts.input.kind === 'checked') this.#books.inputArrived();
    const mark = this.#parts.leaves[0]?.plan.alike?.(item) ?? id;
    if (this.#books.takesInput(item, id, mark)) this.#flow.admit(item, id);
    this.#tellStages();
  }

  #tellStages(): void {
    this.#books.stagesEnded((depth) => this.#flow.unfinishedAt(depth), this.#source.isExhausted);
  }

  #enqueue(task: TaskNode): void {
    this.#tasks.set(keyOf(task), task);
    this.#session?.enqueue(task);
  }

  async #handle(task: Task, lease: Lease, services: TaskServices): Promise<void> {
    const node = this.#tasks.get(keyOf(task));
    if (node === undefined || this.#halting) return;
    this.#working += 1;
    const worked = await this.#workOn(node, lease, services);
    this.#working -= 1;
    try {
      if (worked.kind === 'waiting') {
        if (!this.#parked.park(node)) this.#session?.enqueue(node);
      } else if (worked.kind === 'fatal') this.#fail(worked.error);
      else if (worked.kind === 'budget') this.#halt({ end: 'budget', error: worked.error });
      else if (worked.kind !== 'unsettled') {
        this.#tasks.delete(keyOf(task));
        this.#flow.settle(node, worked);
        if (worked.kind === 'failed') this.#heedFailure(node.stage, worked.failure.message);
        if (this.#flow.isSatisfied) this.#enough.abort();
        this.#tellStages();
        const writing = this.#books.caughtUp();
        if (writing !== null) await writing;
      }
    } catch (error) {
      this.#fail(error);
    }
    this.#wake();
  }

  #workOn(node: TaskNode, lease: Lease, services: TaskServices): ReturnType<typeof workOn> {
    const restoring = this.#parked.restore(node);
    if (restoring === null) return workOn(node, lease, services);
    return restoring.then(
      () => workOn(node, lease, services),
      (error: unknown) => ({ kind: 'fatal', error: asError(error) }),
    );
  }

  /** Begins tasks again whose last reply has come. */
  #resume(key: string): void {
    for (const task of this.#parked.came(key)) this.#session?.enqueue(task);
    this.#wake();
  }

  /** Looks, after this turn, whether nothing goes on but calls that wait for batches. */
  #lookAround(): void {
    if (this.#isLooking || this.#parked.size === 0) return;
    this.#isLooking = true;
    setImmediate(() => {
      this.#isLooking = false;
      const { gateway } = this.#services ?? {};
      const counts = this.#session?.counts();
      if (gateway?.collected === undefined || counts === undefined || this.#halting) return;
      if (this.#isTakingInput || counts.waiting + counts.active > 0 || !gateway.collected.isQuiet) return;
      gateway.collected.send();
      const { mayLeave, waits } = gateway.collected.state();
      if (mayLeave && waits !== null) this.#parts.control.halt({ end: 'waiting', waits });
    });
  }

  #heedFailure(stage: string, message: string): void {
    const { failures } = this.#books;
    const { failureLimit } = this.#parts.settings;
    if (failureLimit !== null && failures >= failureLimit) {
      const why = `${failures} items failed and failureLimit is reached; the last said: ${message}; mend the cause and run again, or raise failureLimit`;
      this.#fail(new FailureLimitError(why, { failed: failures }));
      return;
    }
    const hopeless = failureLimit === Number.POSITIVE_INFINITY ? null : this.#books.hopeless(stage);
    if (hopeless !== null) this.#fail(hopeless);
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

  /** Waits for a change; false when none can come, since each task that is left waits for a call that is not made. */
  #hasChanged(session: EngineSession): Promise<boolean> {
    return this.#wall === null ? this.#change() : this.#hasChangedAtWall(session);
  }

  async #hasChangedAtWall(session: EngineSession): Promise<boolean> {
    // A turn, so that tasks whose siblings have just been settled are at work again when they are counted.
    await new Promise((resolve) => setImmediate(resolve));
    const { waiting, parked } = session.counts();
    // What waits for a batch is paid for: it is waited for as well.
    if (waiting === 0 && this.#working <= parked && this.#parked.size === 0) return false;
    return this.#change();
  }

  #change(): Promise<true> {
    return new Promise((resolve) => {
      this.#wake = () => resolve(true);
      if (this.#halting) this.#wake();
      else this.#lookAround();
    });
  }
}
