/** One process of the rehearsal: `paper-scale-run.ts '{"directory":...}'`. Prints what it did, if it lives to. */
import { writeSync } from 'node:fs';
import { buildChimera, paperDefaults, type RunSummary } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';
import { paperSubjects, type RehearsalTask } from './paper-scale.ts';

/** What such a process prints. */
export interface RehearsalEnd {
  readonly summary: RunSummary;
  readonly seconds: number;
  /** The most memory the process ever had, in MB (1024 x 1024 bytes). */
  readonly peakMb: number;
}

const { directory, share, words, killAfter }: RehearsalTask = JSON.parse(process.argv[2] ?? '{}');
const started = performance.now();
const models = offlineModels({ seed: 1, reasoningWords: words });
const run = buildChimera({ ...paperDefaults(), models }).run(paperSubjects(share), { directory });
let kept = 0;
run.on('item-kept', () => {
  kept += 1;
  if (kept === killAfter) process.kill(process.pid, 'SIGKILL');
});
const summary = await run.summary();
const end: RehearsalEnd = {
  summary,
  seconds: Math.round((performance.now() - started) / 100) / 10,
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
};
writeSync(1, JSON.stringify(end));
