import type { Options } from 'tsup';
import { mergedChunks } from './scripts/merged-chunks.ts';
import { freshenPage } from './scripts/page-bundle.ts';

const options: Options = {
  entry: {
    index: 'src/index.ts',
    cli: 'src/cli/index.ts',
    analysis: 'src/analysis/index.ts',
    answers: 'src/answers/index.ts',
    batch: 'src/batch/index.ts',
    bullmq: 'src/bullmq/index.ts',
    engine: 'src/engine.ts',
    export: 'src/export/index.ts',
    offline: 'src/offline/index.ts',
    prompts: 'src/prompts.ts',
    report: 'src/report/index.ts',
    rules: 'src/rules.ts',
    shards: 'src/shards/index.ts',
    terminal: 'src/terminal/index.ts',
    testing: 'src/testing.ts',
    verification: 'src/verification.ts',
  },
  format: 'esm',
  target: 'node20',
  clean: true,
  plugins: [mergedChunks()],
  // tsup sets `baseUrl` itself, which TypeScript 6 reports as deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
};

/** The page of reports is part of the build: it is bundled first. */
export default async function build(): Promise<Options> {
  await freshenPage();
  return options;
}
