import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** `AI_MAJOR=6` runs the same suite on the other supported major of `ai` and its providers. */
const olderMajor: Record<string, string> =
  process.env['AI_MAJOR'] === '6'
    ? {
        ai: 'ai6',
        '@ai-sdk/openai': 'openai-provider-3',
        '@ai-sdk/openai-compatible': 'openai-compatible-provider-2',
        '@ai-sdk/anthropic': 'anthropic-provider-3',
        '@ai-sdk/deepseek': 'deepseek-provider-2',
        '@ai-sdk/google': 'google-provider-3',
        '@ai-sdk/groq': 'groq-provider-3',
        '@ai-sdk/mistral': 'mistral-provider-3',
        '@ai-sdk/xai': 'xai-provider-3',
      }
    : {};

/** Files that take more than a few seconds: kills, benches, browsers, coverage of forecasts, programs in the docs. */
const slow = 'test/**/*.slow.test.ts';

/** Files that need a Redis server: killed workers, killed runs, a Redis that is wiped. */
const scale = 'test/**/*.scale.test.ts';

/** Files that install programs of other people, from npm and PyPI, and run against them: gateways, models, trainers. */
const real = 'test/**/*.real.test.ts';

/** Slow tests that a round leaves out, and why: another round, or other tests of this one, show the same. */
export interface LeftOut {
  readonly files: string;
  readonly why: string;
}

/** Left out of the rounds on `ai` 6 and on Node 24. */
const onceOnly: readonly LeftOut[] = [
  {
    files: 'test/{answers,prompting,rules,offline,forecast}/**/*.slow.test.ts',
    why: 'computes only: no provider package, file or process',
  },
  {
    files: 'test/analysis/**/*.slow.test.ts',
    why: 'asks offline models, as the fast tests of these rooms do in each round',
  },
  { files: 'test/report/**/*.slow.test.ts', why: 'looks at a page in a browser, which knows neither' },
  { files: 'test/architecture/**/*.slow.test.ts', why: 'reads the sources' },
  { files: 'test/bench/**/*.slow.test.ts', why: 'takes minutes, and measures this machine' },
  {
    files: 'test/docs/**/*.slow.test.ts',
    why: 'takes minutes; test:consumer runs the README on ai 6, and examples on Node 24',
  },
  {
    files: 'test/end-to-end/kill-{harness,mutants}.slow.test.ts',
    why: 'takes minutes, and tests the harness of the kills that other rounds make',
  },
  {
    files: 'test/batch/run/batch-crash.slow.test.ts',
    why: 'takes minutes; crash.slow.test.ts kills in each round on Node',
  },
];

/** Left out of the round on `ai` 6: whatever its major, a stored reply is the same. */
const alikeForBoth: readonly LeftOut[] = [
  { files: 'test/{batch-provider,files,store}/**/*.slow.test.ts', why: 'is below models, and loads no `ai`' },
  { files: 'test/{export,pipeline,reading,shards}/**/*.slow.test.ts', why: 'sees stored replies only' },
  {
    files: 'test/end-to-end/{crash,kill-under-options}.slow.test.ts',
    why: 'what a kill leaves is decided in the store; budget-wall.slow.test.ts kills runs on ai 6',
  },
  {
    files: 'test/batch/{service-conformance,services}.slow.test.ts',
    why: 'services speak to providers without `ai`; batched-pipeline.slow.test.ts batches requests of ai 6 by each of them',
  },
  {
    files: 'test/batch/sdk-batches.slow.test.ts',
    why: 'compares with batches of the AI SDK, which ai 6 does not have',
  },
];

/** Left out of the round on Node 24, which is about its files, processes, streams and `fetch`. */
const alikeOnNode: readonly LeftOut[] = [
  { files: 'test/{engine,pipeline}/**/*.slow.test.ts', why: 'computes over scripted or simulated replies' },
  {
    files: 'test/{export,reading,shards}/**/*.slow.test.ts',
    why: 'writes through src/files, whose kills and faults this round runs',
  },
  {
    files: 'test/{events,world}/**/*.slow.test.ts',
    why: 'is about what replies and errors mean; models and end-to-end read the same streams in this round',
  },
  {
    files: 'test/batch/{run/*,sdk-batches,service-conformance}.slow.test.ts',
    why: 'sends by the requests and uploads that services.slow.test.ts makes in this round',
  },
  {
    files: 'test/end-to-end/{coverage,extending,kept-prompts,preview,target}.slow.test.ts',
    why: 'counts rows of runs over HTTP, as pipeline-over-http.slow.test.ts does in this round',
  },
];

/** CI runs the slow tests three times: on this Node with `ai` 7, with `ai` 6, and on Node 24. */
const isFirstRound = process.env['AI_MAJOR'] !== '6' && process.env['FIRST_ROUND'] !== 'no';

/** All of them, for the test that each leaves something out. */
export const leftOutTests: readonly LeftOut[] = [...onceOnly, ...alikeForBoth, ...alikeOnNode];

const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: Object.entries(olderMajor).map(([name, replacement]) => ({
      find: new RegExp(`^${name}$`),
      replacement,
    })),
  },
  test: {
    globalSetup: ['scripts/before-tests.ts'],
    setupFiles: ['test/support/quiet-console.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // The library keeps no global state (promise 10), so files share one module registry: a third of the time.
      {
        extends: true,
        test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: [slow, scale, real], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: [slow],
          exclude: [
            ...(process.env['AI_MAJOR'] === '6' ? alikeForBoth : []),
            ...(process.env['FIRST_ROUND'] === 'no' ? alikeOnNode : []),
            ...(isFirstRound ? [] : onceOnly),
          ].map(({ files }) => files),
        },
      },
      { extends: true, test: { name: 'scale', include: [scale] } },
      { extends: true, test: { name: 'real', include: [real], testTimeout: 600_000, hookTimeout: 600_000 } },
      {
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/types/**/*.test-d.ts'],
            tsconfig: 'test/types/tsconfig.json',
          },
        },
      },
    ],
  },
});

export default config;
