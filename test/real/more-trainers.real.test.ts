import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { mustRun } from '../checks/run-program.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { exportForTrainers } from './export-for-trainers.ts';
import { binOf, INSTALLATION_MS, largePart } from './python-part.ts';
import { recipe } from './recipes.ts';

describe('further programs', () => {
  let folder: TemporaryDirectory;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    await exportForTrainers(folder);
  });

  afterAll(() => folder[Symbol.asyncDispose]());

  async function run(command: string, ...given: readonly string[]): Promise<string> {
    const variables = {
      HF_HOME: folder.at('cache'),
      HF_HUB_OFFLINE: '1',
      DISABLE_VERSION_CHECK: '1',
      CUDA_VISIBLE_DEVICES: '',
      PYTHONDONTWRITEBYTECODE: '1',
    };
    return mustRun(command, given, { cwd: folder.path, variables });
  }

  function script(name: string): string {
    return fileURLToPath(new URL(`trainers/${name}`, import.meta.url));
  }

  let made: Promise<string> | null = null;

  /** A model of about a million random parameters, made once; each of the programs has its own versions of all packages. */
  async function tinyModel(context: TestContext): Promise<string> {
    const bin = binOf(await largePart('trl'), context);
    made ??= run(
      join(bin, 'python'),
      script('tiny_model.py'),
      folder.at('sft-train.jsonl'),
      folder.at('tiny'),
    );
    await made;
    return folder.at('tiny');
  }

  it.for(['chimera', 'chimera_alpaca'])(
    'LLaMA-Factory trains on %s',
    { timeout: INSTALLATION_MS },
    async (dataset, context) => {
      const bin = binOf(await largePart('llama-factory'), context);
      const model = await tinyModel(context);
      const config = recipe('llama-factory.yaml')
        .replace('Qwen/Qwen3-0.6B', model)
        .replace('dataset: chimera', `dataset: ${dataset}`)
        .replace('out/llama-factory', `out/${dataset}`)
        .concat('max_steps: 2\nuse_cpu: true\nreport_to: none\nsave_strategy: "no"\nlogging_steps: 1\n');
      const path = folder.at(`${dataset}.yaml`);
      await writeFile(path, config);
      await run(join(bin, 'llamafactory-cli'), 'train', path);
      const state = JSON.parse(await readFile(folder.at(`out/${dataset}/trainer_state.json`), 'utf8'));

      expect(state.global_step).toBe(2);
    },
  );

  it('verl reads the rows and rewards right answers alone', { timeout: INSTALLATION_MS }, async (context) => {
    const bin = binOf(await largePart('verl'), context);
    const path = folder.at('rl-train.parquet');
    const output = await run(join(bin, 'python'), script('verl_rows.py'), path, await tinyModel(context));
    const said = /^VERL (.*)$/mu.exec(output);
    const { rows, keys, right, wrong } = JSON.parse(said?.[1] ?? 'null');

    expect(rows).toBeGreaterThan(8);
    expect(keys).toContain('reward_model');
    expect(right).toEqual(right.map(() => 1));
    expect(wrong.filter((score: number) => score > 0)).toEqual([]);
  });

  it('verifiers loads the rows and rewards right answers alone', {
    timeout: INSTALLATION_MS,
  }, async (context) => {
    const bin = binOf(await largePart('verifiers'), context);
    const environment = fileURLToPath(new URL('../../examples/verifiers-environment.py', import.meta.url));
    const given = [script('verifiers_rows.py'), environment, folder.at('grpo.parquet')];
    expectJustRewards(/^VERIFIERS (.*)$/mu.exec(await run(join(bin, 'python'), ...given))?.[1]);
  });

  it('NeMo Gym takes the rows, and its server rewards right answers alone', {
    timeout: INSTALLATION_MS,
  }, async (context) => {
    const bin = binOf(await largePart('nemo-gym'), context);
    await writeFile(folder.at('nemo-gym.yaml'), recipe('nemo-gym.yaml'));
    const given = ['dataset', 'collate', '--config', 'nemo-gym.yaml', '--mode', 'train_preparation'];
    const said = await run(join(bin, 'gym'), ...given, '--output-dir', 'gym');
    const rows = (await readFile(folder.at('gym-train.jsonl'), 'utf8')).trimEnd().split('\n').length;

    // Its own schema of the rows of that server.
    expect(said).toContain(`gym-train.jsonl: 0/${rows} rows failed task_data validation`);
    const rated = await run(join(bin, 'python'), script('gym_rows.py'), folder.at('gym/train.jsonl'));
    expectJustRewards(/^GYM (.*)$/mu.exec(rated)?.[1]);
  });

  it('lm-evaluation-harness takes the problems as a task', { timeout: INSTALLATION_MS }, async (context) => {
    const bin = binOf(await largePart('lm-eval'), context);
    await writeFile(folder.at('chimera.yaml'), recipe('chimera.yaml'));
    const given = ['--model', 'dummy', '--tasks', 'chimera', '--include_path', folder.path];
    const said = await run(join(bin, 'lm_eval'), ...given, '--output_path', folder.at('measured'));

    expect(said).toMatch(/chimera.*exact_match/u);
  });
});

/** Rewards of a program that read the exported rows: 1 for the answer to each, and none for another. */
function expectJustRewards(said = 'null'): void {
  const { answers, right, wrong } = JSON.parse(said);
  expect(answers.length).toBeGreaterThan(8);
  expect(right).toEqual(answers.map(() => 1));
  expect(wrong.filter((score: number) => score > 0)).toEqual([]);
}
