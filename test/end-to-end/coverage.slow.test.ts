import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { definePrompt } from '../../src/core/prompt.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { openRun } from '../../src/reading/open-run.ts';
import { readTaxonomy } from '../../src/reading/read-taxonomy.ts';
import { type LabelPromptInput, labelPrompt } from '../../src/stages/label/index.ts';
import { startProvider } from '../provider/start-provider.ts';
import { httpModels } from '../support/http-models.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const models = offlineModels({ seed: 11 });

describe('coverage in the summary', () => {
  it('agrees with the rows and the stages of the run, subject by subject and area by area', async () => {
    await using folder = await temporaryDirectory();
    const chimera = buildChimera({ models, expand: { depth: 2, topicsPerSubject: 6, areasPerSubject: 3 } });
    const subjects = ['Physics', { name: 'Biology', topicsPerSubject: 4 }];
    let short = 0;
    const run = chimera.run(subjects, { directory: folder.at('run') });
    run.on('item-short', () => {
      short += 1;
    });

    const { coverage, stages } = await run.summary();

    const stored = await openRun(folder.at('run'));
    const rows = coverage ?? [];
    const total = (column: 'topics' | 'drafts' | 'kept' | 'short' | 'samples'): number =>
      rows.reduce((sum, row) => sum + row[column], 0);
    expect(rows.map(placeOf)).toEqual(rows.map(placeOf).toSorted());
    expect(await countByPlace(stored.topics())).toEqual(nonZero('topics'));
    expect(await countByPlace(stored.problems())).toEqual(nonZero('kept'));
    expect(await countByPlace(stored.samples())).toEqual(nonZero('samples'));
    expect(total('drafts')).toBe(stages.find(({ stage }) => stage === 'generate')?.in);
    expect(total('short')).toBe(short);
    expect(rows.every(({ area }) => area !== null)).toBe(true);
    expect(rows.filter(({ subject }) => subject === 'Biology').length).toBeGreaterThan(1);
    expect(stored.summary?.coverage).toEqual(coverage);

    function nonZero(column: 'topics' | 'kept' | 'samples'): ReadonlyMap<string, number> {
      return new Map(rows.filter((row) => row[column] > 0).map((row) => [placeOf(row), row[column]]));
    }
  });

  it('shows topics whose refill ended short', async () => {
    const refusing = offlineModels({ seed: 11, errors: { verifierFalseReject: 1, verifierFalseAccept: 0 } });
    const chimera = buildChimera({
      models: { ...models, validate: refusing.validate },
      refill: { kept: 1, maxAttempts: 2 },
    });

    const { coverage } = await chimera
      .run(await readTaxonomy({ Biology: { Life: ['Ecology', 'Botany'] } }))
      .summary();

    const none = { kept: 0, samples: 0 };
    expect(coverage).toEqual([{ subject: 'Biology', area: 'Life', topics: 2, drafts: 4, short: 2, ...none }]);
  });
});

describe('a second run into a directory with other options', () => {
  it('tells what changed, and asks only for that', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const secret = 'You are the strictest of all judges.';
    const prompt = definePrompt<LabelPromptInput>({
      name: 'stricter',
      version: '1',
      render: (input) => {
        const text = labelPrompt.render(input);
        return typeof text === 'string' ? `${text}\n${secret}` : { ...text, user: `${text.user}\n${secret}` };
      },
    });
    const askJudge = 'always';
    const base = {
      models: httpModels(provider.url),
      expand: { topicsPerSubject: 2 },
      label: { askJudge },
    } as const;
    const first = await buildChimera(base).run(['Biology'], { directory }).summary();
    const again = await buildChimera(base).run(['Biology'], { directory }).summary();
    provider.reset();

    const other = await buildChimera({
      ...base,
      label: { askJudge, prompt },
      refill: { kept: 2, maxAttempts: 5 },
    })
      .run(['Biology'], { directory, seed: 4 })
      .summary();

    expect([first.changed, again.changed]).toEqual([[], []]);
    expect(other.changed).toEqual([
      'seed: 0 -> 4',
      'generate.refill.maxAttempts: 4 -> 5',
      'label.options.prompt: label@1 -> stricter@1',
    ]);
    expect(provider.requests.map(({ model }) => model)).toContain('offline-judge');
    expect(provider.requests.map(({ model }) => model)).not.toContain('offline-expander');
    expect(await readFile(folder.at('run', 'summary.json'), 'utf8')).not.toContain(secret);
  });
});

interface Placed {
  readonly subject: string;
  readonly topicPath: readonly string[];
}

function placeOf({ subject, area }: { readonly subject: string; readonly area: string | null }): string {
  return `${subject}/${area ?? ''}`;
}

async function countByPlace(rows: AsyncIterable<Placed>): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for await (const { subject, topicPath } of rows) {
    const place = placeOf({ subject, area: topicPath.length > 2 ? (topicPath[1] ?? null) : null });
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return new Map([...counts].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
