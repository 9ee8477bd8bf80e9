import { describe, expectTypeOf, it } from 'vitest';
import type { Failure, ItemRejectedEvent, ProgressEvent } from '../../src/engine.ts';
import type {
  FinishReason,
  PipelineEvent,
  PipelineEventMap,
  Run,
  RunEnd,
  Sample,
  Usage,
} from '../../src/index.ts';

declare const run: Run<Sample>;

describe('listeners', () => {
  it('receive the event of their name, fully typed', () => {
    run.on('item-rejected', (event) => {
      expectTypeOf(event).toEqualTypeOf<ItemRejectedEvent>();
      expectTypeOf(event.code).toEqualTypeOf<string>();
      expectTypeOf(event.by).toEqualTypeOf<string | null>();
    });
    run.on('item-failed', (event) => expectTypeOf(event.failure).toEqualTypeOf<Failure>());
    run.on('call-end', (event) => {
      expectTypeOf(event.usage).toEqualTypeOf<Usage | null>();
      expectTypeOf(event.finishReason).toEqualTypeOf<FinishReason | null>();
    });
    run.once('run-end', ({ end }) => expectTypeOf(end).toEqualTypeOf<RunEnd>());
    run.once('progress', (event) => expectTypeOf(event).toEqualTypeOf<ProgressEvent>());
  });

  it('are unsubscribed by the function that on returns', () => {
    expectTypeOf(run.on('progress', () => undefined)).toEqualTypeOf<() => void>();
    expectTypeOf(run.once('progress', () => undefined)).toEqualTypeOf<() => void>();
  });

  it('do not compile for an unknown event', () => {
    // @ts-expect-error the event is called item-rejected
    run.on('rejected', () => undefined);
    // @ts-expect-error a payload has no other fields
    run.on('progress', ({ eta }) => eta);
  });

  it('cannot change what they are told', () => {
    run.on('item-rejected', (event) => {
      // @ts-expect-error payloads are read-only
      event.code = 'other';
    });
  });
});

describe('events()', () => {
  it('returns a union told apart by kind', async () => {
    expectTypeOf<PipelineEvent['kind']>().toEqualTypeOf<keyof PipelineEventMap>();
    for await (const event of run.events()) {
      expectTypeOf(event.runId).toEqualTypeOf<string>();
      if (event.kind === 'item-rejected') expectTypeOf(event).toEqualTypeOf<ItemRejectedEvent>();
    }
  });

  it('names each event by its kind', () => {
    expectTypeOf<{ [Name in keyof PipelineEventMap]: PipelineEventMap[Name][0]['kind'] }>().toEqualTypeOf<{
      [Name in keyof PipelineEventMap]: Name;
    }>();
  });
});
