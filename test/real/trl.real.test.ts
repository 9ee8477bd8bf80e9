import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { z } from 'zod';
import { mustRun } from '../checks/run-program.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { exportForTrainers } from './export-for-trainers.ts';
import { binOf, INSTALLATION_MS, largePart, type Part } from './python-part.ts';
import { recipe } from './recipes.ts';

const recipeEnd = z.object({
  /** How often the program named the model. */
  replaced: z.number().positive(),
  steps: z.number(),
  history: z.array(z.record(z.string(), z.unknown())),
  /** The text of the labels of each row. */
  learned: z.array(z.string()),
});
const rewards = z.object({
  answers: z.array(z.string()),
  right: z.array(z.number().nullable()),
  wrong: z.array(z.number().nullable()),
});
const chatRow = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });

let part: Part;
let folder: TemporaryDirectory;

beforeAll(async () => {
  part = await largePart('trl');
  folder = await temporaryDirectory();
  if (part.kind === 'missing') return;
  await exportForTrainers(folder);
  const said = await python(part.bin, 'tiny_model.py', folder.at('sft-train.jsonl'), folder.at('tiny'));
  expect(JSON.parse(said.trim().split('\n').at(-1) ?? '').parameters).toBeLessThan(2_000_000);
}, INSTALLATION_MS);

afterAll(() => folder[Symbol.asyncDispose]());

function python(bin: string, script: string, ...given: readonly string[]): Promise<string> {
  const path = fileURLToPath(new URL(`trainers/${script}`, import.meta.url));
  const variables = {
    HF_HOME: folder.at('cache'),
    HF_HUB_OFFLINE: '1',
    TOKENIZERS_PARALLELISM: 'false',
    PYTHONDONTWRITEBYTECODE: '1',
    CUDA_VISIBLE_DEVICES: '',
  };
  return mustRun(join(bin, 'python'), [path, ...given], { cwd: folder.path, variables });
}

/** Runs a program of docs/training.md for two steps. */
async function train(name: string, context: TestContext): Promise<z.infer<typeof recipeEnd>> {
  const bin = binOf(part, context);
  await writeFile(folder.at(name), recipe(name));
  const said = await python(bin, 'run_recipe.py', folder.at(name), folder.at('tiny'));
  return recipeEnd.parse(JSON.parse(/^RECIPE (.*)$/mu.exec(said)?.[1] ?? 'null'));
}

/** What each row teaches: the text of the assistant, and what is asked. */
async function taughtRows(): Promise<readonly { readonly asked: string; readonly taught: string }[]> {
  const lines = (await readFile(folder.at('sft-train.jsonl'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => {
    const [asked, taught] = chatRow.parse(JSON.parse(line)).messages;
    return { asked: asked?.content ?? '', taught: taught?.content ?? '' };
  });
}

function lossesOf({ history }: z.infer<typeof recipeEnd>): readonly unknown[] {
  return history.filter((entry) => 'loss' in entry).map(({ loss }) => loss);
}

describe('TRL', () => {
  it.for(['sft.py', 'sft-prompt-completion.py'])(
    'learns the reasoning and the solution of each row, and nothing of its problem, by %s',
    async (name, context) => {
      const end = await train(name, context);
      const rows = await taughtRows();

      expect(end.steps).toBe(2);
      expect(lossesOf(end)).toEqual([expect.any(Number), expect.any(Number)]);
      expect(end.learned).toHaveLength(rows.length);
      for (const { asked, taught } of rows) {
        const [reasoning = '', solution = ''] = taught.replace('<think>', '').split('</think>');
        const learned = end.learned.filter((text) => text.includes(reasoning.trim()));
        expect(reasoning.trim().length).toBeGreaterThan(100);
        expect(learned.length).toBeGreaterThan(0);
        for (const text of learned) expect(text).toContain('<think>');
        expect(learned.some((text) => text.includes(solution.trim()))).toBe(true);
        expect(end.learned.filter((text) => text.includes(asked))).toEqual([]);
      }
    },
  );

  it('prefers by dpo.py', async (context) => {
    const end = await train('dpo.py', context);

    expect(end.steps).toBe(2);
    expect(lossesOf(end)).toEqual([expect.any(Number), expect.any(Number)]);
    expect(end.history[0]).toHaveProperty('rewards/margins');
  });

  it('rewards by grpo.py', async (context) => {
    const end = await train('grpo.py', context);

    expect(end.steps).toBe(2);
    expect(end.history[0]).toHaveProperty('frac_reward_zero_std');
    expect(end.history[0]).toHaveProperty('rewards/accuracy_reward/mean');
  });

  it.for(['its own reward', 'own_reward.py'])(
    'gives %s to right answers in a box and to no wrong one',
    async (name, context) => {
      const bin = binOf(part, context);
      const own = name.endsWith('.py') ? [folder.at(name)] : [];
      for (const path of own) await writeFile(path, recipe(name));
      const said = await python(bin, 'rewards.py', folder.at('grpo.parquet'), ...own);
      const { answers, right, wrong } = rewards.parse(JSON.parse(said.trim().split('\n').at(-1) ?? ''));

      expect(answers.length).toBeGreaterThan(8);
      expect(right).toEqual(answers.map(() => 1));
      expect(wrong.filter((reward) => reward === 1)).toEqual([]);
    },
  );
});
