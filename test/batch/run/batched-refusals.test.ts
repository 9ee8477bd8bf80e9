import { createOpenAI } from '@ai-sdk/openai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  anthropicBatches,
  batched,
  googleBatches,
  mistralBatches,
  openaiBatches,
} from '../../../src/batch/index.ts';
import type { Model } from '../../../src/core/model.ts';
import type { RunSummary } from '../../../src/core/summary.ts';
import { ConfigurationError } from '../../../src/errors/index.ts';
import { compose } from '../../../src/pipeline/compose.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { scriptedModel } from '../../../src/testing/scripted-model.ts';
import { askingStage } from '../../support/asking-stage.ts';
import { token } from '../../support/number-stages.ts';
import { StandInBatches } from '../../support/stand-in-batches.ts';

const items = ['a', 'b', 'c'].map(token);
const baseURL = 'http://127.0.0.1:9/v1';

/** Runs a live stage and then one of the given model, and tells how many calls the live stage made. */
async function ranBehindLive(model: Model): Promise<RunSummary & { readonly paid: number }> {
  const first = scriptedModel(() => 'yes');
  const summary = await compose(askingStage('first', first), askingStage('then', model)).run(items).summary();
  return { ...summary, paid: first.calls.length };
}

function issuesOf(make: () => unknown): readonly string[] {
  try {
    make();
    return ['not refused'];
  } catch (error) {
    return error instanceof ConfigurationError
      ? error.issues.map(({ option, message }) => `${option}: ${message}`)
      : [String(error)];
  }
}

describe('a run with a model that cannot be batched', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    ['openai', openaiBatches, 'OPENAI_API_KEY'],
    ['anthropic', anthropicBatches, 'ANTHROPIC_API_KEY'],
    ['google', googleBatches, 'GOOGLE_GENERATIVE_AI_API_KEY'],
    ['mistral', mistralBatches, 'MISTRAL_API_KEY'],
  ] as const)(
    'says before its first call that the service has no key: %s',
    async (name, service, variable) => {
      vi.stubEnv(variable, '');
      const model = batched(service({ baseURL }), (fetch) =>
        createOpenAI({ baseURL, apiKey: 'k', fetch }).chat('m'),
      );

      const summary = await ranBehindLive(model);

      expect(summary).toMatchObject({ end: 'failed', calls: 0, paid: 0, error: { code: 'invalid-key' } });
      expect(summary.error?.message).toContain(variable);
      expect(summary.error?.message).toContain(`${name}Batches`);
    },
  );

  it('says before its first call that the package has no key', async () => {
    vi.stubEnv('OPENAI_API_KEY', undefined);
    const model = batched(openaiBatches({ baseURL, apiKey: 'k' }), (fetch) =>
      createOpenAI({ baseURL, fetch }).chat('m'),
    );

    expect(await ranBehindLive(model)).toMatchObject({
      end: 'failed',
      calls: 0,
      paid: 0,
      error: { code: 'invalid-key' },
    });
  });

  it('says before its first call that it asks for another path, or more than once', async () => {
    const service = openaiBatches({ baseURL, apiKey: 'k' });
    const otherPath = batched(service, (fetch) =>
      createOpenAI({ baseURL, apiKey: 'k', fetch }).completion('m'),
    );
    const twice = batched(service, (fetch) => {
      const again: typeof fetch = (input, init) => fetch(input, init).catch(() => fetch(input, init));
      return createOpenAI({ baseURL, apiKey: 'k', fetch: again }).chat('m');
    });

    const refused = { end: 'failed', calls: 0, paid: 0, error: { code: 'unsupported-model' } };
    expect(await ranBehindLive(otherPath)).toMatchObject(refused);
    expect(await ranBehindLive(twice)).toMatchObject(refused);
  });

  it('has made one short call of a model that does not use its fetch, and none of any other', async () => {
    const deaf = scriptedModel(() => 'yes');
    const model = batched(new StandInBatches(), () => deaf);

    expect(await ranBehindLive(model)).toMatchObject({
      end: 'failed',
      calls: 0,
      paid: 0,
      error: { code: 'unsupported-model' },
    });
    expect(deaf.calls).toHaveLength(1);
    expect(deaf.calls[0]?.user).toBe('Say yes.');
  });

  it('ends when a service throws what it should not, and names the service', async () => {
    const service = Object.assign(new StandInBatches(), {
      check: () => {
        throw new TypeError('no table');
      },
    });

    expect(await ranBehindLive(service.model())).toMatchObject({
      end: 'failed',
      paid: 0,
      error: { code: 'unusable-carrier', message: expect.stringContaining('stand-in threw: no table') },
    });
  });

  it('is not refused when everything is stored', async () => {
    const store = memoryStore({ keep: 'all' });
    const service = new StandInBatches();
    await askingStage('then', service.liveModel()).run(items, { store }).summary();
    const refusing = Object.assign(new StandInBatches(), {
      check: () => {
        throw new Error('not asked');
      },
    });

    expect(await askingStage('then', refusing.model()).run(items, { store }).summary()).toMatchObject({
      end: 'completed',
      calls: 0,
      reused: 3,
    });
  });
});

describe('batched', () => {
  const service = new StandInBatches({}, { requests: 10, bytes: 100_000 });
  const make = (): Model => service.chat(globalThis.fetch);

  it('refuses limits without room for a request, and what contradicts them', () => {
    expect(issuesOf(() => batched(service, make, { maxRequests: 0, maxBytes: 258 }))).toEqual([
      expect.stringMatching(
        /^batched\.maxRequests: must be a whole number of at least 1, got 0; a batch must have room/,
      ),
      expect.stringMatching(
        /^batched\.maxBytes: must be a whole number above 258, got 258; a batch must have room/,
      ),
    ]);
    expect(issuesOf(() => batched(service, make, { maxRequests: 4, minRequests: 5 }))).toEqual([
      expect.stringMatching(/^batched\.minRequests: is 5, and a batch takes 4 at most/),
    ]);
    expect(issuesOf(() => batched(service, make, { minRequests: 11 }))).toEqual([
      expect.stringMatching(/^batched\.minRequests: is 11, and a batch takes 10 at most/),
    ]);
    expect(issuesOf(() => batched(service, make, { maxBytes: 259, minRequests: 10 }))).toEqual([
      'not refused',
    ]);
  });

  it('refuses a service that lacks what a batch needs', () => {
    const lacking = { ...service, endpoints: [], limits: { requests: 0, bytes: 1 }, baseURL: 'somewhere' };

    expect(issuesOf(() => Reflect.apply(batched, null, [lacking, make]))).toEqual([
      expect.stringMatching(/^batched\.service\.baseURL: must be an address/),
      expect.stringMatching(/^batched\.service\.endpoints: must be a list/),
      expect.stringMatching(/^batched\.service\.limits\.requests: must be a whole number of at least 1/),
      expect.stringMatching(/^batched\.service\.limits\.bytes: must be a whole number above 258/),
      ...['start', 'find', 'look', 'results', 'cancel'].map((method) =>
        expect.stringMatching(new RegExp(`^batched\\.service\\.${method}: must be a function`)),
      ),
    ]);
    expect(issuesOf(() => Reflect.apply(batched, null, ['openai', make]))).toEqual([
      expect.stringMatching(/^batched\.service: must be something like openaiBatches/),
    ]);
  });

  it('refuses a model that is batched already, and the id of one', () => {
    expect(issuesOf(() => batched(service, () => service.model()))).toEqual([
      expect.stringMatching(/^batched\.make: the model is batched already/),
    ]);
    expect(issuesOf(() => batched(service, () => 'openai/gpt-5'))).toEqual([
      expect.stringMatching(/^batched\.make: got the id of a model/),
    ]);
  });

  it('takes an empty variable for none, and names one that is no address', () => {
    vi.stubEnv('OPENAI_BASE_URL', '');
    vi.stubEnv('ANTHROPIC_BASE_URL', 'nowhere');

    expect(openaiBatches().baseURL).toBe('https://api.openai.com/v1');
    expect(issuesOf(() => anthropicBatches())).toEqual([
      expect.stringMatching(/^anthropicBatches\.baseURL: the variable ANTHROPIC_BASE_URL must be an address/),
    ]);
    vi.unstubAllEnvs();
  });
});
