import { readFile } from 'node:fs/promises';
import type { LanguageModel } from 'ai';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import type { ConfiguredModel, ModelSettings } from '../../src/core/model.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { buildChimera, type Chimera } from '../../src/pipeline/build-chimera.ts';
import type { ClientName } from '../provider/provider-clients.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { startLiteLlm } from './litellm-proxy.ts';
import { binOf, INSTALLATION_MS, type Part, pythonPart } from './python-part.ts';
import { freePort, type StartedServer } from './started-server.ts';

const subjects = ['Mathematics'];

let part: Part;
let provider: Provider;
let folder: TemporaryDirectory;
let proxy: StartedServer | null = null;
let port: number;

beforeAll(async () => {
  part = await pythonPart('litellm');
  provider = await startProvider();
  folder = await temporaryDirectory();
  port = await freePort();
  if (part.kind === 'installed') proxy = await startProxy(part.bin);
}, INSTALLATION_MS);

afterAll(async () => {
  await proxy?.kill();
  await folder[Symbol.asyncDispose]();
  await provider.close();
});

function startProxy(bin: string): Promise<StartedServer> {
  return startLiteLlm({ bin, folder: folder.path, port, upstream: provider.url });
}

/** The pipeline through the proxy, over a provider without faults. */
function chimeraOf(
  context: TestContext,
  client: ClientName = 'openai-compatible',
  settings: ModelSettings = {},
): Chimera {
  binOf(part, context);
  provider.configure({ faults: () => null, latency: { medianMs: 0 } });
  provider.reset();
  const set = (model: LanguageModel): ConfiguredModel => withSettings(model, settings);
  const { expand, generate, validate, synthesize, label } = httpModels(`http://127.0.0.1:${port}/v1`, client);
  return buildChimera({
    models: {
      expand: set(expand),
      generate: set(generate),
      validate: validate.map(set),
      synthesize: set(synthesize),
      label: set(label),
    },
    expand: { topicsPerSubject: 4 },
    generate: { problemsPerTopic: 2 },
    refill: false,
  });
}

const cases: readonly { readonly client: ClientName; readonly stream: boolean; readonly how: string }[] = [
  { client: 'openai-compatible', stream: false, how: 'whole replies' },
  { client: 'openai-compatible', stream: true, how: 'streams' },
  { client: 'openai chat', stream: false, how: 'whole replies' },
  { client: 'openai responses', stream: true, how: 'streams' },
];

describe('the whole pipeline through the LiteLLM proxy', () => {
  it.for(cases)('by $client, in $how', async ({ client, stream }, context) => {
    const chimera = chimeraOf(context, client, { stream });
    const directory = folder.at(`${client}-${stream}`.replaceAll(' ', '-'));

    const summary = await watched(chimera.run(subjects, { directory })).summary();
    const { requests, distinct } = provider.counters();
    const billed = provider.requests.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens);
    const again = await chimera.run(subjects, { directory }).summary();

    expectConservation(summary);
    expect(summary).toMatchObject({ end: 'completed', error: null });
    expect(summary.rows).toBeGreaterThanOrEqual(3);
    expect(summary.stages.map(({ failed }) => failed)).toEqual(summary.stages.map(() => 0));
    // The header that tells equal prompts apart arrives, so no question is asked twice.
    expect({ requests, distinct }).toEqual({ requests: summary.calls, distinct: summary.calls });
    expect(new Set(provider.requests.map(({ isStreamed }) => isStreamed))).toEqual(new Set([stream]));
    const { inputTokens, outputTokens } = summary.spent;
    expect(inputTokens + outputTokens).toBe(billed.reduce((sum, tokens) => sum + tokens, 0));
    expect(again).toMatchObject({ end: 'completed', calls: 0, rows: summary.rows });
    expect(provider.counters().requests).toBe(requests);
  });
});

describe('a proxy that is killed in mid-run', () => {
  it('and started again costs nothing but time, and the rows are those of an undisturbed run', async (context) => {
    const bin = binOf(part, context);
    const chimera = chimeraOf(context);
    const undisturbed = folder.at('undisturbed');
    await chimera.run(subjects, { directory: undisturbed }).summary();
    const all = provider.counters().requests;
    provider.reset();
    let restarted: Promise<void> | null = null;
    const restart = async (): Promise<void> => {
      await proxy?.kill();
      proxy = await startProxy(bin);
    };
    provider.configure({
      latency: { medianMs: 20 },
      faults: ({ order }) => {
        if (order === Math.floor(all / 2)) restarted = restart();
        return null;
      },
    });

    const directory = folder.at('killed');
    const summary = await watched(chimera.run(subjects, { directory })).summary();
    await restarted;

    expectConservation(summary);
    expect(restarted).not.toBeNull();
    expect(summary).toMatchObject({ end: 'completed', calls: all });
    expect(summary.stages.map(({ failed }) => failed)).toEqual(summary.stages.map(() => 0));
    expect(await rowsOf(directory)).toBe(await rowsOf(undisturbed));
    expect((await chimera.run(subjects, { directory }).summary()).calls).toBe(0);
  });
});

describe('what the provider behind the proxy refuses', () => {
  it('is waited for when it is a rate limit', async (context) => {
    const chimera = chimeraOf(context);
    provider.configure({
      faults: ({ order }) => (order % 6 === 0 ? { kind: 'rate-limit', retryAfterSeconds: 1 } : null),
    });

    const summary = await watched(chimera.run(subjects)).summary();

    expectConservation(summary);
    expect(provider.counters().faults['rate-limit']).toBeGreaterThan(3);
    expect(summary.end).toBe('completed');
    expect(summary.stages.map(({ failed }) => failed)).toEqual(summary.stages.map(() => 0));
  });

  it('fails its item alone when the prompt is too long', async (context) => {
    const chimera = chimeraOf(context);
    const overlong = new Set<string>();
    provider.configure({
      faults: ({ model, identity }) => {
        if (model === 'offline-reasoner' && overlong.size < 2) overlong.add(identity);
        return overlong.has(identity) ? { kind: 'overlong' } : null;
      },
    });

    const summary = await watched(chimera.run(subjects)).summary();

    expectConservation(summary);
    expect(summary.end).toBe('completed');
    const synthesize = summary.stages.find(({ stage }) => stage === 'synthesize');
    expect(synthesize).toMatchObject({ failed: 2, failures: { 'overlong-prompt': 2 } });
    expect(summary.rows).toBeGreaterThanOrEqual(1);
  });

  it('ends the run by name when it is the key', async (context) => {
    const chimera = chimeraOf(context);
    provider.configure({ faults: () => ({ kind: 'invalid-key' }) });

    const summary = await chimera.run(subjects).summary();

    expect(summary).toMatchObject({ end: 'failed', error: { code: 'invalid-key' } });
    expect(provider.counters().requests).toBeLessThanOrEqual(2);
  });
});

function rowsOf(directory: string): Promise<string> {
  return readFile(`${directory}/samples.jsonl`, 'utf8');
}
