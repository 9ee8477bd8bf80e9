import { describe, expect, it } from 'vitest';
import { compiledProgram } from '../support/bundled-program.ts';
import { killMutants } from '../support/kill-mutants.ts';
import { faultsOfScenario } from '../support/kill-scenario.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { runProgram } from '../support/spawn-run.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** `KILL_MUTANTS=all` tries all of them, which takes a minute or two. */
const tried = process.env['KILL_MUTANTS'] === 'all' ? killMutants : killMutants.slice(0, 3);
/** Seeds: a tight budget and eight calls at once, no budget and five, a tight budget and three. */
const scenarios = [12, 11, 14] as const;
const KILLS = 5;

/** What the first scenarios find, until one finds anything; a run that cannot be brought to its end is a finding as well. */
async function findingsOf(program: string, folder: (scenario: number) => string): Promise<readonly string[]> {
  for (const scenario of scenarios) {
    const parts = { program, folder: folder(scenario), kills: KILLS, random: seededRandom(scenario) };
    const found = await faultsOfScenario(parts).catch((error: unknown) => [String(error)]);
    if (found.length > 0) return found;
  }
  return [];
}

describe('the harness of kills', () => {
  it.each(tried.map((change) => [change.name, change] as const))(
    'finds that %s',
    {
      timeout: 240_000,
    },
    async (_, change) => {
      await using folder = await temporaryDirectory();
      const program = await compiledProgram(runProgram, folder.at('program'), { change });

      expect(await findingsOf(program, (scenario) => folder.at(String(scenario)))).not.toEqual([]);
    },
  );
});
