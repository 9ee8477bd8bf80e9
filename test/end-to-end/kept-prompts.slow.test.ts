import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { datasetCard } from '../../src/export/index.ts';
import { buildChimera, defineStage, extendPrompt, type ValidatedProblem } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { validatePrompt } from '../../src/prompts.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const models = offlineModels({ seed: 2 });

/** A stage of the caller, whose prompt is nothing but a text. */
const shorten = defineStage<ValidatedProblem, ValidatedProblem>({
  name: 'shorten',
  version: '7',
  models: [models.label],
  process: async (problem, { call }) => {
    await call({
      model: models.label,
      prompt: `Say in fewer words:\n\`\`\`\n${problem.problem}`,
      slot: 'short',
      parse: ({ text }) => text,
    });
    return problem;
  },
});

function run(directory: string): Promise<unknown> {
  return buildChimera({
    models,
    expand: { topicsPerSubject: 2 },
    generate: { problemsPerTopic: 1 },
    validate: {
      prompt: extendPrompt(validatePrompt, 'Refuse problems about elephants.'),
      blindSolve: { model: models.synthesize, attempts: 2 },
    },
    label: { askJudge: 'always' },
    after: { validate: [shorten] },
    refill: false,
  })
    .run(['Physics'], { directory })
    .summary();
}

describe('the prompts of a run', () => {
  it('are kept once in its directory, custom ones too, and the same however often it runs', async () => {
    await using folder = await temporaryDirectory();
    await run(folder.path);
    const kept = await readFile(folder.at('prompts.jsonl'), 'utf8');
    await run(folder.path);

    expect(await readFile(folder.at('prompts.jsonl'), 'utf8')).toBe(kept);
    const rows = kept.trimEnd().split('\n');
    const prompts = rows.map((line) => JSON.parse(line));
    expect(prompts.map(({ stage, part }) => `${stage} ${part}`).sort()).toEqual([
      'expand expand',
      'generate generate',
      'label judge',
      'shorten short',
      'synthesize solve',
      'validate solve',
      'validate verifier',
    ]);
    const verifier = prompts.find(({ part }) => part === 'verifier');
    expect(verifier.prompt).toMatch(/^validate@\d+\+[0-9a-f]{8}$/u);
    expect(JSON.stringify(verifier.messages)).toContain('Refuse problems about elephants.');
    expect(prompts.find(({ stage }) => stage === 'shorten')).toMatchObject({ version: '7', prompt: null });
  });

  it('are in the card, where nothing in them ends their block', async () => {
    await using folder = await temporaryDirectory();
    await run(folder.path);

    const card = await datasetCard(folder.path);

    expect(card).toContain('## Prompts');
    expect(card).toContain('Refuse problems about elephants.');
    expect(card).toContain('````text\nSay in fewer words:\n```\n');
    expect(await datasetCard(folder.path, { prompts: false })).not.toContain('elephants');
  });
});
