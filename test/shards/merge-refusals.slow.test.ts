import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/content-hash.ts';
import { VERSION } from '../../src/core/version.ts';
import { openRunDirectory } from '../../src/files/run-directory/run-directory.ts';
import { mergeRuns } from '../../src/shards/merge-runs.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { aReply, entriesOf, makeShard } from './a-shard.ts';

const key = (name: string): string => contentHash('test', name);

describe('mergeRuns', () => {
  it('takes the first of equal keys, and says how many there were', async () => {
    await using folder = await temporaryDirectory();
    const one = await makeShard(folder.at('one'), { entries: { [key('a')]: aReply('one') }, calls: [3] });
    const two = await makeShard(folder.at('two'), {
      entries: {
        [key('a')]: aReply('two'),
        [key('b')]: aReply('two'),
        [key('c')]: { kind: 'embedding', vector: [1, 2] },
        [key('d')]: { kind: 'decision', stage: 's', name: 'topic:x', value: 'y' },
        [key('e')]: { kind: 'epoch', epoch: 1 },
      },
      calls: [300, 2],
    });

    const merged = await mergeRuns([one, two], { to: folder.at('deep', 'all') });

    expect(merged).toMatchObject({ replies: 2, embeddings: 1, decisions: 1, warnings: [] });
    expect(merged.directory).toBe(folder.at('deep', 'all'));
    expect(merged.spent).toEqual({ calls: 305, inputTokens: 3050, outputTokens: 1525, usd: 2135e-9 });
    expect(merged.shards.map(({ repeated, spent }) => [repeated, spent.calls])).toEqual([
      [0, 3],
      [1, 302],
    ]);
    const entries = await entriesOf(merged.directory);
    expect(entries.size).toBe(5);
    expect(entries.get(key('a'))).toEqual(aReply('one'));
    expect(await readdir(folder.at('deep'))).toEqual(['all']);
    expect((await readdir(merged.directory)).sort()).toEqual(['journal', 'manifest.json']);
  });

  it('counts a run once that several directories hold', async () => {
    await using folder = await temporaryDirectory();
    const one = await makeShard(folder.at('one'), { entries: {}, calls: [3, 300] });
    const first = await mergeRuns([one], { to: folder.at('first') });
    const second = await mergeRuns([first.directory, one, one], { to: folder.at('second') });

    expect([first.spent.calls, second.spent.calls]).toEqual([303, 303]);
    expect(second.shards.map(({ spent }) => spent.calls)).toEqual([303, 303, 303]);
  });

  it('names all directories that do not belong together, and what differs', async () => {
    await using folder = await temporaryDirectory();
    const entries = {};
    const stages = [
      {
        name: 'ask',
        version: '2',
        options: { model: 'test:m', level: 'school' },
        sizes: { kept: 2 },
        refill: null,
      },
    ];
    const directories = [
      await makeShard(folder.at('one'), { entries }),
      await makeShard(folder.at('other'), { entries, manifest: { stages, fingerprint: 'g' } }),
      await makeShard(folder.at('old'), { entries, manifest: { library: '0.0.1' } }),
      folder.at('gone'),
      folder.path,
      await makeShard(folder.at('fine'), { entries }),
    ];
    await writeFile(folder.at('file'), '');
    const merging = mergeRuns([...directories, folder.at('file')], { to: folder.at('all') });

    await expect(merging).rejects.toThrow(/^5 faults\n/u);
    for (const said of [
      /directories\[1\]: \S+other was made otherwise than \S+one: ask\.version: 1 -> 2; ask\.options\.level: doctoral -> school$/mu,
      new RegExp(
        `directories\\[2\\]: \\S+old was made otherwise than \\S+one: library: ${VERSION} -> 0\\.0\\.1$`,
        'mu',
      ),
      /directories\[3\]: \S+gone does not exist; run that shard, or leave it out$/mu,
      /directories\[4\]: \S+ is no run directory/u,
      /directories\[6\]: \S+file is a file; name a run directory/u,
    ])
      await expect(merging).rejects.toThrow(said);
    expect(await readdir(folder.path)).not.toContain('all');
  });

  it('refuses shards of another version of the library, and only warns of other sizes', async () => {
    await using folder = await temporaryDirectory();
    const old = await makeShard(folder.at('old'), { entries: {}, manifest: { library: '0.0.1' } });
    await expect(mergeRuns([old], { to: folder.at('all') })).rejects.toThrow(
      `was made by version 0.0.1 of chimera-sdk, this is ${VERSION}`,
    );

    const one = await makeShard(folder.at('one'), { entries: {} });
    const seeded = await makeShard(folder.at('seeded'), { entries: {}, manifest: { seed: 7 } });
    const { warnings } = await mergeRuns([one, seeded], { to: folder.at('all') });
    expect(warnings).toEqual([
      expect.stringMatching(/seeded was made with other sizes than \S+one: seed: 0 -> 7$/u),
    ]);
  });

  it('refuses a place where something is, and leaves it as it is', async () => {
    await using folder = await temporaryDirectory();
    const one = await makeShard(folder.at('one'), { entries: {} });
    await mkdir(folder.at('full'));
    await writeFile(folder.at('full', 'notes.txt'), 'mine');
    await expect(mergeRuns([one], { to: folder.at('full') })).rejects.toThrow(
      /mergeRuns\.to: \S+full is not empty \(it holds "notes\.txt"\)/u,
    );
    await expect(mergeRuns([one], { to: one })).rejects.toThrow(/is not empty/u);
    await expect(mergeRuns([one], { to: folder.at('full', 'notes.txt', 'all') })).rejects.toThrow(
      /would lie in \S+notes\.txt, which is a file/u,
    );
    expect(await readFile(folder.at('full', 'notes.txt'), 'utf8')).toBe('mine');
    expect((await readdir(folder.path)).sort()).toEqual(['full', 'one']);

    await mkdir(folder.at('empty'));
    expect((await mergeRuns([one], { to: folder.at('empty') })).replies).toBe(0);
  });

  it('refuses a shard at work, and a damaged one by its path', async () => {
    await using folder = await temporaryDirectory();
    const entries = Object.fromEntries(['a', 'b', 'c'].map((name) => [key(name), aReply(name)]));
    const one = await makeShard(folder.at('one'), { entries });
    const busy = await makeShard(folder.at('busy'), { entries: {} });
    const open = await openRunDirectory(busy, { manifest: null });
    await expect(mergeRuns([one, busy], { to: folder.at('all') })).rejects.toMatchObject({
      code: 'directory-locked',
      message: expect.stringContaining(`${busy} is in use by process ${process.pid}`),
    });
    await open.close();

    const segment = `${busy}/journal/segment-000001.jsonl`;
    const lines = (await readFile(`${one}/journal/segment-000001.jsonl`, 'utf8')).split('\n');
    await writeFile(segment, [lines[0]?.replace('reply', 'rePly'), lines[0], lines[1], ''].join('\n'));
    await expect(mergeRuns([one, busy], { to: folder.at('all') })).rejects.toMatchObject({
      code: 'journal-damaged',
      message: expect.stringContaining(`journal segment ${segment} is damaged at byte 0`),
    });
    expect((await readdir(folder.path)).sort()).toEqual(['busy', 'one']);
    expect((await entriesOf(one)).size).toBe(3);
  });

  it('merges what a killed shard left, with a warning', async () => {
    await using folder = await temporaryDirectory();
    const one = await makeShard(folder.at('one'), {
      entries: { [key('a')]: aReply('a'), [key('b')]: aReply('b') },
    });
    const segment = `${one}/journal/segment-000001.jsonl`;
    await truncate(segment, (await readFile(segment)).length - 5);

    const { replies, warnings } = await mergeRuns([one], { to: folder.at('all') });

    expect(replies).toBe(1);
    expect(warnings).toEqual([expect.stringContaining('was interrupted')]);
  });

  it('leaves lists of arrivals to the first directory that has them', async () => {
    await using folder = await temporaryDirectory();
    const arrival = (
      list: string,
      number: number,
    ): readonly [string, { readonly [name: string]: string }] => {
      const name = `rule-near-duplicate/run/${list}/${number}`;
      return [
        contentHash('decision', 'validate', name),
        { kind: 'decision', stage: 'validate', name, value: list },
      ];
    };
    const one = await makeShard(folder.at('one'), {
      entries: Object.fromEntries([arrival('x', 0), arrival('x', 1)]),
    });
    const two = await makeShard(folder.at('two'), {
      entries: Object.fromEntries([
        arrival('x', 0),
        arrival('x', 1),
        arrival('x', 2),
        arrival('y', 0),
        arrival('y', 1),
      ]),
    });

    const { decisions, shards } = await mergeRuns([one, two], { to: folder.at('all') });

    expect([decisions, shards[1]?.decisions, shards[1]?.repeated]).toEqual([4, 2, 0]);
  });

  it.each([
    [[], { to: 'all' }, /mergeRuns\.directories: must be a list of at least one run directory/u],
    [['one'], { to: '' }, /mergeRuns\.to: must be a non-empty string/u],
    [['one'], { into: 'all' }, /mergeRuns\.into: is an unknown option/u],
  ])('refuses the arguments %j, %j', async (directories, options, message) => {
    // Also what a caller without types may pass.
    await expect(Reflect.apply(mergeRuns, undefined, [directories, options])).rejects.toThrow(message);
  });
});
