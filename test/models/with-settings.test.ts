import { createOpenAI } from '@ai-sdk/openai';
import { describe, expect, it } from 'vitest';
import type { ModelSettings } from '../../src/core/model.ts';
import { ConfigurationError, type ConfigurationIssue } from '../../src/errors/index.ts';
import { localModel } from '../../src/models/local-model.ts';
import { modelSchema } from '../../src/models/model-schema.ts';
import { modelName, resolveModel } from '../../src/models/provider/resolve-model.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { optionIssues } from '../../src/options/option-issues.ts';
import { modelsOf } from '../support/model-bench.ts';

const openai = createOpenAI({ apiKey: 'sk-test' });

const { chat, compatible } = modelsOf('http://127.0.0.1:1/v1');
const model = 'kind' in chat ? chat.model : chat;
const isOlder = process.env['AI_MAJOR'] === '6';

function issuesOf(work: () => unknown): readonly ConfigurationIssue[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.issues;
    throw error;
  }
  return [];
}

// What JavaScript callers can pass, whatever the types say.
function loosely(settings: unknown, given: unknown = model): readonly ConfigurationIssue[] {
  return issuesOf(() => Reflect.apply(withSettings, undefined, [given, settings]));
}

describe('withSettings', () => {
  it('keeps the model and a frozen copy of the settings', () => {
    const settings: ModelSettings = {
      id: 'mine',
      maxConcurrency: 1,
      maxOutputTokens: 1,
      temperature: 0,
      topP: 1,
      timeoutMs: 0.5,
      maxAttempts: 1,
      sampleHeader: false,
      providerOptions: { openai: { reasoningEffort: 'low' } },
    };

    const configured = withSettings(model, settings);

    expect(configured).toEqual({ kind: 'configured-model', model, settings });
    expect(configured.settings).not.toBe(settings);
    expect(Object.isFrozen(configured.settings)).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['id', ' ', 'must be a non-empty string, got " "'],
    ['maxConcurrency', 0, 'must be a whole number of at least 1, got 0'],
    ['maxConcurrency', 1.5, 'must be a whole number of at least 1, got 1.5'],
    ['maxOutputTokens', Number.NaN, 'must be a whole number of at least 1, got NaN'],
    ['maxAttempts', -1, 'must be a whole number of at least 1, got -1'],
    ['temperature', -0.1, 'must be a number of at least 0, got -0.1'],
    ['temperature', '1', 'must be a number of at least 0, got "1"'],
    ['topP', 0, 'must be above 0 and at most 1, got 0'],
    ['topP', 1.1, 'must be above 0 and at most 1, got 1.1'],
    ['timeoutMs', 0, 'must be above 0 and at most 2147483647 milliseconds, got 0'],
    [
      'timeoutMs',
      Number.POSITIVE_INFINITY,
      'must be above 0 and at most 2147483647 milliseconds, got Infinity',
    ],
    ['sampleHeader', 'no', 'must be true or false, got "no"'],
    ['providerOptions', { effort: 'high' }, 'must hold one object of JSON options per provider'],
    [
      'providerOptions',
      { openai: { tags: new Set(['a']) } },
      'must hold one object of JSON options per provider',
    ],
  ])('refuses %s %j', (option, value, message) => {
    expect(loosely({ [option]: value })).toEqual([
      { option: `withSettings.${option}`, message: expect.stringContaining(message) },
    ]);
  });

  it('names the invalid limit on tokens, and its value', () => {
    expect(loosely({ tokensPerMinute: { input: 0, output: '5', cached: 3 } })).toEqual([
      { option: 'withSettings.tokensPerMinute.input', message: 'must be a number above 0, got 0' },
      { option: 'withSettings.tokensPerMinute.output', message: 'must be a number above 0, got "5"' },
      {
        option: 'withSettings.tokensPerMinute.cached',
        message: 'is an unknown option; the options are input, output',
      },
    ]);
    expect(loosely({ tokensPerMinute: {} })[0]?.message).toContain('sets no limit');
    expect(loosely({ tokensPerMinute: null })[0]?.message).toMatch(/must be a number above 0.*got null$/);
    expect(loosely({ tokensPerMinute: { input: 5, output: undefined } })).toEqual([]);
  });

  it('reports all faults together, the model included', () => {
    const issues = loosely({ topP: 2, maxTokens: 5, temperature: undefined }, null);

    expect(issues.map(({ option }) => option)).toEqual([
      'withSettings.model',
      'withSettings.topP',
      'withSettings.maxTokens',
    ]);
    expect(issues[2]?.message).toContain('is an unknown option; the options are id, maxConcurrency');
    expect(loosely(null)).toEqual([
      { option: 'withSettings', message: 'must be an object of settings, got null' },
    ]);
  });

  it('refuses a model that has settings already', () => {
    expect(loosely({}, withSettings(model, {}))[0]?.message).toContain('pass them all in one withSettings');
  });

  it('names the function that was called', () => {
    const settings: object = { temprature: 1 };
    expect(() => localModel(model, settings)).toThrow('localModel.temprature: is an unknown option');
  });
});

describe('modelSchema', () => {
  const version = (specificationVersion: unknown): object => ({
    specificationVersion,
    provider: 'acme',
    modelId: 'm-1',
    doGenerate: () => {},
  });

  it('has nothing against models that can run', () => {
    for (const good of [
      chat,
      compatible,
      withSettings(model, { temperature: 1 }),
      'openai/gpt-5',
      version('v3'),
    ])
      expect(optionIssues(modelSchema, good, 'models.label')).toEqual([]);
  });

  it.each([
    ['undefined', undefined, 'must be a language model, got undefined; look for a typo'],
    ['null', null, 'must be a language model, got null'],
    ['a blank id', ' ', 'blank model id'],
    ['a provider', () => model, 'call the provider with a model id'],
    ['a number', 7, 'must be a language model, got a number'],
    ['an object', {}, 'no language model'],
    ['an embedding model', { doEmbed: () => {} }, 'embedding model where a language model is needed'],
    ['an image model', openai.image('dall-e-3'), 'got an image model where'],
    ['a speech model', openai.speech('tts-1'), 'got a speech model where'],
    ['a transcription model', openai.transcription('whisper-1'), 'got a transcription model where'],
    [
      'a speech model of another make',
      { specificationVersion: 'v3', provider: 'eleven.speech', modelId: 'x', doGenerate: () => {} },
      'got a speech model where',
    ],
    [
      'a video model',
      { specificationVersion: 'v3', provider: 'p', modelId: 'x', maxVideosPerCall: 1, doGenerate: () => {} },
      'got a video model where',
    ],
    ['specification v1', version('v1'), 'acme:m-1 follows model specification "v1", which is not supported'],
    ['specification v2', version('v2'), 'install a release of its provider made for ai@6 or ai@7'],
    ['no specification', version(undefined), 'acme:m-1 follows model specification of no version'],
    ['a typo under settings', { kind: 'configured-model', model: undefined }, 'look for a typo'],
  ])('names the fault of %s', (_, given, message) => {
    expect(optionIssues(modelSchema, given, 'models.label')).toEqual([
      { option: 'models.label', message: expect.stringContaining(message) },
    ]);
  });

  it('refuses a v4 model under ai 6, and says what to install', () => {
    const issues = optionIssues(modelSchema, version('v4'), 'model');

    expect(issues).toEqual(
      isOlder
        ? [
            {
              option: 'model',
              message:
                'acme:m-1 follows model specification "v4", which the installed ai@6 cannot run; install ai@7, or the previous major of the provider',
            },
          ]
        : [],
    );
  });
});

describe('resolveModel', () => {
  it('names a model by provider and id', () => {
    expect(resolveModel(chat)).toMatchObject({
      name: 'openai.chat:gpt-test',
      provider: 'openai.chat',
      modelId: 'gpt-test',
      settings: {},
    });
    expect(modelName(compatible)).toBe('local.chat:open-test');
  });

  it('takes the id of the settings for the id of the model', () => {
    const configured = withSettings(model, { id: 'gpt-test@june', maxConcurrency: 3 });

    expect(resolveModel(configured)).toMatchObject({
      name: 'openai.chat:gpt-test@june',
      modelId: 'gpt-test@june',
      settings: { maxConcurrency: 3 },
    });
    expect(modelName(configured)).toBe('openai.chat:gpt-test@june');
  });

  it('takes a string for an id of the gateway', () => {
    expect(resolveModel('openai/gpt-5')).toMatchObject({ name: 'gateway:openai/gpt-5', provider: 'gateway' });
  });

  it('throws for what is no model', () => {
    expect(issuesOf(() => Reflect.apply(resolveModel, undefined, [undefined]))).toHaveLength(1);
  });
});
