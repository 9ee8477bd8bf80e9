import { spawn } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { codeBlocks, markdownPages, root } from './documentation.ts';

const blocks = markdownPages()
  .flatMap(codeBlocks)
  .filter(({ isRunnable }) => isRunnable);

describe('code blocks that are marked as runnable', () => {
  let made: TemporaryDirectory;

  /** What the pages presume: a finished run in `runs/first`, and a folder for what is made of it. */
  beforeAll(async () => {
    made = await temporaryDirectory();
    const chimera = buildChimera({ models: offlineModels(), expand: { topicsPerSubject: 3 } });
    await chimera.run(['Mathematics', 'History'], { directory: made.at('runs', 'first') }).summary();
    await mkdir(made.at('data'));
  });

  afterAll(() => made[Symbol.asyncDispose]());

  it('are found', () => {
    expect(blocks.length).toBeGreaterThan(8);
  });

  it.each(blocks.map((block) => [`${block.path}:${block.openingLine}`, block] as const))(
    'run: %s',
    async (_, { lines }) => {
      await using folder = await temporaryDirectory();
      await cp(made.path, folder.path, { recursive: true });
      await writeFile(folder.at('block.mts'), lines.join('\n'));
      const { exitCode, errors } = await runBlock(folder.path);

      expect(errors).not.toMatch(/Error|Warning/);
      expect(exitCode).toBe(0);
    },
  );
});

function runBlock(folder: string): Promise<{ readonly exitCode: number | null; readonly errors: string }> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), 'block.mts'], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const errors: string[] = [];
  child.stderr.on('data', (text) => errors.push(String(text)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, errors: errors.join('') }));
  });
}
