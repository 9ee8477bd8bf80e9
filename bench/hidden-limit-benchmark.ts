import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { defineStage, type PipelineEvent, type Stage } from 'chimera-sdk';
import { spawnProvider } from '../test/provider/spawn-provider.ts';
import { atLeast, atMost, type Benchmark, type BenchSettings, type Measured } from './bench-row.ts';

/** A provider that takes 50 requests and 100,000 tokens a second and says so to no one. */
export const hiddenLimitBenchmark: Benchmark = {
  rows: {
    'hidden-limit-429s': 'hidden limit, after the first third: tries answered with 429',
    'hidden-limit-throughput': 'hidden limit, the whole run: throughput over the limit',
  },
  measure: measureHiddenLimit,
};

const REQUESTS_PER_SECOND = 50;
const TOKENS_PER_SECOND = 100_000;
const LATENCY_MS = 1000;

/** Short replies meet the limit of requests first, long ones that of tokens. */
const sides = {
  requests: { reasoningWords: 500 },
  tokens: { reasoningWords: 3000 },
} as const;
type SideName = keyof typeof sides;

interface Question {
  readonly id: string;
}

/** What came of it: shares of the tries and of the limit. */
interface Outcome {
  readonly refused: number;
  readonly throughput: number;
  readonly lateThroughput: number;
  readonly tokensPerReply: number;
  readonly failed: number;
}

/** Both sides at once, each with its own provider process. */
async function measureHiddenLimit({ quick, tell }: BenchSettings): Promise<Measured> {
  const seconds = quick ? 15 : 180;
  tell(`hidden-limit: ${seconds} s at full load`);
  const [requests, tokens] = await Promise.all([
    measureSide('requests', seconds),
    measureSide('tokens', seconds),
  ]);
  const remark = (name: SideName, outcome: Outcome): string =>
    `hidden limit of ${name} (${Math.round(outcome.tokensPerReply)} tokens a reply): ${percent(outcome.refused)} of tries ` +
    `refused, ${percent(outcome.throughput)} of the limit, ${percent(outcome.lateThroughput)} after the first third, ` +
    `${outcome.failed} calls failed`;
  return {
    rows: [
      atMost('hidden-limit-429s', Math.max(requests.refused, tokens.refused), 'of tries', 0.01),
      atLeast(
        'hidden-limit-throughput',
        Math.min(requests.throughput, tokens.throughput),
        'of the limit',
        0.9,
      ),
    ],
    remarks: [remark('requests', requests), remark('tokens', tokens)],
  };
}

async function measureSide(name: SideName, seconds: number): Promise<Outcome> {
  const limits = {
    requestsPerSecond: REQUESTS_PER_SECOND,
    tokensPerSecond: TOKENS_PER_SECOND,
    retryAfterSeconds: null,
    sendsHeaders: false,
  };
  await using provider = await spawnProvider({
    offline: sides[name],
    latency: { medianMs: LATENCY_MS, sigma: 0 },
    limits: { '*': limits },
  });
  const run = askingStage(provider.url).run(questions());
  const events: PipelineEvent[] = [];
  for (const kind of ['call-end', 'retry'] as const) run.on(kind, (event) => events.push(event));
  const startedAt = Date.now();
  const timer = setTimeout(() => void run.stop(), seconds * 1000);
  for await (const _ of run);
  clearTimeout(timer);
  return outcomeOf(name, events, startedAt, seconds * 1000);
}

function* questions(): Generator<Question, undefined> {
  for (let index = 0; ; index += 1) yield { id: `question-${index}` };
}

function askingStage(url: string): Stage<Question, Question> {
  const local = createOpenAICompatible({ name: 'hidden', baseURL: url, apiKey: 'bench' });
  const model = local('bench-reasoner');
  return defineStage<Question, Question>({
    name: 'ask',
    version: '1',
    process: async ({ id }, { call }) => {
      const prompt = `What is ${id} plus one?`;
      await call({ model, prompt, slot: 'ask', parse: ({ text }) => text });
      return { id };
    },
  });
}

function outcomeOf(name: SideName, events: readonly PipelineEvent[], startedAt: number, ms: number): Outcome {
  const isRefused = (event: PipelineEvent): boolean =>
    (event.kind === 'retry' || event.kind === 'call-end') && event.code === 'rate-limited';
  const answers = events.flatMap((event) =>
    event.kind === 'call-end' && event.ok
      ? [{ at: event.at, tokens: (event.usage?.inputTokens ?? 0) + (event.usage?.outputTokens ?? 0) }]
      : [],
  );
  const between = (from: number): number => {
    const inside = answers.filter(({ at }) => at >= startedAt + from && at < startedAt + ms);
    const done = name === 'requests' ? inside.length : inside.reduce((sum, { tokens }) => sum + tokens, 0);
    const limit = name === 'requests' ? REQUESTS_PER_SECOND : TOKENS_PER_SECOND;
    return done / ((ms - from) / 1000) / limit;
  };
  const late = events.filter(({ at }) => at >= startedAt + ms / 3);
  const refused = late.filter(isRefused).length;
  const answered = late.filter((event) => event.kind === 'call-end' && event.ok).length;
  return {
    refused: refused / (refused + answered),
    throughput: between(0),
    lateThroughput: between(ms / 3),
    tokensPerReply: answers.reduce((sum, { tokens }) => sum + tokens, 0) / answers.length,
    failed: events.filter((event) => event.kind === 'call-end' && !event.ok && event.code !== 'aborted')
      .length,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
