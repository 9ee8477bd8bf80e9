import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startBatchProvider } from '../../batch-provider/start-batch-provider.ts';
import { bundledProgram } from '../../support/bundled-program.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const source = fileURLToPath(new URL('../../support/children/batch-child.ts', import.meta.url));
const kills = 200;
const killsEach = 10;
const seed = 20_261_129;

const outcome = z.object({
  end: z.string(),
  spentInAll: z.object({ calls: z.number(), usd: z.number() }),
  rows: z.array(z.object({ id: z.string(), trail: z.array(z.string()) })),
});

/** Runs the child to its end, or kills it so many milliseconds after it has begun. */
async function live(program: string, args: readonly string[], killAfterMs: number | null): Promise<string> {
  const child = fork(program, [...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const ended = once(child, 'close');
  const output = child.stdout === null ? Promise.resolve('') : text(child.stdout);
  await Promise.race([once(child, 'message'), ended]);
  if (killAfterMs !== null) {
    await new Promise((resolve) => setTimeout(resolve, killAfterMs));
    child.kill('SIGKILL');
  }
  await ended;
  return output;
}

describe('a run with batches', () => {
  it(`is killed ${kills} times, at any moment, and pays for nothing twice`, async () => {
    await using folder = await temporaryDirectory();
    const program = await bundledProgram(source, folder.path);
    const random = seededRandom(seed);
    await using clean = await startBatchProvider();
    const beganAt = performance.now();
    const undisturbed = outcome.parse(JSON.parse(await live(program, [clean.url, folder.at('whole')], null)));
    const wholeMs = performance.now() - beganAt;
    expect(undisturbed).toMatchObject({ end: 'completed' });
    expect(undisturbed.rows).toHaveLength(24);

    const scenario = async (number: number): Promise<void> => {
      await using provider = await startBatchProvider({ polls: number % 3, order: 'shuffled' });
      const args = [provider.url, folder.at(`killed-${number}`)];
      for (let kill = 0; kill < killsEach; kill += 1) await live(program, args, random() * wholeMs * 0.5);
      const last = outcome.parse(JSON.parse(await live(program, args, null)));
      const paid = Object.values(provider.paid()).map((counts) => counts.live + counts.batch);
      expect({ number, rows: last.rows, end: last.end }).toEqual({
        number,
        rows: undisturbed.rows,
        end: 'completed',
      });
      expect({ number, paid }).toEqual({ number, paid: Array.from({ length: 24 }, () => 1) });
      // A kill between a charge and its reply counts the charge twice, never less than once.
      expect(last.spentInAll.usd).toBeGreaterThanOrEqual(undisturbed.spentInAll.usd - 1e-9);
    };
    const lanes = [0, 1].map(async (lane) => {
      for (let number = lane; number < kills / killsEach; number += 2) await scenario(number);
    });
    await Promise.all(lanes);
  }, 600_000);
});
