import { describe, expect, it } from 'vitest';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import type { ChimeraOptions } from '../../src/pipeline/chimera-options.ts';
import { openRun } from '../../src/reading/open-run.ts';
import type { Agreement } from '../../src/stages/validate/index.ts';
import { reconsider } from '../../src/verification/reconsider.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const models = offlineModels({ seed: 12 });
const subjects = ['Physics', 'Biology'];

function chimeraWith(
  agreement: Agreement,
  votes: 'all' | 'until-decided' = 'all',
): ReturnType<typeof buildChimera> {
  const options: ChimeraOptions = {
    models: { ...models, validate: [...models.validate, models.label] },
    expand: { topicsPerSubject: 6 },
    generate: { problemsPerTopic: 3 },
    validate: { agreement, votes },
    refill: false,
  };
  return buildChimera(options);
}

async function keptIds(directory: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of (await openRun(directory)).problems()) ids.push(id);
  return ids.sort();
}

describe('reconsider', () => {
  it('finds just what a run under the other agreement keeps', async () => {
    await using folder = await temporaryDirectory();
    await chimeraWith('unanimous')
      .run(subjects, { directory: folder.at('strict') })
      .summary();
    await chimeraWith('majority')
      .run(subjects, { directory: folder.at('lenient') })
      .summary();

    const lenient = await reconsider(folder.at('strict'), { agreement: 'majority' });
    const strict = await reconsider(folder.at('lenient'), { agreement: 'unanimous' });

    const wouldKeep = [
      ...(await keptIds(folder.at('strict'))),
      ...lenient.nowKept.map(({ id }) => id),
    ].sort();
    expect(wouldKeep).toEqual(await keptIds(folder.at('lenient')));
    expect(lenient.nowKept.length).toBeGreaterThan(0);
    expect(lenient.nowRefused).toEqual([]);
    expect(strict.nowRefused.map(({ id }) => id).sort()).toEqual(lenient.nowKept.map(({ id }) => id).sort());
    expect(strict.stillKept).toBe(lenient.stillKept);
  });

  it('counts what too few votes cannot decide', async () => {
    await using folder = await temporaryDirectory();
    await chimeraWith('unanimous', 'until-decided')
      .run(subjects, { directory: folder.at('run') })
      .summary();

    const { undecided, nowKept } = await reconsider(folder.at('run'), { agreement: 'majority' });

    expect(undecided).toBeGreaterThan(0);
    expect(nowKept.every(({ votes }) => votes.filter(({ verdict }) => verdict === 'valid').length >= 2)).toBe(
      true,
    );
  });

  it('refuses an agreement that the verifiers cannot meet', async () => {
    await using folder = await temporaryDirectory();
    await chimeraWith('unanimous')
      .run(['Biology'], { directory: folder.at('run') })
      .summary();

    await expect(reconsider(folder.at('run'), { agreement: { atLeast: 4 } })).rejects.toThrow(
      'reconsider.agreement.atLeast: must be at most the number of models, 3, got 4',
    );
  });
});
