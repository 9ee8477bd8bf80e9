import { APICallError, generateText, streamText } from 'ai';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/core/model.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { requireSections } from '../../src/prompting/sections.ts';
import { defineStage } from '../../src/stages/definition/define-stage.ts';
import { validate } from '../../src/stages/validate/index.ts';
import { runStage } from '../../src/testing/run-stage.ts';
import { aProblem } from '../../src/testing/sample-records.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';

/** A stage that asks for a section. */
const naming = (model: Model) =>
  defineStage<string, string>({
    name: 'naming',
    version: '1',
    process: async (item, { call }) => {
      const parse = ({ text }: { readonly text: string }): string => requireSections(text, ['Name']).Name;
      return (await call({ model, slot: 'naming', prompt: { system: 'Name it.', user: item }, parse })).value;
    },
  });

const busy = (): Error => Object.assign(new Error('busy'), { statusCode: 429 });

describe('scriptedModel', () => {
  it('is a model of the AI SDK, whole and streamed', async () => {
    const model = scriptedModel([
      { text: 'Seven.', reasoning: 'Three and four.', inputTokens: 5, outputTokens: 7 },
      { text: 'Eight.', reasoning: 'Twice four.', finishReason: 'length' },
    ]);

    const whole = await generateText({ model, prompt: 'What is 3 + 4?', temperature: 0.5 });
    const stream = streamText({ model, prompt: 'What is 2 * 4?', maxOutputTokens: 9 });

    expect(whole).toMatchObject({ text: 'Seven.', reasoningText: 'Three and four.', finishReason: 'stop' });
    expect(whole.usage).toMatchObject({ inputTokens: 5, outputTokens: 7 });
    expect(await stream.text).toBe('Eight.');
    expect(await stream.reasoningText).toBe('Twice four.');
    expect(await stream.finishReason).toBe('length');
    expect(model.calls).toMatchObject([
      { user: 'What is 3 + 4?', temperature: 0.5, maxOutputTokens: null, slot: '' },
      { user: 'What is 2 * 4?', temperature: null, maxOutputTokens: 9, slot: '' },
    ]);
  });

  it('says one text to every call', async () => {
    const model = scriptedModel('Name: x');

    const { outputs } = await runStage(naming(model), ['a', 'b']);

    expect(outputs).toEqual(['x', 'x']);
    expect(model.calls.map(({ user }) => user)).toEqual(['a', 'b']);
  });

  it('answers by slot and prompt, and records each call', async () => {
    const model = scriptedModel(({ slot, draw, system, user }) => `Name: ${slot} ${draw} ${system} ${user}`);

    const { outputs } = await runStage(naming(model), ['a']);

    expect(outputs).toEqual(['naming 0 Name it. a']);
    expect(model.calls).toEqual([
      {
        slot: 'naming',
        draw: 0,
        reAsk: 0,
        system: 'Name it.',
        user: 'a',
        turns: [{ role: 'user', text: 'a' }],
        maxOutputTokens: null,
        temperature: null,
      },
    ]);
  });

  it('sees the re-ask that follows a reply without the wanted section', async () => {
    const model = scriptedModel(['no section', 'Name: second']);

    const { outputs } = await runStage(naming(model), ['a']);

    expect(outputs).toEqual(['second']);
    expect(model.calls.map(({ reAsk }) => reAsk)).toEqual([0, 1]);
    expect(model.calls[1]?.turns.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(model.calls[1]?.user).toContain('Name');
  });

  it('fails as a provider does, and waits for nothing', async () => {
    const model = scriptedModel([busy(), busy(), 'Name: third']);
    const limited = withSettings(model, { timeoutMs: 1_000 });

    const { outputs, summary } = await runStage(naming(limited), ['a']);

    expect(outputs).toEqual(['third']);
    expect(summary.stages[0]?.retries).toBe(2);
  });

  it('takes errors of the AI SDK', async () => {
    const refused = new APICallError({ message: 'no', url: 'x:', requestBodyValues: {}, statusCode: 401 });

    await expect(runStage(naming(scriptedModel([refused])), ['a'])).rejects.toThrow(/answered 401/);
  });

  it('ends the run when its list has run out, naming the call', async () => {
    const model = scriptedModel(['Name: only']);

    const end = runStage(naming(model), ['a', 'b']);

    await expect(end).rejects.toThrow(
      /the script holds 1 replies and was asked once more \(slot naming, draw 0\)/,
    );
    expect(model.calls).toHaveLength(2);
  });

  it('refuses what is no script, and options that it does not know', () => {
    const [script, options] = [7 as unknown as string, { id: 'yes' } as object];

    expect(() => scriptedModel(script, options)).toThrow(
      /scriptedModel\.script: must be a reply, a list of replies, or a function.*scriptedModel\.id: is an unknown option/su,
    );
  });

  it('keeps models apart by id', async () => {
    const yes = scriptedModel('Verdict: VALID', { modelId: 'yes' });
    const no = scriptedModel('Verdict: INVALID\nReason: It is 5.', { modelId: 'no' });

    const { rejected } = await runStage(validate({ models: [yes, no], rules: [] }), [aProblem()]);
    const either = await runStage(validate({ models: [yes, no], agreement: { atLeast: 1 } }), [aProblem()]);

    expect([yes.calls, no.calls].map((calls) => calls.map(({ slot }) => slot))).toEqual([
      ['verifier-0', 'verifier-0'],
      ['verifier-1', 'verifier-1'],
    ]);
    expect(rejected[0]?.reason).toBe('refused by 1 of 2 verifiers');
    expect(either.outputs[0]?.votes.map(({ model }) => model)).toEqual(['scripted:yes', 'scripted:no']);
  });
});
