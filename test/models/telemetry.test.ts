import { OpenTelemetry } from '@ai-sdk/otel';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunOptions, Telemetry } from '../../src/core/run.ts';
import { aiMajor } from '../../src/models/ai-major.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';

const exporter = new InMemorySpanExporter();
const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer(
  'test',
);
/** Each major is shown its tracer in its own way. */
const traced: Telemetry = aiMajor >= 7 ? { integrations: [new OpenTelemetry({ tracer })] } : { tracer };

/** Where a host registers telemetry for all of its calls, in both majors. */
const host: { AI_SDK_TELEMETRY_INTEGRATIONS?: unknown } = globalThis;

afterEach(() => {
  exporter.reset();
  delete host.AI_SDK_TELEMETRY_INTEGRATIONS;
});

async function run(options: RunOptions): Promise<void> {
  const models = offlineModels();
  const chimera = buildChimera({ models, expand: { topicsPerSubject: 1 }, label: { askJudge: 'always' } });
  expect(await chimera.run(['Mathematics'], options).summary()).toMatchObject({ end: 'completed' });
}

function spans(): {
  readonly stages: ReadonlySet<unknown>;
  readonly showPrompt: boolean;
  readonly showReply: boolean;
} {
  const attributes = exporter.getFinishedSpans().map((span) => span.attributes);
  const shown = JSON.stringify(attributes);
  const named = attributes.map((of) => of['gen_ai.agent.name'] ?? of['ai.telemetry.functionId']);
  return {
    stages: new Set(named.filter((name) => name !== undefined)),
    showPrompt: shown.includes('You map fields of study'),
    showReply: shown.includes('Verdict: '),
  };
}

function issuesOf(options: object): unknown {
  try {
    buildChimera({ models: offlineModels() }).run(['Mathematics'], options);
  } catch (error) {
    return error;
  }
  return null;
}

describe('telemetry', () => {
  it('gets the calls of each stage under its name, without prompts and replies', async () => {
    await run({ telemetry: traced });

    const stages = ['expand', 'generate', 'validate', 'synthesize', 'label'].map(
      (stage) => `chimera.${stage}`,
    );
    expect(spans()).toEqual({ stages: new Set(stages), showPrompt: false, showReply: false });
  });

  it('gets prompts or replies when its settings ask for them', async () => {
    await run({ telemetry: { ...traced, recordInputs: true } });
    expect(spans().showPrompt).toBe(true);
    exporter.reset();
    await run({ telemetry: { ...traced, recordOutputs: true } });
    expect(spans()).toMatchObject({ showPrompt: false, showReply: true });
  });

  it('is off when its settings say so, and without any, also where the host has registered some', async () => {
    await run({ telemetry: { ...traced, isEnabled: false } });
    // The older major tells what is registered of every call, and asks no one.
    if (aiMajor >= 7) host.AI_SDK_TELEMETRY_INTEGRATIONS = [new OpenTelemetry({ tracer })];
    await run({});

    expect(exporter.getFinishedSpans()).toEqual([]);
  });

  it('is refused where its settings cannot be meant, all faults at once', () => {
    expect(issuesOf({ telemetry: true })).toMatchObject({
      code: 'invalid-configuration',
      issues: [{ option: 'run.telemetry', message: expect.stringContaining('must be an object') }],
    });
    const telemetry = { isEnabled: 'yes', functionId: 'mine', recordOutputs: 1, tracer: {} };
    expect(issuesOf({ telemetry })).toMatchObject({
      issues: [
        {
          option: 'run.telemetry.isEnabled',
          message: expect.stringContaining('must be true or false, got "yes"'),
        },
        { option: 'run.telemetry.recordOutputs' },
        { option: 'run.telemetry.functionId', message: expect.stringContaining("'chimera.<stage>'") },
      ],
    });
  });
});
