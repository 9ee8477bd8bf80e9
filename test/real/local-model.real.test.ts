import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import { afterAll, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import type { ConfiguredModel, ModelSettings } from '../../src/core/model.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { localModel } from '../../src/models/local-model.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { buildChimera, type Chimera } from '../../src/pipeline/build-chimera.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { aValidatedProblem } from '../support/sample-records.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { type LlamaServer, startLlama } from './llama-server.ts';
import { areAllWanted, binOf, INSTALLATION_MS, type Part, pythonPart } from './python-part.ts';
import { type ModelFile, modelFile, smallModels } from './small-models.ts';
import { stageShares, tell } from './stage-shares.ts';
import { freePort } from './started-server.ts';

let part: Part;
let folder: TemporaryDirectory;
let port: number;
let server: LlamaServer | null = null;

beforeAll(async () => {
  part = await pythonPart('llama-cpp');
  folder = await temporaryDirectory();
  port = await freePort();
  if (part.kind === 'installed') server = await startLlama({ bin: part.bin, port });
}, INSTALLATION_MS);

afterAll(async () => {
  await server?.kill();
  await folder[Symbol.asyncDispose]();
});

/** The model behind the server; skips the test where there is none. */
function served(context: TestContext): LanguageModel {
  binOf(part, context);
  const provider = createOpenAICompatible({
    name: 'llama',
    baseURL: `http://127.0.0.1:${port}/v1`,
    includeUsage: true,
    supportsStructuredOutputs: true,
  });
  return provider('model');
}

const small: ModelSettings = {
  maxConcurrency: 2,
  maxOutputTokens: 300,
  providerOptions: { llama: { seed: 1 } },
};

/** The same, set up as docs/models-and-providers.md recommends. */
function local(context: TestContext, settings: ModelSettings = {}): ConfiguredModel {
  return localModel(served(context), { ...small, ...settings });
}

function chimeraOf(model: ConfiguredModel): Chimera {
  return buildChimera({
    models: { expand: model, generate: model, validate: [model], synthesize: model, label: model },
    expand: { topicsPerSubject: 2 },
    generate: { problemsPerTopic: 1 },
    refill: false,
    label: { askJudge: 'always' },
  });
}

/** As many that one of them has topics, whatever a small model says of another. */
const subjects = ['Arithmetic', 'Geometry', 'Chemistry', 'History'];
const stages = ['expand', 'generate', 'validate', 'label'];
/** Failures that are those of the model, not of its server. */
const ofReplies = ['unusable-reply', 'truncated-reply'];

function codesOf({ stages }: RunSummary): readonly string[] {
  return stages.flatMap(({ failures }) => Object.keys(failures));
}

describe('a run on a real model', () => {
  it('goes on when the server is killed and started again', async (context) => {
    const bin = binOf(part, context);
    const chimera = chimeraOf(local(context));
    const directory = folder.at('killed');
    const run = watched(chimera.run(subjects, { directory }));
    let restarted: Promise<void> | null = null;
    run.on('item-kept', () => {
      restarted ??= (async () => {
        await server?.kill();
        server = await startLlama({ bin, port });
      })();
    });

    const summary = await run.summary();
    await restarted;

    expectConservation(summary);
    expect(restarted).not.toBeNull();
    expect(codesOf(summary).filter((code) => !ofReplies.includes(code))).toEqual([]);
    expect((await chimera.run(subjects, { directory }).summary()).calls).toBe(0);
  });
});

describe('limits of the server', () => {
  const sum = aValidatedProblem({ problem: 'Write a long story about numbers.' });

  it('cut a reply at its cap, which is kept as truncated', async (context) => {
    const samples = await synthesize({ model: local(context, { maxOutputTokens: 8 }) })
      .run([sum])
      .toArray();

    expect(samples).toMatchObject([{ truncated: true, finishReason: 'length' }]);
  });

  it('fail an item whose prompt is longer than the window', async (context) => {
    const long = aValidatedProblem({ problem: `Add ${'one and two and '.repeat(1_200)} three.` });
    const summary = await synthesize({ model: local(context, { maxOutputTokens: 8 }) })
      .run([long, sum])
      .summary();

    expect(summary.end).toBe('completed');
    expect(summary.stages).toMatchObject([{ failures: { 'overlong-prompt': 1 }, kept: 1 }]);
  });

  it('stop at once when a run is aborted', async (context) => {
    const model = local(context, { maxOutputTokens: 1_500 });
    const stop = new AbortController();
    const run = synthesize({ model }).run([sum], { abortSignal: stop.signal });
    const ended = run.summary();
    await until(async () => (await server?.writing()) === 1);
    stop.abort();

    expect((await ended).end).toBe('aborted');
    // 1,500 tokens take longer than these questions.
    await until(async () => (await server?.writing()) === 0);
  });
});

describe.for(smallModels)('$name', (model) => {
  let file: ModelFile;

  beforeAll(async () => {
    file = await modelFile(model);
    if (part.kind === 'missing' || file.kind === 'missing' || file.path === undefined) return;
    await server?.kill();
    server = await startLlama({ bin: part.bin, port, model: file.path });
  }, INSTALLATION_MS);

  beforeEach((context) => {
    if (file.kind === 'missing') context.skip(file.why);
  });

  it('replies so that each stage can read it where a grammar holds it to the layout', async (context) => {
    const shares = await stageShares(local(context), { most: areAllWanted ? 4 : 2 });
    tell(`${model.name}, localModel()`, shares);

    // The model may say nothing of use, or not come to an end; what it says can be read.
    expect(shares.map(({ stage, unreadable }) => [stage, unreadable])).toEqual(
      stages.map((stage) => [stage, 0]),
    );
    expect(shares.reduce((sum, { kept }) => sum + kept, 0)).toBeGreaterThan(0);
  });

  // The table of docs/models-and-providers.md: minutes, of which continuous integration has few.
  it.for(
    model.modes.flatMap((structuredOutput) =>
      [false, true].map((examples) => ({ structuredOutput, examples })),
    ),
  )('in $structuredOutput, with examples: $examples, are read or fail by name', async (settings, context) => {
    if (!areAllWanted) context.skip('npm run test:real:all asks in every mode');
    const layout = settings.structuredOutput === 'sections' ? 'sections' : 'json';
    const shares = await stageShares(withSettings(served(context), { ...small, ...settings }), { layout });
    tell(`${model.name}, ${settings.structuredOutput}${settings.examples ? ', examples' : ''}`, shares);

    expect(shares.map(({ stage }) => stage)).toEqual(stages);
    // Each says what is wrong with the reply, and then what to do.
    for (const { reasons } of shares) for (const reason of reasons) expect(reason).toMatch(/: .+; .+/u);
  });

  it('runs the whole pipeline: it ends by name, counts its tokens and resumes without a call', async (context) => {
    const chimera = chimeraOf(local(context));
    const directory = folder.at(`run-${model.part}`);

    const first = await watched(chimera.run(subjects, { directory })).summary();
    const again = await chimera.run(subjects, { directory }).summary();

    expectConservation(first);
    expect(first.calls).toBeGreaterThan(4);
    expect(codesOf(first).filter((code) => !ofReplies.includes(code))).toEqual([]);
    expect(first.spent.inputTokens).toBeGreaterThan(1_000);
    expect(first.spent.outputTokens).toBeGreaterThan(100);
    expect(again.calls).toBe(0);
    expect(again.rows).toBe(first.rows);
  });
});

/** Asks until it is so, at most two hundred times. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let question = 0; question < 200; question += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not come to pass');
}
