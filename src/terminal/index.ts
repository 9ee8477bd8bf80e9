export { type ProgressStream, type ShowProgressOptions, showProgress } from './show-progress.ts';
