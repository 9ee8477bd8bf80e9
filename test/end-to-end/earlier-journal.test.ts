import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildChimera, perMillionTokens, withSettings } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { nearDuplicate } from '../../src/rules.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const fixture = fileURLToPath(new URL('../fixtures/run-0.1.0', import.meta.url));
const rowFiles = ['topics', 'problems', 'samples', 'rejected', 'failed'].map((name) => `${name}.jsonl`);

describe('a run directory written by 0.1.0 at 22aa8ce', () => {
  it('goes on without asking for anything again, with the same rows byte for byte', async () => {
    await using folder = await temporaryDirectory();
    const directory = join(folder.path, 'run');
    await cp(fixture, directory, { recursive: true });

    const summary = await earlierPipeline()
      .run(['Mathematics', 'History'], { directory, budget: { usd: 50 } })
      .summary();

    expect(summary).toMatchObject({ end: 'completed', error: null, calls: 0, rows: 22 });
    for (const file of rowFiles) {
      const [before, after] = await Promise.all(
        [fixture, directory].map((path) => readFile(join(path, file), 'utf8')),
      );
      expect(after, file).toBe(before);
    }
  });
});

/** The options under which the fixture was made: blind solving, a rule of run scope, prices and a budget. */
function earlierPipeline(): ReturnType<typeof buildChimera> {
  const models = offlineModels({ seed: 7 });
  const settings = { maxOutputTokens: 4000, price: perMillionTokens({ input: 1, output: 4 }) };
  const synthesize = withSettings(models.synthesize, settings);
  return buildChimera({
    models: {
      expand: withSettings(models.expand, settings),
      generate: withSettings(models.generate, settings),
      validate: models.validate.map((model) => withSettings(model, settings)),
      synthesize,
      label: withSettings(models.label, settings),
    },
    expand: { topicsPerSubject: 3 },
    validate: { blindSolve: { model: synthesize, attempts: 2 } },
    rules: { problems: [nearDuplicate({ scope: 'run' })] },
    synthesize: { trajectoriesPerProblem: 2 },
    refill: { kept: 2, maxAttempts: 4 },
  });
}
