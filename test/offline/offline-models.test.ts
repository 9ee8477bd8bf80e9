import { generateText, streamText } from 'ai';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/errors/index.ts';
import { type OfflineOptions, offlineModels, truthOf } from '../../src/offline/index.ts';
import { isSameAnswer } from '../../src/offline/offline-answer.ts';
import { expandPrompt, flawless, generatePrompt, sectionOf, validatePrompt } from './ask-offline.ts';

const prompt = generatePrompt('Biology', 'Tetrad analysis');
const headers = { 'x-chimera-sample': 'generator:0:0:0' };

function issuesOf(options: OfflineOptions): readonly string[] {
  try {
    offlineModels(options);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.issues.map(({ option }) => option);
    throw error;
  }
  return [];
}

describe('offlineModels', () => {
  it('returns models that play all five parts through the AI SDK', async () => {
    const models = offlineModels(flawless);
    const ask = async (model: typeof models.expand, text: string): Promise<string> =>
      (await generateText({ model, prompt: text, maxRetries: 0 })).text;

    const topics = await ask(models.expand, expandPrompt('Biology'));
    const draft = await ask(models.generate, prompt);
    const [problem, answer] = [sectionOf(draft, 'Problem'), sectionOf(draft, 'Answer')];
    const verdicts = await Promise.all(
      models.validate.map((model) => ask(model, validatePrompt(problem, answer))),
    );
    const solved = await generateText({ model: models.synthesize, prompt: problem, maxRetries: 0 });

    expect(topics).toMatch(/^Topics:\n/u);
    expect(truthOf(problem)?.answer).toBe(answer);
    expect(verdicts).toEqual([
      expect.stringContaining('Verdict: VALID'),
      expect.stringContaining('Verdict: VALID'),
    ]);
    expect(solved.reasoningText).toContain('Everything agrees');
    expect(isSameAnswer(solved.text, answer)).toBe(true);
    expect(solved.usage.outputTokenDetails.reasoningTokens).toBeGreaterThan(100);
    expect(solved.usage.inputTokens).toBe(Math.ceil(problem.length / 4));
  });

  it('returns the same reply to the same request', async () => {
    const once = await generateText({ model: offlineModels().generate, prompt, headers, maxRetries: 0 });
    const again = await generateText({ model: offlineModels().generate, prompt, headers, maxRetries: 0 });
    const other = await generateText({
      model: offlineModels().generate,
      prompt,
      headers: { 'x-chimera-sample': 'generator:1:0:0' },
      maxRetries: 0,
    });

    expect(again.text).toBe(once.text);
    expect(again.usage).toEqual(once.usage);
    expect(other.text).not.toBe(once.text);
  });

  it('streams what it would have said at once', async () => {
    const { synthesize, generate } = offlineModels(flawless);
    const draft = await generateText({ model: generate, prompt, maxRetries: 0 });
    const problem = sectionOf(draft.text, 'Problem');
    const whole = await generateText({ model: synthesize, prompt: problem, maxRetries: 0 });
    const streamed = streamText({ model: synthesize, prompt: problem, maxRetries: 0 });

    expect(await streamed.text).toBe(whole.text);
    expect(await streamed.reasoningText).toBe(whole.reasoningText);
    expect(await streamed.finishReason).toBe('stop');
    expect((await streamed.usage).outputTokens).toBe(whole.usage.outputTokens);
  });

  it('refuses at the set rate', async () => {
    const { label } = offlineModels({ faults: { refusal: 1 } });

    expect((await generateText({ model: label, prompt, maxRetries: 0 })).finishReason).toBe('content-filter');
  });

  it('draws its latencies from a log-normal distribution', async () => {
    const waited: number[] = [];
    const after = (ms: number, callback: () => void): (() => void) => {
      waited.push(ms);
      queueMicrotask(callback);
      return () => {};
    };
    const { validate } = offlineModels({ ...flawless, latency: { medianMs: 200, sigma: 0.7 }, after });
    for (let index = 0; index < 400; index += 1) {
      await validate[0].doGenerate({
        prompt: [{ role: 'user', content: [{ type: 'text', text: `${index}` }] }],
      });
    }

    const logs = waited.map((ms) => Math.log(ms / 200));
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const spread = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length);
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(Math.abs(spread - 0.7)).toBeLessThan(0.1);
  });

  it('ends its wait with the reason of the signal', async () => {
    const { expand } = offlineModels({ latency: { medianMs: 3_000_000 } });
    const controller = new AbortController();
    const pending = generateText({ model: expand, prompt, abortSignal: controller.signal, maxRetries: 0 });
    controller.abort(new Error('enough'));

    await expect(pending).rejects.toThrow('enough');
  });

  it('names every option that cannot be used', () => {
    expect(
      issuesOf({
        seed: 0.5,
        errors: { wrongReference: 1.5, correlation: Number.NaN },
        faults: { refusal: -1 },
        latency: { medianMs: -1 },
        reasoningWords: Number.POSITIVE_INFINITY,
      }),
    ).toEqual([
      'offlineModels.seed',
      'offlineModels.errors.wrongReference',
      'offlineModels.errors.correlation',
      'offlineModels.faults.refusal',
      'offlineModels.latency.medianMs',
      'offlineModels.reasoningWords',
    ]);
    expect(issuesOf(JSON.parse('{"errors":{"wrongReferences":0.5},"reasoningFormat":"xml"}'))).toEqual([
      'offlineModels.errors.wrongReferences',
      'offlineModels.reasoningFormat',
    ]);
    expect(issuesOf({ errors: { proofProblem: 0.6, multiPartProblem: 0.4 } })).toEqual([
      'offlineModels.errors',
    ]);
    expect(issuesOf({ errors: { ambiguousProblem: 0, proofProblem: 0.6, multiPartProblem: 0.4 } })).toEqual(
      [],
    );
    expect(issuesOf(JSON.parse('{"sed":1}'))).toEqual(['offlineModels.sed']);
    expect(issuesOf({})).toEqual([]);
  });
});
