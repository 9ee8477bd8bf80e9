/** One process of the rehearsal: `paper-scale-run.ts '{"directory":...}'`. Prints what it did, if it lives to. */
import { writeSync } from 'node:fs';
import { createOpenAI } from '@ai-sdk/openai';
import {
  buildChimera,
  type ConfiguredModel,
  paperDefaults,
  perMillionTokens,
  type RunSummary,
  withSettings,
} from 'chimera-sdk';
import { batched, openaiBatches } from 'chimera-sdk/batch';
import { offlineModels } from 'chimera-sdk/offline';
import { collectGarbage } from '../test/support/collect-garbage.ts';
import { paperSubjects, type RehearsalTask } from './paper-scale.ts';

/** What such a process prints. */
export interface RehearsalEnd {
  readonly summary: RunSummary;
  readonly seconds: number;
  /** Seconds of the processor. */
  readonly workSeconds: number;
  /** The most memory the process ever had, in MB (1024 x 1024 bytes). */
  readonly peakMb: number;
  /** What was held, garbage collected, when most calls waited for a batch, in MB; null when none did. */
  readonly waitingMb: number | null;
}

const task: RehearsalTask = JSON.parse(process.argv[2] ?? '{}');
const { directory, share, words, killAfter, reasoner } = task;
const started = performance.now();
const offline = offlineModels({ seed: 1, reasoningWords: words });
const models = reasoner === null ? offline : { ...offline, synthesize: reasonerAt(reasoner) };
const price = perMillionTokens({ input: 1.25, output: 10 });
const run = buildChimera({ ...paperDefaults(), models }).run(paperSubjects(share), { directory, price });
let kept = 0;
run.on('item-kept', () => {
  kept += 1;
  if (kept === killAfter) process.kill(process.pid, 'SIGKILL');
});
let most = 0;
let waitingMb: number | null = null;
run.on('batch', ({ status, requests }) => {
  if (status !== 'sent' || requests <= most) return;
  most = requests;
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  waitingMb = Math.round((heapUsed + external) / 1024 ** 2);
});
const summary = await run.summary();
const { user, system } = process.cpuUsage();
const end: RehearsalEnd = {
  summary,
  seconds: inTenths((performance.now() - started) / 1000),
  workSeconds: inTenths((user + system) / 1e6),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  waitingMb,
};
writeSync(1, JSON.stringify(end));

/** Looks often, since the stand-in answers at once. */
function reasonerAt({ url, way }: NonNullable<RehearsalTask['reasoner']>): ConfiguredModel {
  const at = { baseURL: `${url}/v1`, apiKey: 'rehearsal' };
  const make = (fetch: typeof globalThis.fetch): ConfiguredModel =>
    withSettings(createOpenAI({ ...at, fetch }).responses('offline-reasoner'), {
      price: perMillionTokens({ input: 1.25, output: 10, batch: 0.5 }),
      stream: false,
    });
  if (way === 'live') return make(globalThis.fetch);
  return batched(openaiBatches(at), make, { lookEveryMs: 250, lostAfterMs: 2_000 });
}

function inTenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
