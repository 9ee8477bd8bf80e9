import { describe, expect, it } from 'vitest';
import type { PipelineEvent, UnstampedEvent } from '../../src/core/event-map.ts';
import { PipelineEvents } from '../../src/events/pipeline-events.ts';

const started: UnstampedEvent = { kind: 'stage-start', stage: 'generate' };
const progress: UnstampedEvent = {
  kind: 'progress',
  line: '',
  stages: [],
  rows: 0,
  calls: 0,
  streamedTokens: 0,
  spent: { calls: 0, inputTokens: 0, outputTokens: 0, usd: null },
  elapsedMs: 0,
  secondsLeft: null,
};

function makeEvents(): PipelineEvents {
  let now = 0;
  return new PipelineEvents('run-1', () => {
    now += 1;
    return now;
  });
}

async function collect(events: AsyncIterable<PipelineEvent>): Promise<readonly PipelineEvent[]> {
  const all: PipelineEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe('PipelineEvents', () => {
  it('stamps each event with the run and the time', () => {
    const events = makeEvents();
    const heard: PipelineEvent[] = [];
    events.on('stage-start', (event) => heard.push(event));

    events.announce(started);

    expect(heard).toEqual([{ kind: 'stage-start', stage: 'generate', runId: 'run-1', at: 1 }]);
  });

  it('stops telling a listener that has gone, and tells a once-listener once', () => {
    const events = makeEvents();
    let always = 0;
    let once = 0;
    const stop = events.on('stage-start', () => {
      always += 1;
    });
    events.once('stage-start', () => {
      once += 1;
    });

    events.announce(started);
    events.announce(started);
    stop();
    events.announce(started);

    expect({ always, once }).toEqual({ always: 2, once: 1 });
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('deaf');
      },
    ],
    ['rejects', () => Promise.reject(new Error('deaf'))],
  ])('announces a listener that %s, and still tells the others', async (_, listen) => {
    const events = makeEvents();
    const errors: string[] = [];
    let others = 0;
    events.on('stage-start', listen);
    events.on('stage-start', () => {
      others += 1;
    });
    events.on('listener-error', ({ event, message }) => errors.push(`${event}: ${message}`));

    events.announce(started);
    await new Promise((resolve) => setImmediate(resolve));

    expect(others).toBe(1);
    expect(errors).toEqual(['stage-start: deaf']);
  });

  it('survives a listener of listener errors that throws itself', () => {
    const events = makeEvents();
    const deaf = (): never => {
      throw new Error('deaf');
    };
    events.on('stage-start', deaf);
    events.on('listener-error', deaf);

    expect(() => events.announce(started)).not.toThrow();
  });

  it('streams all events in order and ends with the run', async () => {
    const events = makeEvents();
    const stream = collect(events.stream());
    events.announce(started);
    events.announce(progress);
    await new Promise((resolve) => setImmediate(resolve));
    events.announce({ kind: 'run-end', end: 'completed', error: null });
    events.close();

    expect((await stream).map((event) => event.kind)).toEqual(['stage-start', 'progress', 'run-end']);
  });

  it('drops progress first for a slow reader, then the oldest, and never the last event', async () => {
    const events = makeEvents();
    const stream = events.stream();
    for (let count = 0; count < 1000; count += 1) events.announce(progress);
    for (let count = 0; count < 3000; count += 1) events.announce(started);
    events.announce({ kind: 'run-end', end: 'completed', error: null });
    events.close();

    const kinds = (await collect(stream)).map((event) => event.kind);
    expect(kinds).toHaveLength(1024);
    expect(kinds).not.toContain('progress');
    expect(kinds.at(-1)).toBe('run-end');
  });

  it('lets a reader leave early', async () => {
    const events = makeEvents();
    const stream = events.stream()[Symbol.asyncIterator]();
    events.announce(started);
    await stream.next();
    await stream.return?.();

    events.announce(started);
    expect(await stream.next()).toMatchObject({ done: true });
  });

  it('gives an ended stream to one who comes late', async () => {
    const events = makeEvents();
    events.close();

    expect(await collect(events.stream())).toEqual([]);
  });

  it('refuses names that no event has, and listeners that cannot be called', () => {
    const events = makeEvents();
    const on = events.on.bind(events) as (...given: readonly unknown[]) => unknown;
    const once = events.once.bind(events) as (...given: readonly unknown[]) => unknown;

    expect(() => on('item_kept', () => {})).toThrow(/^on\.name: must be 'run-start', .*got "item_kept"$/u);
    expect(() => on('item-kept')).toThrow(/^on\.listener: must be a function, got undefined$/u);
    expect(() => once('end', null)).toThrow(
      /^2 faults\n- once\.name: .*got "end"\n- once\.listener: .*got null$/u,
    );
  });
});
