import { spawnSync } from 'node:child_process';
import type { FileHandle } from 'node:fs/promises';
import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contentHash } from '../../src/core/content-hash.ts';
import { mergeRuns } from '../../src/shards/merge-runs.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { aReply, entriesOf, makeShard } from './a-shard.ts';

/** How many more steps on the disk there are until the process is gone, as far as its disk can tell. */
const disk = vi.hoisted(() => ({
  left: Number.POSITIVE_INFINITY,
  onEnd: () => {},
  files: [] as FileHandle[],
}));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  /** From the end on, nothing is done any more, and nothing answers. */
  const step = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    disk.left -= 1;
    if (disk.left === 0) disk.onEnd();
    return disk.left <= 0 ? await new Promise<never>(() => {}) : await work();
  };
  const handle = (file: FileHandle): FileHandle => {
    for (const name of ['write', 'writeFile', 'sync', 'datasync', 'truncate'] as const) {
      const method: (...given: never[]) => unknown = file[name];
      Reflect.set(file, name, (...given: unknown[]) =>
        step(async () => await Reflect.apply(method, file, given)),
      );
    }
    disk.files.push(file);
    return file;
  };
  return {
    ...real,
    open: (...given: Parameters<typeof real.open>) => step(async () => handle(await real.open(...given))),
    mkdir: (...given: Parameters<typeof real.mkdir>) => step(() => real.mkdir(...given)),
    rename: (...given: Parameters<typeof real.rename>) => step(() => real.rename(...given)),
    link: (...given: Parameters<typeof real.link>) => step(() => real.link(...given)),
    rm: (...given: Parameters<typeof real.rm>) => step(() => real.rm(...given)),
    rmdir: (...given: Parameters<typeof real.rmdir>) => step(() => real.rmdir(...given)),
  };
});

// Heartbeats of locks would count as steps.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setInterval'] }));
afterAll(() => void vi.useRealTimers());

const key = (name: string): string => contentHash('test', name);
const names = ['a', 'b', 'c', 'd'];

/** Merges, and has the process end at a step of the disk; tells whether it was over before. */
async function killedAt(step: number, directories: readonly string[], to: string): Promise<boolean> {
  disk.left = step;
  disk.files = [];
  const ended = new Promise<boolean>((resolve) => {
    disk.onEnd = () => resolve(false);
  });
  const merging = mergeRuns(directories, { to }).then(() => true);
  merging.catch(() => undefined);
  const isOver = await Promise.race([merging, ended]);
  // What was under way beside that step has its turn, as the kernel would finish it.
  if (!isOver) await new Promise((resolve) => setImmediate(resolve));
  disk.left = Number.POSITIVE_INFINITY;
  // As the kernel closes them.
  if (!isOver) await Promise.allSettled(disk.files.map((file) => file.close()));
  return isOver;
}

/** Makes locks say that they are those of a process that has gone. */
async function disown(folder: string, pid: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).isDirectory()) await disown(path, pid);
    else if (name.startsWith('lock.json')) {
      const text = await readFile(path, 'utf8');
      if (text !== '') await writeFile(path, JSON.stringify({ ...JSON.parse(text), pid, startTime: '1' }));
    }
  }
}

describe('a merge that is killed', () => {
  it('at any step leaves the shards whole and nothing, or all, at its place; the next one makes it', async () => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    const contents = [
      Object.fromEntries(names.slice(0, 2).map((name) => [key(name), aReply(name)])),
      Object.fromEntries(names.slice(2).map((name) => [key(name), aReply(name)])),
    ];
    let [step, isOver] = [0, false];
    await using templates = await temporaryDirectory();
    for (const [index, entries] of contents.entries())
      await makeShard(templates.at(`shard-${index}`), { entries, calls: [2] });
    const outcomes = { absent: 0, whole: 0 };
    while (!isOver) {
      step += 1;
      await using folder = await temporaryDirectory();
      await cp(templates.path, folder.path, { recursive: true });
      const directories = contents.map((_, index) => folder.at(`shard-${index}`));
      const to = folder.at('all');
      isOver = await killedAt(step, directories, to);
      await disown(folder.path, gone);

      const isThere = (await readdir(folder.path)).includes('all');
      outcomes[isThere ? 'whole' : 'absent'] += 1;
      if (!isThere) {
        const { replies, spent, warnings } = await mergeRuns(directories, { to });
        expect([step, replies, spent.calls, warnings]).toEqual([step, 4, 4, []]);
      }
      expect([...(await entriesOf(to)).keys()].sort()).toEqual(names.map(key).sort());
      for (const [index, directory] of directories.entries())
        expect([...(await entriesOf(directory)).entries()].sort()).toEqual(
          Object.entries(contents[index] ?? {}).sort(),
        );
    }
    expect(outcomes.absent).toBeGreaterThan(50);
    expect(outcomes.whole).toBeGreaterThan(1);
  }, 240_000);
});
