import { describe, expect, it } from 'vitest';
import type { Problem, ValidatedProblem } from '../../../src/core/records/records.ts';
import { offlineModels } from '../../../src/offline/index.ts';
import { buildChimera } from '../../../src/pipeline/build-chimera.ts';
import { defineStage } from '../../../src/stages/definition/define-stage.ts';
import { runStage } from '../../../src/testing/run-stage.ts';
import { aProblem } from '../../../src/testing/sample-records.ts';
import { scriptedModel } from '../../../src/testing/scripted-model.ts';

const editor = scriptedModel('Shorter.', { modelId: 'editor' });
const translator = scriptedModel('Kürzer.', { modelId: 'translator' });

/** A stage that asks its models one after the other and does something with the last reply. */
function asking(
  models: readonly (typeof editor)[],
  use: (problem: Problem, text: string) => Problem,
): ReturnType<typeof defineStage<Problem, Problem>> {
  return defineStage<Problem, Problem>({
    name: 'asking',
    version: '1',
    process: async (problem, { call }) => {
      let said = '';
      for (const model of models) {
        const { value } = await call({ model, prompt: 'Edit.', slot: 'edit', parse: ({ text }) => text });
        said = value;
      }
      return use(problem, said);
    },
  });
}

async function makersAfter(stage: ReturnType<typeof asking>): Promise<string | undefined> {
  const { outputs } = await runStage(stage, [aProblem()]);
  return outputs[0]?.models.generate;
}

describe('models.generate of a row', () => {
  it('names every model that rewrote the problem or its answer', async () => {
    const rewriting = asking([editor, translator, editor], (problem, text) => ({
      ...problem,
      problem: text,
    }));
    expect(await makersAfter(rewriting)).toBe('test:writer, scripted:editor, scripted:translator');
    const correcting = asking([editor], (problem) => ({ ...problem, answer: '43' }));
    expect(await makersAfter(correcting)).toBe('test:writer, scripted:editor');
  });

  it('names none that changed nothing, or changed something else, and lets a stage say it itself', async () => {
    expect(await makersAfter(asking([editor], (problem) => problem))).toBe('test:writer');
    expect(await makersAfter(asking([editor], (problem) => ({ ...problem, guidance: 'new' })))).toBe(
      'test:writer',
    );
    expect(await makersAfter(asking([], (problem) => ({ ...problem, problem: 'By rule.' })))).toBe(
      'test:writer',
    );
    const own = asking([editor], (problem, text) => ({
      ...problem,
      problem: text,
      models: { ...problem.models, generate: 'mine' },
    }));
    expect(await makersAfter(own)).toBe('mine');
  });

  it('is in the samples of a chimera with stages after generate and validate', async () => {
    const rewrite = defineStage<ValidatedProblem, ValidatedProblem>({
      name: 'rewrite',
      version: '1',
      process: async (problem, { call }) => {
        const { value } = await call({
          model: editor,
          prompt: problem.id,
          slot: 'edit',
          parse: ({ text }) => text,
        });
        return { ...problem, problem: `${problem.problem} ${value}` };
      },
    });
    const chimera = buildChimera({
      models: offlineModels({ seed: 3 }),
      expand: { topicsPerSubject: 1 },
      after: { validate: [rewrite] },
    });
    const samples = await chimera.run(['Mathematics']).toArray();
    expect(samples.length).toBeGreaterThan(0);
    expect(new Set(samples.map(({ models }) => models.generate))).toEqual(
      new Set(['offline:offline-generator, scripted:editor']),
    );
  });
});
