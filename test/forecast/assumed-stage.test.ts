import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/engine/flow/compiled-plan.ts';
import { assumedStage } from '../../src/forecast/assumed-stage.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { expand } from '../../src/stages/expand/index.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { label } from '../../src/stages/label/index.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { validate } from '../../src/stages/validate/index.ts';

const models = offlineModels();
const [solver, verifier] = [models.synthesize, models.validate[0]];
const { plan } = compose(
  expand({ model: models.expand }),
  generate({ model: models.generate }),
  validate({ models: [verifier], blindSolve: { model: solver, attempts: 4 } }),
  synthesize({ model: solver }),
  label({ model: models.label }),
);

/** The row of a stage in the table of defaults, its figures in the order of the page. */
function documented(stage: string): { readonly calls: string; readonly figures: readonly number[] } {
  const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
  const row = page.split('\n').find((line) => line.startsWith(`| \`${stage}\``) && line.includes(' % '));
  const [kept = '', calls = '', tokens = '', seconds = ''] = (row ?? '')
    .split('|')
    .slice(2)
    .map((cell) => cell.trim());
  const [input = '', output = ''] = tokens.split(', ');
  const figures = [kept, input, output, seconds].map((figure) => Number(figure.replace(/[ ,%]/g, '')));
  return { calls, figures };
}

describe('what is assumed of a stage', () => {
  it.each(compilePlan(plan).map((leaf) => [leaf.plan.name, leaf.plan] as const))(
    'is what the page on cost says: %s',
    (name, leaf) => {
      const { keptShare, askers } = assumedStage(leaf);
      const [asker] = askers;
      const { inputTokens, outputTokens, seconds } = asker?.perCall ?? {};

      expect([keptShare * 100, inputTokens, outputTokens, seconds]).toEqual(documented(name).figures);
    },
  );

  it('holds the calls that the page names, and a re-ask with every fiftieth reply', () => {
    const callsOf = (stage: string): readonly number[] => {
      const leaf = compilePlan(plan).find(({ plan: { name } }) => name === stage);
      return leaf === undefined ? [] : assumedStage(leaf.plan).askers.map(({ callsPerTask }) => callsPerTask);
    };

    expect(callsOf('generate')).toEqual([1.02]);
    expect(documented('validate').calls).toBe('0.9 for each verifier; blind attempts at half of it');
    expect(callsOf('validate')).toEqual([1.02 * 0.9, 4 * 0.45]);
    expect(callsOf('synthesize')).toEqual([1]);
    expect(documented('label').calls).toBe('0.4 for each judgement, 0.95 with `always`');
    expect(callsOf('label')).toEqual([0.4]);
  });
});
