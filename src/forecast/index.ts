export { estimateRun } from './estimate-run.ts';
export { previewRun } from './preview.ts';
