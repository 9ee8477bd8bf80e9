import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stageFiles } from '../../src/files/staged-files.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** How many more names may change until the process is gone, as far as its disk can tell. */
const disk = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY, onEnd: () => {} }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  /** From the end on, nothing is done any more, and nothing answers. */
  const step = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    disk.left -= 1;
    if (disk.left === 0) disk.onEnd();
    return disk.left <= 0 ? await new Promise<never>(() => {}) : await work();
  };
  return {
    ...real,
    rename: (...given: Parameters<typeof real.rename>) => step(() => real.rename(...given)),
    link: (...given: Parameters<typeof real.link>) => step(() => real.link(...given)),
    unlink: (...given: Parameters<typeof real.unlink>) => step(() => real.unlink(...given)),
    rm: (...given: Parameters<typeof real.rm>) => step(() => real.rm(...given)),
  };
});

afterEach(() => {
  disk.left = Number.POSITIVE_INFINITY;
});

async function replace(paths: readonly string[], content: string): Promise<void> {
  const staged = stageFiles();
  for (const path of paths) await (await staged.open(path)).write(content);
  await staged.commit();
}

describe('files that are replaced together', () => {
  it('are never found in two generations, regardless of the change of a name at which the process ends', async () => {
    let isOver = false;
    let steps = 0;
    for (let step = 1; !isOver; step += 1) {
      await using directory = await temporaryDirectory();
      const paths = ['train.jsonl', 'validation.jsonl', 'info.json'].map((name) => directory.at(name));
      await replace(paths, 'old');
      disk.left = step;
      const ended = new Promise<boolean>((resolve) => {
        disk.onEnd = () => resolve(false);
      });
      isOver = await Promise.race([replace(paths, 'new').then(() => true), ended]);
      // What was under way beside that step has its turn, as the kernel would finish it.
      await new Promise((resolve) => setImmediate(resolve));
      disk.left = Number.POSITIVE_INFINITY;
      steps = step;

      const found = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => null)));
      const generations = new Set(found.filter((text) => text !== null));
      expect(generations.size, `step ${step}: ${JSON.stringify(found)}`).toBeLessThanOrEqual(1);
      if (isOver) expect(found).toEqual(['new', 'new', 'new']);
    }
    expect(steps).toBeGreaterThan(3);
  });
});
