import { describe, expect, it } from 'vitest';
import type { Prompt, PromptText } from '../../src/core/prompt.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { extendPrompt } from '../../src/prompting/extend-prompt.ts';
import { expand, expandPrompt } from '../../src/stages/expand/index.ts';
import { generate, generatePrompt } from '../../src/stages/generate/index.ts';
import { synthesizePrompt } from '../../src/stages/synthesize/index.ts';
import { validate, validatePrompt } from '../../src/stages/validate/index.ts';
import { runStage } from '../../src/testing/run-stage.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { calibrate } from '../../src/verification/calibrate.ts';
import { aProblem, aTopic, aValidatedProblem } from '../support/sample-records.ts';

const generated = 'Problem:\nHow many?\nReasoning:\nr\nSolution:\ns\nAnswer:\n7\nAnswer type:\ninteger';

/** A model that plays writer and verifier, and remembers what it was told. */
const player = (): ReturnType<typeof scriptedModel> =>
  scriptedModel(({ slot }) => {
    if (slot === 'expand') return 'Topics:\nFractions';
    if (slot === 'generate') return generated;
    return slot.startsWith('verifier') ? 'Verdict: VALID\nReason: fine' : '\\boxed{7}';
  });

const textOf = (prompt: PromptText): string =>
  typeof prompt === 'string' ? prompt : `${prompt.system ?? ''}\n${prompt.user}`;

describe('level', () => {
  it('of buildChimera is told to the writer of topics and problems and to the verifiers', async () => {
    const model = player();
    const chimera = buildChimera({
      model,
      level: 'undergraduate',
      expand: { topicsPerSubject: 1 },
      refill: { kept: 1 },
    });

    await chimera.run(['Mathematics']).toArray();

    const told = (slot: string): string => model.calls.find((call) => call.slot === slot)?.system ?? '';
    expect(told('expand')).toContain('at the level of undergraduate study can be set in it');
    expect(told('generate')).toContain('You set problems for undergraduate students.');
    expect(told('generate')).toContain('- is at the level of undergraduate study, neither clearly above nor');
    expect(told('verifier-0')).toContain('is at the level of undergraduate study, neither clearly above nor');
    for (const { system } of model.calls) expect(system).not.toMatch(/doctoral|expert/u);
  });

  it('of a stage goes before that of the pipeline', async () => {
    const model = player();
    const chimera = buildChimera({
      model,
      level: 'school',
      expand: { topicsPerSubject: 1 },
      validate: { level: 'the third year\nof secondary school' },
      refill: { kept: 1 },
    });

    await chimera.run(['Mathematics']).toArray();

    const verifier = model.calls.find(({ slot }) => slot === 'verifier-0');
    expect(verifier?.system).toContain('is at this level: the third year of secondary school, neither');
    expect(model.calls.find(({ slot }) => slot === 'generate')?.system).toContain('for pupils at school');
  });

  it('leaves the prompts as they are where it is not set, or set to the default', () => {
    const problem = aProblem();
    const topic = aTopic();
    const input = { topic, aspect: 'a', round: 0 };

    expect(generatePrompt.render({ ...input, level: 'doctoral' })).toEqual(generatePrompt.render(input));
    expect(validatePrompt.render({ problem, level: 'doctoral' })).toEqual(validatePrompt.render({ problem }));
    expect(textOf(generatePrompt.render(input))).toContain(
      '- is at the level of doctoral study or above and takes several steps of real reasoning; no textbook exercise and no open question;',
    );
    expect(textOf(validatePrompt.render({ problem }))).toContain(
      '- it belongs to the topic and is at the level of doctoral study or above, but is no open research question;\n- it is clear',
    );
  });

  it('is in the manifest only where it is another than the default', () => {
    const model = player();
    const optionsOf = (level?: string): unknown =>
      [expand, generate, validate].map((stage) => {
        const { plan } = stage({ model, ...(level === undefined ? {} : { level }) });
        return plan.kind === 'leaf' ? plan.options : null;
      });

    expect(optionsOf('doctoral')).toEqual(optionsOf());
    expect(optionsOf('school')).toMatchObject([
      { level: 'school' },
      { level: 'school' },
      { level: 'school' },
    ]);
  });

  it('is asked of verifiers that are calibrated, too', async () => {
    const model = player();

    await calibrate([{ problem: aProblem(), valid: true }], { models: [model], level: 'school' });

    expect(model.calls[0]?.system).toContain('a collection for pupils at school');
  });

  it('must be a text', () => {
    const asked = { model: player(), level: ' ' };

    expect(() => buildChimera(asked)).toThrow(/^buildChimera\.level: must be 'doctoral', .*got " "/u);
    expect(() => generate(asked)).toThrow(/^generate\.level: must be 'doctoral'/u);
  });
});

describe('guidance', () => {
  it('reaches the verifiers, and changes nothing where there is none', async () => {
    const model = player();
    const stage = validate({ models: [model], defaultRules: false });

    await runStage(stage, [aProblem({ guidance: 'short answers' }), aProblem({ problem: 'Another?' })]);

    const [guided, plain] = model.calls;
    expect(guided?.user).toMatch(/Guidance:\n<<<DATA-[0-9a-f]{16}\nshort answers/u);
    expect(guided?.system).toContain(
      '- it follows the guidance, where that speaks of problems;\n- it is clear',
    );
    expect(`${plain?.system}${plain?.user}`).not.toMatch(/guidance/iu);
  });
});

describe('extendPrompt', () => {
  it.each<[string, () => PromptText, () => PromptText]>([
    [
      'instructions and a user turn',
      () => validatePrompt.render({ problem: aProblem() }),
      () => extendPrompt(validatePrompt, ' Only metric units. ').render({ problem: aProblem() }),
    ],
    [
      'a bare text',
      () => synthesizePrompt.render({ problem: aValidatedProblem() }),
      () => extendPrompt(synthesizePrompt, 'Only metric units.').render({ problem: aValidatedProblem() }),
    ],
  ])('adds to %s', (_, plain, extended) => {
    const [before, after] = [plain(), extended()];
    const further = '\n\nFurther instructions:\nOnly metric units.';

    if (typeof before === 'string') expect(after).toBe(`${before}${further}`);
    else expect(after).toEqual({ system: `${before.system ?? ''}${further}`, user: before.user });
  });

  it('tells one addition from another by its version, and refuses none', () => {
    const extended = (text: string): Prompt<never> => extendPrompt<never>(expandPrompt, text);

    expect(extended('one').name).toBe('expand');
    expect(extended('one').version).toMatch(/^1\+[0-9a-f]{8}$/u);
    expect(extended('one').version).not.toBe(extended('two').version);
    expect(() => extended(' ')).toThrow(/^extendPrompt\.text: must be a non-empty string, got " "$/u);
    const call = extendPrompt as (...given: readonly unknown[]) => unknown;
    expect(() => call(undefined, 'one')).toThrow(
      /^extendPrompt\.prompt: must be a prompt \{ name, version, render \}, got undefined$/u,
    );
  });
});
