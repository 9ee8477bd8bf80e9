export {
  type ProgressStream,
  type ShowProgressOptions,
  showProgress,
  type WatchedRun,
} from './show-progress.ts';
