import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/content-hash.ts';
import { bundledProgram } from '../support/bundled-program.ts';
import type { MergeTask } from '../support/children/merge-child.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { aReply, makeShard } from './a-shard.ts';

const [SHARDS, REPLIES, REPLY] = [3, 1_500, 25_000];
/** What the process may hold, its program included: a third of the replies. */
const HEAP_MB = 36;

interface Ended {
  readonly output: string;
  /** What ended it; a process that runs out of its heap aborts. */
  readonly signal: unknown;
}

async function merged(program: string, task: MergeTask): Promise<Ended> {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [output, [, signal]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { output, signal };
}

describe('a merge', () => {
  it('holds a bounded part of what it copies: 110 MB of replies pass through 36 MB of heap', {
    timeout: 300_000,
  }, async () => {
    await using folder = await temporaryDirectory();
    const source = fileURLToPath(new URL('../support/children/merge-child.ts', import.meta.url));
    const program = await bundledProgram(source, folder.at('program'));
    const directories: string[] = [];
    for (let shard = 0; shard < SHARDS; shard += 1) {
      const entries = Array.from({ length: REPLIES }, (_, number) => {
        const key = contentHash('test', shard, number);
        return [key, aReply(key.repeat(REPLY / key.length))] as const;
      });
      const path = folder.at(`shard-${shard}`);
      directories.push(await makeShard(path, { entries: Object.fromEntries(entries), calls: [REPLIES] }));
    }
    const task = { directories, holdsAll: false };

    const { output } = await merged(program, { ...task, to: folder.at('all') });
    expect(output).toBe(`${JSON.stringify({ replies: SHARDS * REPLIES, held: 0 })}\n`);
    // So much heap is too little for one that holds what it copies.
    const holding = await merged(program, { ...task, to: folder.at('other'), holdsAll: true });
    expect(holding).toEqual({ output: '', signal: expect.any(String) });
  });
});
