import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** `AI_MAJOR=6` runs the same suite on the other supported major of `ai` and its providers. */
const olderMajor: Record<string, string> =
  process.env['AI_MAJOR'] === '6'
    ? {
        ai: 'ai6',
        '@ai-sdk/openai': 'openai-provider-3',
        '@ai-sdk/openai-compatible': 'openai-compatible-provider-2',
      }
    : {};

const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: Object.entries(olderMajor).map(([name, replacement]) => ({
      find: new RegExp(`^${name}$`),
      replacement,
    })),
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['scripts/before-tests.ts'],
    setupFiles: ['test/support/quiet-console.ts'],
    typecheck: { include: ['test/types/**/*.test-d.ts'], tsconfig: 'tsconfig.json' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
