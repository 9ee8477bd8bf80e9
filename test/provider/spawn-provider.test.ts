import { once } from 'node:events';
import { generateText } from 'ai';
import { describe, expect, it } from 'vitest';
import { flawless, generatePrompt } from '../offline/ask-offline.ts';
import { modelOf } from './provider-clients.ts';
import { spawnProvider } from './spawn-provider.ts';

const prompt = generatePrompt('Biology', 'Tetrad analysis');

describe('spawnProvider', () => {
  it('serves from a second process, which tells its log and takes new options', async () => {
    await using provider = await spawnProvider({ offline: flawless });
    const model = modelOf('openai responses', provider.url, 'offline-generator');
    const ask = (): ReturnType<typeof generateText> => generateText({ model, prompt, maxRetries: 0 });

    expect((await ask()).text).toContain('Problem:');
    await provider.configure({ faultRates: { rates: { 'server-error': 1 } } });
    await expect(ask()).rejects.toThrow();
    const [first, second] = await provider.requests();
    expect(first).toMatchObject({ path: '/v1/responses', fault: null, isAnswered: true });
    expect(second).toMatchObject({ fault: 'server-error', status: 500 });
    expect(await provider.counters()).toMatchObject({ requests: 2, answered: 1, distinct: 1 });
    await provider.reset();
    expect((await provider.counters()).requests).toBe(0);
  });

  it('ends when it loses its parent', async () => {
    await using provider = await spawnProvider();
    const ended = once(provider.process, 'exit');
    provider.process.disconnect();

    expect((await ended)[0]).toBe(0);
  });
});
