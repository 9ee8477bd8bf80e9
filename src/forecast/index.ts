export { estimateRun } from './estimate.ts';
export { previewRun } from './preview.ts';
