import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compiledProgram } from '../support/bundled-program.ts';
import { faultsOfScenario } from '../support/kill-scenario.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Set to fewer to try a change of the library against the harness: `KILL_SCENARIOS=4 KILLS=5`; the last have tight budgets. */
const SCENARIOS = Number(process.env['KILL_SCENARIOS'] ?? 15);
const KILLS = Number(process.env['KILLS'] ?? 20);
const AT_ONCE = 4;

describe(`${SCENARIOS * KILLS} kills under chance options`, () => {
  it('lose no reply, repeat no more than was in flight, cross no budget and change no row', {
    timeout: 900_000,
  }, async () => {
    await using folder = await temporaryDirectory();
    const source = fileURLToPath(new URL('../support/run-child.ts', import.meta.url));
    const program = await compiledProgram(source, folder.at('program'));
    const faults: string[] = [];
    const scenarios = Array.from({ length: SCENARIOS }, (_, index) => 15 - index).values();
    const worker = async (): Promise<void> => {
      for (const scenario of scenarios) {
        const parts = { program, folder: folder.at(String(scenario)), kills: KILLS };
        const found = await faultsOfScenario({ ...parts, random: seededRandom(scenario) });
        faults.push(...found.map((fault) => `scenario ${scenario}: ${fault}`));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(faults).toEqual([]);
  });
});
