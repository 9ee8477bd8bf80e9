import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Named by others (the AI SDK, Node), and the mark by which errors of another copy of the package are known. */
const NAMED_OTHERWISE: ReadonlySet<string> = new Set(['isEnabled', 'isTTY', 'isChimeraError']);

/** What several entries refer to, and none exports by itself. */
const SHARED = 'public-api-shared.d.ts';

const folder = join(import.meta.dirname, '../api');

async function declarations(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

describe('the names that users see', () => {
  it('are each exported by one entry', async () => {
    const entries = new Map<string, string[]>();
    for (const [entry, text] of await declarations()) {
      if (entry === SHARED) continue;
      for (const [, names = ''] of text.matchAll(/^export (?:type )?\{([^}]*)\}/gmu))
        for (const part of names.split(',')) {
          const name = part.trim().split(' ').at(-1) ?? '';
          if (name !== '') entries.set(name, [...(entries.get(name) ?? []), entry]);
        }
    }

    expect(entries.size).toBeGreaterThan(400);
    expect([...entries].filter(([, of]) => of.length > 1)).toEqual([]);
  });

  it('say of options and fields that are true or false what they are, without is, was or has', async () => {
    const fields = [...(await declarations()).values()].flatMap((text) =>
      [...text.matchAll(/^ +(?:readonly |get )?(\w+)(?:\?|\(\))?: (?:boolean|true|false)\b/gmu)].map(
        ([, name = '']) => name,
      ),
    );

    expect(fields.length).toBeGreaterThan(40);
    expect(fields.filter((name) => /^(?:is|was|has)[A-Z]/u.test(name) && !NAMED_OTHERWISE.has(name))).toEqual(
      [],
    );
  });
});
