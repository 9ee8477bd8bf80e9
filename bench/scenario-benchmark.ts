import { join } from 'node:path';
import { type SpawnedProvider, spawnProvider } from '../test/provider/spawn-provider.ts';
import { atLeast, atMost, type Benchmark, type BenchSettings, type Measured } from './bench-row.ts';
import { makespan } from './makespan.ts';
import { median } from './median.ts';
import { obviousScript } from './obvious-script.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';
import {
  PLACES_PER_MODEL,
  type ScenarioSize,
  scenarioChimera,
  scenarioModels,
  scenarioProvider,
  scenarioSize,
} from './scenario.ts';
import { singleChainMs } from './single-chain.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The whole pipeline over HTTP, against the best schedule of the same calls and against the obvious script. */
export const scenarioBenchmark: Benchmark = {
  rows: {
    scenario: 'scenario: wall time over the zero-overhead makespan of the same calls',
    script: 'scenario: times faster than the obvious script with the same limits',
    'first-sample': 'scenario: first sample over one chain of single calls',
  },
  measure: measureScenario,
};

interface Sides {
  readonly ours: number[];
  readonly firsts: number[];
  readonly scripts: number[];
}

async function measureScenario(settings: BenchSettings): Promise<Measured> {
  const { wanted, repetitions, tell } = settings;
  const size = scenarioSize(settings.quick);
  const rehearsal = await rehearse(size);
  const ideal = makespan(rehearsal.plan, PLACES_PER_MODEL);
  const chainMs = singleChainMs(rehearsal.plan);
  tell(
    `scenario: ${ideal.calls} calls for ${ideal.samples} samples, makespan ${shown(ideal.ms)}, one chain ${shown(chainMs)}`,
  );
  const sides: Sides = { ours: [], firsts: [], scripts: [] };
  await using provider = await spawnProvider(scenarioProvider(size));
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    const { ms, firstMs } = await timeLibrary(provider, size, rehearsal, settings);
    sides.ours.push(ms);
    sides.firsts.push(firstMs);
    tell(`scenario ${repetition}/${repetitions}: ${shown(ms)}, first sample after ${shown(firstMs)}`);
    if (!wanted.has('script')) continue;
    const scriptMs = await timeScript(provider, size, rehearsal, settings);
    sides.scripts.push(scriptMs);
    tell(`script ${repetition}/${repetitions}: ${shown(scriptMs)}`);
  }
  const gains = sides.scripts.map((script, index) => script / (sides.ours[index] ?? Number.NaN));
  const rows = [
    atMost('scenario', median(sides.ours) / ideal.ms, 'of makespan', 1.05),
    ...(gains.length === 0 ? [] : [atLeast('script', median(gains), 'times faster', 1.4)]),
    atMost('first-sample', median(sides.firsts) / chainMs, 'chains', 2),
  ];
  const remarks = [
    `scenario: ${ideal.calls} calls, ${ideal.samples} samples, makespan ${shown(ideal.ms)}, library ${range(sides.ours)}` +
      (gains.length === 0 ? '' : `, script ${range(sides.scripts)}`),
    `first sample: ${range(sides.firsts)}; one chain ${shown(chainMs)}; ${shown(ideal.firstSampleMs)} in the makespan`,
  ];
  return { rows: rows.filter(({ name }) => wanted.has(name)), remarks };
}

async function timeLibrary(
  provider: SpawnedProvider,
  size: ScenarioSize,
  rehearsal: Rehearsal,
  { directory }: BenchSettings,
): Promise<{ readonly ms: number; readonly firstMs: number }> {
  await provider.reset();
  await using folder = await temporaryFolder(directory);
  const chimera = scenarioChimera(scenarioModels(provider.url), size);
  let firstMs = Number.NaN;
  let samples = 0;
  const start = performance.now();
  for await (const _ of chimera.run(size.subjects, { directory: folder.path })) {
    if (samples === 0) firstMs = performance.now() - start;
    samples += 1;
  }
  const ms = performance.now() - start;
  await assertSameCalls('the library', provider, rehearsal, samples);
  return { ms, firstMs };
}

async function timeScript(
  provider: SpawnedProvider,
  size: ScenarioSize,
  rehearsal: Rehearsal,
  { directory }: BenchSettings,
): Promise<number> {
  await provider.reset();
  await using folder = await temporaryFolder(directory);
  const models = scenarioModels(provider.url);
  const start = performance.now();
  const samples = await obviousScript(models, size, join(folder.path, 'samples.jsonl'));
  const ms = performance.now() - start;
  await assertSameCalls('the script', provider, rehearsal, samples);
  return ms;
}

/** A time says nothing unless it is the time of the calls that were planned, under the limits that were set. */
async function assertSameCalls(
  side: string,
  provider: SpawnedProvider,
  { questions, samples: planned }: Rehearsal,
  samples: number,
): Promise<void> {
  const asked = (await provider.requests()).map(({ identity }) => identity);
  const foreign = asked.filter((identity) => !questions.has(identity)).length;
  const { peakActive } = await provider.counters();
  const peak = Math.max(...Object.values(peakActive));
  const isSame = foreign === 0 && asked.length === questions.size && samples === planned;
  if (isSame && peak <= PLACES_PER_MODEL) return;
  throw new Error(
    `${side} made ${asked.length} calls (${foreign} of them not planned, ${questions.size} planned) for ` +
      `${samples} samples (${planned} planned), with ${peak} of a model at once (${PLACES_PER_MODEL} allowed)`,
  );
}

function shown(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function range(values: readonly number[]): string {
  return `${shown(median(values))} (${shown(Math.min(...values))} to ${shown(Math.max(...values))})`;
}
