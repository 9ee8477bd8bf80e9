import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ModelSettings } from '../../../src/core/model.ts';
import {
  type CallKeyParts,
  callKey,
  embeddingKey,
  epochKey,
  longerKey,
  reAskKey,
} from '../../../src/models/call/call-key.ts';
import { chatMessages } from '../../../src/models/layout/chat-message.ts';

const base: CallKeyParts = {
  provider: 'openai.chat',
  modelId: 'gpt-test',
  messages: [{ role: 'user', content: 'What is seven?' }],
  settings: {},
  slot: 'generate',
  draw: 0,
  epoch: 0,
};

const withSystem = chatMessages({ system: 'Be brief.', user: 'What is seven?' });

const variants: { readonly [name: string]: CallKeyParts } = {
  base,
  provider: { ...base, provider: 'local.chat' },
  'model id': { ...base, modelId: 'gpt-other' },
  system: { ...base, messages: withSystem },
  text: { ...base, messages: [{ role: 'user', content: 'What is sev\u00e9n?\n\\frac{1}{2} \ud83d\ude00' }] },
  temperature: { ...base, settings: { temperature: 0.6 } },
  'top p': { ...base, settings: { topP: 0.95 } },
  'provider options': {
    ...base,
    settings: { providerOptions: { openai: { reasoningEffort: 'high', store: false } } },
  },
  slot: { ...base, slot: 'verifier-0' },
  draw: { ...base, draw: 3 },
  epoch: { ...base, epoch: 1 },
};

const keys: { readonly [name: string]: string } = {
  ...Object.fromEntries(Object.entries(variants).map(([name, parts]) => [name, callKey(parts)])),
  're-ask': reAskKey(callKey(base), 1),
  'longer than 100': longerKey(callKey(base), 100),
  "longer than the provider's cap": longerKey(callKey(base), null),
  'epoch entry': epochKey(callKey(base)),
  embedding: embeddingKey('openai.embedding', 'embed-test', 'What is seven?'),
};

describe('the keys', () => {
  it('are the committed ones: any change orphans the replies that people have paid for', () => {
    const golden: unknown = JSON.parse(readFileSync(new URL('golden-keys.json', import.meta.url), 'utf8'));

    expect(keys).toEqual(golden);
  });

  it('all differ', () => {
    expect(new Set(Object.values(keys)).size).toBe(Object.keys(keys).length);
  });
});

describe('callKey', () => {
  it('does not depend on the order of members or on undefined ones', () => {
    const settings = { providerOptions: { openai: { store: false, reasoningEffort: 'high' } } };

    expect(callKey({ ...base, settings })).toBe(keys['provider options']);
    expect(callKey({ ...base, messages: chatMessages({ system: '', user: 'What is seven?' }) })).toBe(
      keys['base'],
    );
  });

  it('does not depend on settings that leave the reply as it is', () => {
    const settings: ModelSettings = {
      maxConcurrency: 3,
      maxOutputTokens: 10,
      timeoutMs: 5,
      maxAttempts: 2,
      sampleHeader: false,
      id: 'other',
    };

    expect(callKey({ ...base, settings })).toBe(keys['base']);
  });

  it('tells an option that is text from one that is a number', () => {
    const key = (value: string | number): string =>
      callKey({ ...base, settings: { providerOptions: { p: { value } } } });

    expect(key('1')).not.toBe(key(1));
  });
});
