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

/** Slow tests of what neither a major of `ai` nor a version of Node changes, or of minutes: they run in the first round only. */
const onceOnly = [
  'test/{analysis,answers,architecture,bench,docs,forecast,offline,prompting,report,rules}/**',
  'test/end-to-end/kill-{harness,mutants}.slow.test.ts',
  'test/batch/run/batch-crash.slow.test.ts',
];

/** What stands below models is the same under each major of `ai`, what stands above sees replies, whichever brought them, and kills know neither. */
const alikeForBoth = [
  'test/end-to-end/{crash,kill-under-options}.slow.test.ts',
  'test/{batch-provider,export,files,pipeline,reading,shards,similarity,store}/**',
  'test/batch/{service-conformance,services,sdk-batches}.slow.test.ts',
];

/** What neither files nor processes nor streams decide is the same under each version of Node. */
const alikeOnNode = [
  'test/{batch,engine,events,export,pipeline,reading,shards,similarity,stages,verification,world}/**',
  'test/end-to-end/{coverage,extending,kept-prompts,preview,target}.slow.test.ts',
];

/** CI runs the slow tests three times. */
const isFirstRound = process.env['AI_MAJOR'] !== '6' && process.env['FIRST_ROUND'] !== 'no';

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
          ],
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
