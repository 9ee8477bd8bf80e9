import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startBatchProvider } from '../../batch-provider/start-batch-provider.ts';
import { compiledProgram } from '../../support/bundled-program.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const source = fileURLToPath(new URL('../../support/children/batch-child.ts', import.meta.url));
const items = 12;
const kills = 200;
/** After so many the run is let live, that its end is seen. */
const mostOfOneRun = 10;
/** Processes at once: while one waits for its moment, others start. */
const lanes = 4;
const seed = 20_261_129;

const outcome = z.object({
  end: z.string(),
  spentInAll: z.object({ calls: z.number(), usd: z.number() }),
  rows: z.array(z.object({ id: z.string(), trail: z.array(z.string()) })),
});

/** One process of a run. */
interface Life {
  readonly wasKilled: boolean;
  readonly output: string;
  /** Milliseconds from when the run had begun until it was over. */
  readonly ms: number;
}

/** Runs the child to its end, or kills it so many milliseconds after its run has begun. */
async function live(program: string, args: readonly string[], killAfterMs: number | null): Promise<Life> {
  const child = fork(program, [...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const ended = once(child, 'close');
  const output = child.stdout === null ? Promise.resolve('') : text(child.stdout);
  await Promise.race([once(child, 'message'), ended]);
  const begunAt = performance.now();
  if (killAfterMs !== null) {
    await new Promise((resolve) => setTimeout(resolve, killAfterMs));
    child.kill('SIGKILL');
  }
  await ended;
  const wasKilled = child.signalCode === 'SIGKILL';
  return { wasKilled, output: await output, ms: performance.now() - begunAt };
}

describe('a run with batches', () => {
  it(`is killed ${kills} times, at any moment, and pays for nothing twice`, async () => {
    await using folder = await temporaryDirectory();
    const program = await compiledProgram(source, folder.path);
    const random = seededRandom(seed);
    await using clean = await startBatchProvider();
    const first = await live(program, [clean.url, folder.at('whole'), `${items}`], null);
    const undisturbed = outcome.parse(JSON.parse(first.output));
    expect(undisturbed).toMatchObject({ end: 'completed' });
    expect(undisturbed.rows).toHaveLength(items);
    clean.reset();
    const again = await live(program, [clean.url, folder.at('again'), `${items}`], null);
    const wholeMs = Math.min(first.ms, again.ms);

    let killed = 0;
    let runs = 0;
    const scenario = async (number: number): Promise<void> => {
      await using provider = await startBatchProvider({ polls: number % 3, order: 'shuffled' });
      const args = [provider.url, folder.at(`killed-${number}`), `${items}`];
      const nextLife = (kill: number): Promise<Life> =>
        live(program, args, kill < mostOfOneRun ? random() * wholeMs * 0.75 : null);
      let life = await nextLife(0);
      for (let kill = 1; life.wasKilled; kill += 1) {
        killed += 1;
        life = await nextLife(kill);
      }
      const last = outcome.parse(JSON.parse(life.output));
      const paid = Object.values(provider.paid()).map((counts) => counts.live + counts.batch);
      expect({ number, rows: last.rows, end: last.end }).toEqual({
        number,
        rows: undisturbed.rows,
        end: 'completed',
      });
      expect({ number, paid }).toEqual({ number, paid: Array.from({ length: items }, () => 1) });
      // A kill between a charge and its reply counts the charge twice, never less than once.
      expect(last.spentInAll.usd).toBeGreaterThanOrEqual(undisturbed.spentInAll.usd - 1e-9);
    };
    const lane = async (): Promise<void> => {
      while (killed < kills) {
        runs += 1;
        await scenario(runs);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    expect(killed).toBeGreaterThanOrEqual(kills);
  }, 600_000);
});
