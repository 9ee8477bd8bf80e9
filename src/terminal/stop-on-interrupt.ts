import type { PipelineEventMap } from '../core/event-map.ts';
import { counted } from '../core/texts/counted.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { type OptionSchema, optionOf, optionsSchema, partWith } from '../options/option-schemas.ts';
import type { ProgressStream, WatchedRun } from './show-progress.ts';

/** Options of `stopOnInterrupt`. */
export interface InterruptOptions {
  /** Aborted by the second Ctrl-C: the one whose signal the run has as `abortSignal`. @default none: the process ends */
  readonly controller?: AbortController;
  /** Where to say what happens. @default process.stderr */
  readonly stream?: ProgressStream;
}

/** The part of a run that is listened to and stopped. */
export interface StoppableRun extends WatchedRun {
  /** Starts nothing new; resolves when what was in flight is kept. */
  stop(): Promise<unknown>;
}

const interruptSchema: OptionSchema = optionsSchema<InterruptOptions>({
  controller: partWith(['abort', 'signal'], 'an AbortController').optional(),
  stream: partWith(['write'], 'process.stderr').optional(),
});

const runSchema: OptionSchema = optionOf(
  (run) => typeof run === 'object' && run !== null && 'on' in run && 'stop' in run,
  'a run',
);

/**
 * Stops a run on Ctrl-C: the first says how many calls are in flight, starts nothing new and keeps what they bring; the
 * second aborts them. What is stored is never lost, so that the same program goes on from there. The one function of the
 * library that listens to a signal of the process, from the start of the run to its end; it does not start the run.
 *
 * @returns a function that stops listening
 * @throws {ConfigurationError} When it is given no run, or an option is invalid.
 *
 * @example
 * ```ts
 * import { buildChimera } from 'chimera-sdk';
 * import { offlineModels } from 'chimera-sdk/offline';
 * import { stopOnInterrupt } from 'chimera-sdk/terminal';
 *
 * const controller = new AbortController();
 * const chimera = buildChimera({ models: offlineModels() });
 * const run = chimera.run(['Mathematics'], { directory: 'runs/first', abortSignal: controller.signal });
 * stopOnInterrupt(run, { controller });
 * console.log((await run.summary()).end);
 * ```
 */
export function stopOnInterrupt(run: StoppableRun, options: InterruptOptions = {}): () => void {
  checkArguments([runSchema, run, 'stopOnInterrupt.run'], [interruptSchema, options, 'stopOnInterrupt']);
  const { controller, stream = process.stderr } = options;
  let inFlight = 0;
  let isStopping = false;
  const say = (text: string): void => void stream.write(`${text}\n`);
  const onInterrupt = (): void => {
    if (isStopping) {
      leave();
      say('aborting; run again in the same directory to go on');
      if (controller === undefined) process.kill(process.pid, 'SIGINT');
      else controller.abort();
      return;
    }
    isStopping = true;
    const calls = `${counted(inFlight, 'call')} in flight`;
    say(`stopping, ${calls}; Ctrl-C again to abort ${inFlight === 1 ? 'it' : 'them'}`);
    // How it ended is in the summary, also when it failed.
    run.stop().catch(() => undefined);
  };
  const count = <Name extends keyof PipelineEventMap>(
    name: Name,
    change: (event: PipelineEventMap[Name][0]) => number,
  ): (() => void) =>
    run.on(name, (event) => {
      inFlight = Math.max(0, inFlight + change(event));
    });
  const unsubscribes = [
    run.on('run-start', () => void process.on('SIGINT', onInterrupt)),
    run.on('run-end', () => leave()),
    count('call-start', () => 1),
    count('call-end', ({ reused }) => (reused ? 0 : -1)),
  ];
  function leave(): void {
    process.off('SIGINT', onInterrupt);
    for (const unsubscribe of unsubscribes) unsubscribe();
  }
  return leave;
}
