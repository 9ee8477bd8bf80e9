import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, type LanguageModel } from 'ai';
import type { RunOptions, Stage } from 'chimera-sdk';
import { spawnProvider } from '../test/provider/spawn-provider.ts';
import { atLeast, type Benchmark, type BenchSettings, type Measured } from './bench-row.ts';
import { type BuiltLibrary, builtLibrary } from './built-library.ts';
import { median } from './median.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a stage adds to a call: the provider answers at once, so that all the time is work. */
export const stageCallsBenchmark: Benchmark = {
  rows: { 'stage-calls': 'calls per second through a stage over bare generateText, 64 at once' },
  measure: measureStageCalls,
};

const CONCURRENCY = 64;

interface Question {
  readonly id: string;
  readonly prompt: string;
}

/** Milliseconds by the clock and of this process's own work, per call. */
interface Cost {
  readonly wallMs: number;
  readonly workMs: number;
}

async function measureStageCalls(settings: BenchSettings): Promise<Measured> {
  const { quick, repetitions, directory, tell } = settings;
  const calls = quick ? 500 : 3000;
  const questions = Array.from({ length: calls }, (_, index) => ({
    id: `question-${index}`,
    prompt: `What is ${index} plus one? Answer with the number.`,
  }));
  await using built = await builtLibrary();
  await using provider = await spawnProvider({ offline: { reasoningWords: 0 } });
  const local = createOpenAICompatible({ name: 'bench', baseURL: provider.url, apiKey: 'bench' });
  const model = local('bench-reasoner');
  const stage = askingStage(model, built.library);

  const sides = {
    bare: (_folder: string) => askBare(model, questions),
    staged: (_folder: string) => askThrough(stage, questions, {}),
    stored: (folder: string) => askThrough(stage, questions, { directory: folder }),
  };
  const costs: Record<keyof typeof sides, Cost[]> = { bare: [], staged: [], stored: [] };
  // The first round warms the code and the connections of all sides, and does not count.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    await provider.reset();
    await using folder = await temporaryFolder(directory);
    // The side that comes second cleans up the garbage of the first: each gets its turn.
    for (const side of rotated(['bare', 'staged', 'stored'] as const, repetition)) {
      const cost = await costPerCall(calls, () => sides[side](folder.path));
      tell(`stage-calls ${repetition}/${repetitions}: ${side} ${perSecond(cost.wallMs)}/s`);
      if (repetition > 0) costs[side].push(cost);
    }
  }
  const { bare, staged, stored } = costs;
  return {
    rows: [atLeast('stage-calls', ratio(bare, staged), 'of bare', 0.85)],
    remarks: [
      `stage-calls: bare ${shown(bare)}, stage without directory ${shown(staged)}`,
      `stage-calls with a directory: ${ratio(bare, stored).toPrecision(4)} of bare, ${shown(stored)}`,
    ],
  };
}

function askingStage(
  model: LanguageModel,
  { defineStage, withSettings }: BuiltLibrary,
): Stage<Question, Question> {
  const limited = withSettings(model, { maxConcurrency: CONCURRENCY });
  return defineStage<Question, Question>({
    name: 'ask',
    version: '1',
    process: async ({ id, prompt }, { call }) => {
      const { value } = await call({ model: limited, prompt, slot: 'ask', parse: ({ text }) => text });
      return { id, prompt: value };
    },
  });
}

async function askThrough(
  stage: Stage<Question, Question>,
  questions: readonly Question[],
  options: RunOptions,
): Promise<number> {
  return (await stage.run(questions, { maxConcurrency: CONCURRENCY, ...options }).toArray()).length;
}

/** The least that 64 calls at once can cost: as many loops over one list. */
async function askBare(model: LanguageModel, questions: readonly Question[]): Promise<number> {
  const texts: string[] = [];
  const rest = questions.values();
  const loop = async (): Promise<void> => {
    for (const { prompt } of rest) {
      const headers = { 'x-chimera-sample': 'ask:0:0:0' };
      texts.push((await generateText({ model, prompt, headers, maxRetries: 0 })).text);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, loop));
  return texts.length;
}

async function costPerCall(calls: number, work: () => Promise<number>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const answered = await work();
  const wallMs = (performance.now() - start) / calls;
  const { user, system } = process.cpuUsage(cpu);
  if (answered !== calls) throw new Error(`${answered} of ${calls} calls were answered`);
  return { wallMs, workMs: (user + system) / 1000 / calls };
}

/** Calls per second of the second side over those of the first, round by round. */
function ratio(first: readonly Cost[], second: readonly Cost[]): number {
  return median(first.map(({ wallMs }, index) => wallMs / (second[index]?.wallMs ?? Number.NaN)));
}

function rotated<Value>(values: readonly Value[], by: number): readonly Value[] {
  const first = by % values.length;
  return [...values.slice(first), ...values.slice(0, first)];
}

function perSecond(wallMs: number): number {
  return Math.round(1000 / wallMs);
}

function shown(costs: readonly Cost[]): string {
  const calls = perSecond(median(costs.map(({ wallMs }) => wallMs)));
  const work = median(costs.map(({ workMs }) => workMs));
  return `${calls} calls/s, ${work.toFixed(2)} ms of CPU a call`;
}
