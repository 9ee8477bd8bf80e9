import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundledProgram } from '../support/bundled-program.ts';
import { startChild } from '../support/child-process.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('files that are replaced together', () => {
  it('are never found in two generations, whenever the process is killed', async () => {
    await using directory = await temporaryDirectory();
    const paths = ['train.jsonl', 'validation.jsonl', 'info.json'].map((name) => directory.at(name));
    const source = fileURLToPath(new URL('../support/children/stage-child.ts', import.meta.url));
    const program = await bundledProgram(source, directory.at('program'));
    const random = seededRandom(11);
    let [seen, whole] = [0, 0];
    for (let kill = 0; kill < 25; kill += 1) {
      const child = startChild(program, paths);
      for (let commits = 1 + Math.floor(random() * 3); commits > 0; commits -= 1) await child.next();
      // A moment within the next commit, which takes a few syncs.
      for (let turns = Math.floor(random() * 400); turns > 0; turns -= 1)
        await new Promise((resolve) => setImmediate(resolve));
      await child.kill();
      const found = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => null)));
      const generations = new Set(found.filter((text) => text !== null));
      expect(generations.size, JSON.stringify(found)).toBeLessThanOrEqual(1);
      seen += 1;
      if (!found.includes(null)) whole += 1;
    }
    expect(seen).toBe(25);
    expect(whole).toBeGreaterThan(0);
  });
});
