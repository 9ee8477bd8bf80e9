import { createLogUpdate } from 'log-update';
import type { PipelineEvent, PipelineEventMap } from '../core/event-map.ts';
import { withEffect } from '../options/between/with-effect.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { type OptionSchema, oneOf, optionOf, optionsSchema } from '../options/option-schemas.ts';
import { shownDuration } from '../time/shown-duration.ts';
import { batchLine } from './batches-shown.ts';
import { ProgressBoard } from './progress-board.ts';

/** Where progress is shown: `process.stderr`, `process.stdout` or any stream of text. */
export interface ProgressStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** Options of `showProgress`. */
export interface ShowProgressOptions {
  /** Where to write. @default process.stderr */
  readonly stream?: ProgressStream;
  /**
   * `bars` redraws one line per stage in place, `lines` writes a plain line now and then. `auto` takes bars on a terminal
   * and lines in a pipe, on a terminal without cursor movement, and where the variable `CI` is set.
   *
   * @default 'auto'
   */
  readonly mode?: 'auto' | 'bars' | 'lines';
  /** Milliseconds of the run between two plain lines. @default 10_000 */
  readonly intervalMs?: number;
}

const everyOption: OptionSchema = optionsSchema<ShowProgressOptions>({
  stream: optionOf((stream) => hasMethod(stream, 'write'), 'a stream that text can be written to').optional(),
  mode: oneOf(['auto', 'bars', 'lines']).optional(),
  intervalMs: optionOf((ms) => typeof ms === 'number' && ms >= 0, 'a number of at least 0').optional(),
});

const showProgressSchema: OptionSchema = withEffect<Pick<ShowProgressOptions, 'mode' | 'intervalMs'>>(
  everyOption,
  {
    of: ['intervalMs'],
    by: ['mode'],
    holds: ({ mode }) => mode !== 'bars',
    otherwise: 'on bars',
  },
);

const watchedRun: OptionSchema = optionOf((run) => hasMethod(run, 'on'), 'a run');

function hasMethod(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function';
}

/** The part of a run that is listened to. */
export interface WatchedRun {
  /** Listens to one event; returns a function that stops listening. */
  on<Name extends keyof PipelineEventMap>(
    name: Name,
    listener: (...event: PipelineEventMap[Name]) => void,
  ): () => void;
  /** Whether something has started it. */
  readonly started?: boolean;
}

/**
 * Shows how far a run is: a bar per stage with counts, rate and cost, and a line of totals with the time left. In a pipe
 * or in CI it writes plain lines at intervals. It only listens: it does not start the run, says so when none has started
 * within a second, and leaves the cursor, the
 * process's signals and the terminal's mode alone, so that nothing has to be restored when a run is aborted.
 *
 * A terminal has room for the bars of one run at a time: those of a second one would be drawn over them.
 *
 * - **Model calls** none
 *
 * @returns a function that stops showing; the end of the run stops it as well
 * @throws {ConfigurationError} When the run cannot be listened to, or an option is unknown or has a value that it cannot
 * have.
 *
 * @example
 * ```ts
 * import { buildChimera } from 'chimera-sdk';
 * import { offlineModels } from 'chimera-sdk/offline';
 * import { showProgress } from 'chimera-sdk/terminal';
 *
 * const chimera = buildChimera({ models: offlineModels() });
 * const run = chimera.run(['Mathematics'], { directory: 'runs/first' });
 * showProgress(run);
 * const { rows } = await run.summary();
 * ```
 */
export function showProgress(run: WatchedRun, options: ShowProgressOptions = {}): () => void {
  checkArguments([watchedRun, run, 'showProgress.run'], [showProgressSchema, options, 'showProgress']);
  const { stream = process.stderr, mode = 'auto', intervalMs = 10_000 } = options;
  const view =
    mode === 'bars' || (mode === 'auto' && canRedraw(stream)) ? bars(stream) : lines(stream, intervalMs);
  const board = new ProgressBoard();
  const unsubscribes: (() => void)[] = [];
  let isOver = false;
  const waiting = setTimeout(() => {
    // A started run has not begun yet while what carries it out is loaded.
    if (run.started === true) return;
    stream.write('the run has not started: iterate it, or await run.summary()\n');
  }, UNSTARTED_MS);
  const stop = (): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(waiting);
    for (const unsubscribe of unsubscribes) unsubscribe();
    view.end(board);
  };
  const listen = (event: PipelineEvent): void => {
    clearTimeout(waiting);
    board.add(event);
    view.show(event, board);
    if (event.kind !== 'run-end') return;
    stop();
    if (event.error !== null) stream.write(`${painted(`${event.end}: ${event.error.message}`, stream)}\n`);
  };
  unsubscribes.push(run.on('run-start', () => clearTimeout(waiting)));
  for (const name of shownEvents) unsubscribes.push(run.on(name, listen));
  return stop;
}

/** After so long a program that only shows progress has most likely forgotten to start the run. */
const UNSTARTED_MS = 1000;

const shownEvents = [
  'progress',
  'call-end',
  'item-rejected',
  'limit-change',
  'budget',
  'batch',
  'run-end',
] as const;

/** What happens too often to redraw the bars for it; the next progress does. */
const frequent: ReadonlySet<string> = new Set(['call-end', 'item-rejected']);

interface View {
  show(event: PipelineEvent, board: ProgressBoard): void;
  end(board: ProgressBoard): void;
}

/** Red where a terminal shows colors. */
function painted(text: string, { isTTY }: ProgressStream): string {
  const showsColors =
    isTTY === true && process.env['TERM'] !== 'dumb' && (process.env['NO_COLOR'] ?? '') === '';
  return showsColors ? `\u001B[31m${text}\u001B[39m` : text;
}

function canRedraw(stream: ProgressStream): boolean {
  // Some pseudo-terminals state a size of zero: nothing drawn would be seen.
  const hasRoom = stream.columns !== 0 && stream.rows !== 0;
  const isCapable = process.env['TERM'] !== 'dumb' && (process.env['CI'] ?? '') === '';
  return stream.isTTY === true && hasRoom && isCapable;
}

function bars(stream: ProgressStream): View {
  // The cursor stays visible: hiding it would take a process handler that brings it back.
  const update = createLogUpdate(stream, { showCursor: true });
  const draw = (board: ProgressBoard): void => update(board.lines(stream.columns ?? 80).join('\n'));
  return {
    show: (event, board) => {
      if (!frequent.has(event.kind)) draw(board);
    },
    end: (board) => {
      if (board.latest !== null) draw(board);
      update.done();
    },
  };
}

function lines(stream: ProgressStream, intervalMs: number): View {
  let writtenAt = Number.NEGATIVE_INFINITY;
  let written = '';
  const write = (line: string): void => {
    if (line !== written) stream.write(`${line}\n`);
    written = line;
  };
  return {
    show: (event) => {
      if (event.kind === 'limit-change' && event.pausedMs > 0)
        write(`${event.model}: ${event.reason}, paused for ${shownDuration(event.pausedMs / 1000)}`);
      const batch = event.kind === 'batch' ? batchLine(event) : null;
      if (batch !== null) write(batch);
      if (event.kind === 'budget') write(`budget: ${markTexts[event.mark]}`);
      if (event.kind !== 'progress' || event.at - writtenAt < intervalMs) return;
      writtenAt = event.at;
      write(event.line);
    },
    end: (board) => {
      if (board.latest !== null) write(board.latest.line);
    },
  };
}

const markTexts = {
  half: 'half of it is spent',
  nearly: 'nine tenths of it are spent',
  reached: 'it is used up; what is under way is finished',
} as const;
