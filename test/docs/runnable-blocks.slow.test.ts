import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { codeBlocks, markdownPages, root } from './documentation.ts';
import { runBlock } from './run-block.ts';

const blocks = markdownPages()
  .flatMap(codeBlocks)
  .filter(({ isRunnable }) => isRunnable);

describe('code blocks that are marked as runnable', () => {
  let made: TemporaryDirectory;
  let provider: Provider;

  /** What the pages presume: a finished run in `runs/first`, and a folder for what is made of it. */
  beforeAll(async () => {
    provider = await startProvider();
    made = await temporaryDirectory();
    const chimera = buildChimera({ models: offlineModels(), expand: { topicsPerSubject: 3 } });
    await chimera.run(['Mathematics', 'History'], { directory: made.at('runs', 'first') }).summary();
    await mkdir(made.at('data'));
  });

  afterAll(async () => {
    await provider.close();
    await made[Symbol.asyncDispose]();
  });

  it('are found', () => {
    expect(blocks.length).toBeGreaterThan(8);
  });

  it('are all those of the README', () => {
    const readme = markdownPages().filter(({ path }) => path === 'README.md');

    expect(readme.flatMap(codeBlocks).filter(({ isRunnable }) => !isRunnable)).toEqual([]);
  });

  it.each(blocks.map((block) => [`${block.path}:${block.openingLine}`, block] as const))(
    'run: %s',
    async (_, { lines }) => {
      await using folder = await temporaryDirectory();
      await cp(made.path, folder.path, { recursive: true });
      await symlink(join(root, 'node_modules'), folder.at('node_modules'));
      await writeFile(folder.at('block.mts'), lines.join('\n'));
      const { exitCode, errors } = await runBlock(folder.at('block.mts'), provider.url);

      expect(errors).not.toMatch(/Error|Warning/);
      expect(exitCode).toBe(0);
    },
  );
});
