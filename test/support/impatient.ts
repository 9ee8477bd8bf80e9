import type { RunOptions } from '../../src/core/run.ts';

/** Waits before retries are at most a minute, time-outs of a try are longer. */
const LONGEST_RETRY_WAIT_MS = 60_000;

/** Run options under which waits before retries take no time, and no try ever times out. */
export const impatient: Required<Pick<RunOptions, 'after'>> = {
  after: (ms, callback) => {
    let isWanted = ms <= LONGEST_RETRY_WAIT_MS;
    queueMicrotask(() => {
      if (isWanted) callback();
    });
    return () => {
      isWanted = false;
    };
  },
};
