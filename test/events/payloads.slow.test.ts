import { describe, expect, it } from 'vitest';
import { batched } from '../../src/batch/index.ts';
import type { CallCarrier } from '../../src/core/call-carrier.ts';
import type { PipelineEvent } from '../../src/core/event-map.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { batchClient } from '../batch-provider/batch-clients.ts';
import { startBatchProvider } from '../batch-provider/start-batch-provider.ts';
import { startProvider } from '../provider/start-provider.ts';
import { askingStage } from '../support/asking-stage.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { impatient } from '../support/impatient.ts';
import { token } from '../support/number-stages.ts';
import { eventSchemas } from './event-schemas.ts';

/** Faults that do not end the run, often enough that each kind of event comes. */
const rates = {
  'rate-limit': 0.05,
  'rate-limit-ms': 0.05,
  'server-error': 0.2,
  unavailable: 0.05,
  reset: 0.05,
  cut: 0.05,
  'invalid-json': 0.05,
  'empty-body': 0.05,
  'no-choices': 0.05,
  length: 0.05,
  refusal: 0.05,
};

/** Carries nothing away, and has something to say. */
const outspoken: CallCarrier = {
  carry: async (_, { here }) => {
    if (here === undefined) throw new Error('only a run can make the try');
    return here();
  },
  open: ({ warn }) => {
    warn({ model: null, message: 'the carrier is a test' });
    return { carry: outspoken.carry, close: async () => {} };
  },
};

/** Of a run whose model answers by a batch. */
async function eventsOfBatchedRun(): Promise<readonly PipelineEvent[]> {
  await using provider = await startBatchProvider();
  const { make, service } = batchClient('openai chat', provider.url);
  const run = askingStage('ask', batched(service, make, { lookEveryMs: 2 })).run([token('a'), token('b')]);
  const events: PipelineEvent[] = [];
  const reading = (async () => {
    for await (const event of run.events()) events.push(event);
  })();
  await run.summary();
  await reading;
  return events;
}

describe('every event of a run with every fault on', () => {
  it('carries what its schema says and nothing else, and each kind of event comes', async () => {
    await using provider = await startProvider({ faultRates: { seed: 8, rates } });
    const chimera = buildChimera({
      models: httpModels(provider.url),
      expand: { topicsPerSubject: 6 },
      refill: { kept: 3, maxAttempts: 4 },
    });
    // More than it takes, and less than twice as much, so that half of it is spent.
    const budget = { calls: 400 };
    const run = watched(
      chimera.run(['Biology', 'Physics', 'Mathematics'], { ...impatient, budget, carrier: outspoken }),
    );
    run.on('stage-start', () => {
      throw new Error('a listener with a bug');
    });
    const events: PipelineEvent[] = [];
    const reading = (async () => {
      for await (const event of run.events()) events.push(event);
    })();
    const summary = await run.summary();
    await reading;

    expectConservation(summary);
    events.push(...(await eventsOfBatchedRun()));
    const faulty = events.flatMap((event) => {
      const checked = eventSchemas[event.kind].safeParse(event);
      return checked.success ? [] : [{ event, issues: checked.error.issues }];
    });
    expect(faulty).toEqual([]);
    const seen = new Set(events.map((event) => event.kind));
    expect([...seen].sort()).toEqual(Object.keys(eventSchemas).sort());
  });

  it('is counted in the summary', async () => {
    await using provider = await startProvider({ faultRates: { seed: 9, rates: { 'server-error': 0.3 } } });
    const chimera = buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 5 } });
    const run = chimera.run(['Biology'], impatient);
    const counted = { calls: 0, retries: 0, kept: 0 };
    run.on('call-end', () => {
      counted.calls += 1;
    });
    run.on('retry', () => {
      counted.retries += 1;
    });
    run.on('item-kept', () => {
      counted.kept += 1;
    });

    const { stages } = await run.summary();

    const sum = (pick: (stage: (typeof stages)[number]) => number): number =>
      stages.reduce((total, stage) => total + pick(stage), 0);
    expect(counted).toEqual({
      calls: sum((stage) => stage.calls + stage.reused),
      retries: sum((stage) => stage.retries),
      kept: sum((stage) => stage.kept),
    });
    expect(counted.retries).toBeGreaterThan(0);
  });
});
