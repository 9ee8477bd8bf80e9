export {
  type ProgressStream,
  type ShowProgressOptions,
  showProgress,
  type WatchedRun,
} from './show-progress.ts';
export { type InterruptOptions, type StoppableRun, stopOnInterrupt } from './stop-on-interrupt.ts';
