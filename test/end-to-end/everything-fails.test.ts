import { createServer } from 'node:http';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/core/records/records.ts';
import { offlineModels } from '../../src/offline/offline-models.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { instantClock } from '../../src/testing/instant-clock.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';

const models = offlineModels();
const sizes = { expand: { topicsPerSubject: 12 }, refill: { kept: 2, maxAttempts: 8 } };

/** A port of this machine at which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a run of which nothing comes', () => {
  it('fails at once when no server listens', async () => {
    const baseURL = `http://127.0.0.1:${await closedPort()}/v1`;
    const model = createOpenAICompatible({ name: 'vllm', baseURL })('qwen');

    const { end, error, calls } = await buildChimera({ model }).run(['Biology'], instantClock()).summary();

    expect({ end, code: error?.code }).toEqual({ end: 'failed', code: 'unreachable' });
    expect(error?.message).toMatch(
      /^vllm\.chat:qwen has been out of reach at every try \(last: connection-failed, ECONNREFUSED\)/u,
    );
    expect(calls).toBeLessThan(10);
  });

  it('fails at once when the gateway has no key', async () => {
    vi.stubEnv('AI_GATEWAY_API_KEY', undefined);
    vi.stubEnv('VERCEL_OIDC_TOKEN', undefined);

    const { end, error } = await buildChimera({ model: 'openai/gpt-5' }).run(['Biology']).summary();

    expect({ end, code: error?.code }).toEqual({ end: 'failed', code: 'invalid-key' });
    expect(error?.message).toContain('set AI_GATEWAY_API_KEY, or pass a model of a provider package');
  });

  it('fails after 20 drafts when a rule throws on each', async () => {
    const broken = defineRule<Problem>({
      name: 'broken',
      version: '1',
      check: () => {
        throw new TypeError('cannot read x of undefined');
      },
    });
    const chimera = buildChimera({ models, ...sizes, rules: { problems: [broken] } });

    const summary = await chimera.run(['Mathematics'], { maxConcurrency: 2 }).summary();

    expect(summary).toMatchObject({ end: 'failed', rows: 0, error: { code: 'failure-limit' } });
    expect(summary.error?.message).toContain(
      'validate: the first 20 tasks all failed with threw; the last said: Error: rule "broken" threw: cannot read x of undefined',
    );
    expect(summary.warnings.join('\n')).toMatch(
      /^validate: \d+ of \d+ tasks failed with threw; correct the rule/mu,
    );
  });

  it('fails early when a verifier never writes a verdict, and hints at retry when it is run again', async () => {
    const silent = scriptedModel('Looks fine to me.', { modelId: 'silent' });
    const chimera = buildChimera({ models: { ...models, validate: [silent] }, ...sizes });
    const store = memoryStore({ keep: 'all' });

    const first = await chimera.run(['Mathematics'], { store, maxConcurrency: 2 }).summary();
    const paid = silent.calls.length;
    const again = await buildChimera({
      models: { ...models, validate: [silent] },
      expand: { topicsPerSubject: 2 },
      refill: { kept: 1, maxAttempts: 2 },
    })
      .run(['Mathematics'], { store })
      .summary();

    expect(first).toMatchObject({ end: 'failed', error: { code: 'failure-limit' } });
    expect(paid).toBeLessThan(60);
    expect(again).toMatchObject({ end: 'failed', rows: 0, calls: 0 });
    expect(again.error?.message).toMatch(
      /^validate: all \d+ tasks failed with unusable-reply, on replies that were stored before; .*retry: 'failed'/u,
    );
  });
});
