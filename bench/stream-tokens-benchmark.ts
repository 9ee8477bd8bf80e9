import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import { type SpawnedProvider, spawnProvider } from '../test/provider/spawn-provider.ts';
import { atLeast, type Benchmark, type BenchSettings, type Measured } from './bench-row.ts';
import { type BuiltLibrary, builtLibrary } from './built-library.ts';
import { median } from './median.ts';
import { readBare, readModel } from './stream-readers.ts';

/** What reading a streamed reply costs: how many tokens one process could read if it did nothing else. */
export const streamTokensBenchmark: Benchmark = {
  rows: {
    'stream-tokens': 'streamed tokens per second of a core over bare fetch, 256 streams, a token an event',
  },
  measure: measureStreams,
};

const STREAMS = 256;
const QUICK_STREAMS = 32;
/** Of each stream; a token is four characters. */
const TOKENS_PER_SECOND = 50;
const CHARACTERS = 4;

/** What reading all streams of one side took. */
interface Reading {
  readonly tokens: number;
  readonly wallMs: number;
  readonly workMs: number;
}

type Side = 'bare' | 'model' | 'library';

/**
 * Streams come at the pace of a model server, which is below what a process can read: as fast as they can be read, they would arrive
 * in lumps of many tokens. So what counts is the processor time of a token, and its inverse the tokens that a core can read.
 */
async function measureStreams({ quick, repetitions, tell }: BenchSettings): Promise<Measured> {
  await using built = await builtLibrary();
  const streams = quick ? QUICK_STREAMS : STREAMS;
  const prompts = Array.from({ length: streams }, (_, index) => `What is ${index} plus one?`);
  const offline = { reasoningWords: quick ? 20 : 300 };
  await using provider = await spawnProvider({
    offline,
    pieces: { characters: CHARACTERS, perSecond: TOKENS_PER_SECOND },
  });
  const model = createOpenAICompatible({ name: 'bench', baseURL: provider.url, apiKey: 'bench' })('bench');
  const sides: Record<Side, () => Promise<number>> = {
    bare: () => tokensOf(prompts, (prompt) => readBare(provider.url, prompt)),
    model: () => tokensOf(prompts, (prompt) => readModel(model, prompt)),
    library: () => readThrough(prompts, model, built.library),
  };
  const readings: Record<Side, Reading[]> = { bare: [], model: [], library: [] };
  // The first round warms the code and the connections, and does not count.
  for (let repetition = quick ? 1 : 0; repetition <= repetitions; repetition += 1) {
    for (const side of ['bare', 'model', 'library'] as const) {
      const reading = await read(sides[side]);
      tell(`stream-tokens ${repetition}/${repetitions}: ${side} ${shown([reading])}`);
      if (repetition > 0) readings[side].push(reading);
    }
  }
  await requireStreams(provider, streams);
  const { bare, model: direct, library } = readings;
  return {
    rows: [atLeast('stream-tokens', ratio(bare, library), 'of bare fetch', 0.6)],
    remarks: [
      `stream-tokens: bare fetch ${shown(bare)}; through the library ${shown(library)}`,
      `stream-tokens of the provider package alone: ${ratio(bare, direct).toPrecision(4)} of bare fetch, ${shown(direct)}`,
    ],
  };
}

async function read(side: () => Promise<number>): Promise<Reading> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const tokens = await side();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { tokens, wallMs, workMs: (user + system) / 1000 };
}

async function tokensOf(
  prompts: readonly string[],
  readOne: (prompt: string) => Promise<number>,
): Promise<number> {
  const tokens = await Promise.all(prompts.map(readOne));
  return tokens.reduce((sum, count) => sum + count, 0);
}

async function readThrough(
  prompts: readonly string[],
  model: LanguageModel,
  { defineStage, withSettings }: BuiltLibrary,
): Promise<number> {
  const streamed = withSettings(model, { stream: true, maxConcurrency: prompts.length });
  const stage = defineStage<{ readonly id: string }, { readonly id: string; readonly tokens: number }>({
    name: 'ask',
    version: '1',
    process: async ({ id }, { call }) => {
      const { reply } = await call({ model: streamed, prompt: id, slot: 'ask', parse: ({ text }) => text });
      return { id, tokens: tokensIn(reply.text) + tokensIn(reply.reasoning ?? '') };
    },
  });
  const items = prompts.map((id) => ({ id }));
  const rows = await stage.run(items, { maxConcurrency: prompts.length }).toArray();
  return rows.reduce((sum, { tokens }) => sum + tokens, 0);
}

function tokensIn(text: string): number {
  return Math.ceil(text.length / CHARACTERS);
}

/** All sides must have read streams, all at once. */
async function requireStreams(provider: SpawnedProvider, streams: number): Promise<void> {
  const requests = await provider.requests();
  const { peakActive } = await provider.counters();
  if (!requests.every(({ isStreamed, isAnswered }) => isStreamed && isAnswered))
    throw new Error('a reply did not come as a stream');
  if (peakActive['bench'] !== streams) throw new Error(`${peakActive['bench']} streams were open at once`);
}

/** Tokens per second of a core of the second side over those of the first, round by round. */
function ratio(first: readonly Reading[], second: readonly Reading[]): number {
  return median(first.map((reading, index) => microseconds(reading) / microseconds(second[index])));
}

function microseconds(reading: Reading | undefined): number {
  return reading === undefined ? Number.NaN : (reading.workMs * 1000) / reading.tokens;
}

function shown(readings: readonly Reading[]): string {
  const cost = median(readings.map(microseconds));
  const pace = median(readings.map(({ tokens, wallMs }) => (tokens * 1000) / wallMs));
  return `${cost.toFixed(1)} us of CPU a token, ${Math.round(pace)} tokens/s came`;
}
