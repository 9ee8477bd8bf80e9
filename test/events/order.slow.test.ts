import { describe, expect, it } from 'vitest';
import type { PipelineEvent } from '../../src/core/event-map.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { startProvider } from '../provider/start-provider.ts';
import { httpModels } from '../support/http-models.ts';
import { impatient } from '../support/impatient.ts';

async function eventsOfRun(): Promise<readonly PipelineEvent[]> {
  await using provider = await startProvider({ faultRates: { rates: { 'server-error': 0.1 } } });
  const chimera = buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 4 } });
  const run = chimera.run(['Biology', 'Physics'], impatient);
  const events: PipelineEvent[] = [];
  for await (const event of run.events()) events.push(event);
  return events;
}

describe('the order of events', () => {
  it('begins with run-start, ends with run-end, and frames each stage and call', async () => {
    const events = await eventsOfRun();

    expect(events[0]?.kind).toBe('run-start');
    expect(events.at(-1)?.kind).toBe('run-end');
    for (const stage of ['expand', 'generate', 'validate', 'synthesize', 'label']) {
      const ofStage = events
        .filter((event) => 'stage' in event && event.stage === stage)
        .map((event) => event.kind);
      expect(ofStage[0], stage).toBe('stage-start');
      expect(ofStage.at(-1), stage).toBe('stage-end');
      expect(ofStage.filter((kind) => kind === 'stage-start' || kind === 'stage-end')).toHaveLength(2);
    }
    const open = new Set<string>();
    for (const event of events) {
      if (event.kind === 'call-start') open.add(event.callId);
      if (event.kind === 'retry') expect(open.has(event.callId)).toBe(true);
      if (event.kind === 'call-end' && !event.reused) expect(open.delete(event.callId)).toBe(true);
    }
    expect([...open]).toEqual([]);
    expect(events.some((event) => event.kind === 'retry')).toBe(true);
  });

  it('ends stages from the first to the last', async () => {
    const ends = (await eventsOfRun()).flatMap((event) => (event.kind === 'stage-end' ? [event.stage] : []));

    expect(ends).toEqual(['expand', 'generate', 'validate', 'synthesize', 'label']);
  });

  it('returns payloads that survive JSON', async () => {
    for (const event of await eventsOfRun()) expect(JSON.parse(JSON.stringify(event))).toEqual(event);
  });
});
