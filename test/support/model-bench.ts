import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { CallRequest, CallScope, ModelGateway } from '../../src/core/call.ts';
import type { UnstampedEvent } from '../../src/core/event-map.ts';
import type { Model } from '../../src/core/model.ts';
import type { RetrySelection } from '../../src/models/call/epochs.ts';
import { createModelGateway } from '../../src/models/call/model-gateway.ts';
import { ManualClock } from './manual-clock.ts';
import { RecordingStore } from './recording-store.ts';

export const apiKey = 'sk-test-SECRETSECRET';

/** The same server as a chat, a responses and a compatible model. */
export function modelsOf(url: string): {
  readonly chat: Exclude<Model, string>;
  readonly responses: Exclude<Model, string>;
  readonly compatible: Exclude<Model, string>;
} {
  const openai = createOpenAI({ baseURL: url, apiKey });
  const local = createOpenAICompatible({ name: 'local', baseURL: url, apiKey });
  return {
    chat: openai.chat('gpt-test'),
    responses: openai.responses('gpt-test'),
    compatible: local('open-test'),
  };
}

export interface Bench {
  readonly gateway: ModelGateway;
  readonly store: RecordingStore;
  readonly clock: ManualClock;
  readonly events: UnstampedEvent[];
}

/** A gateway with all that it needs, over a clock that skips short waits. */
export function bench({
  store = new RecordingStore(),
  clock = new ManualClock({ skips: true }),
  maxConcurrency = 256,
  seed = 0,
  retry = null,
}: Partial<Omit<Bench, 'gateway' | 'events'>> & {
  readonly maxConcurrency?: number;
  readonly seed?: number;
  readonly retry?: RetrySelection | null;
} = {}): Bench {
  const events: UnstampedEvent[] = [];
  const announce = (event: UnstampedEvent): void => void events.push(event);
  const settings = { clock, maxConcurrency, seed, retry };
  return {
    gateway: createModelGateway({ store, settings, listeners: { announce } }),
    store,
    clock,
    events,
  };
}

/** What was announced of each call, in the order in which it was announced. */
export function byCall(events: readonly UnstampedEvent[]): readonly (readonly UnstampedEvent[])[] {
  const calls = new Map<string, UnstampedEvent[]>();
  for (const event of events) {
    if (!('callId' in event)) continue;
    const known = calls.get(event.callId);
    if (known === undefined) calls.set(event.callId, [event]);
    else known.push(event);
  }
  return [...calls.values()];
}

export function aScope(scope: Partial<CallScope> = {}): CallScope {
  return {
    stage: 'generate',
    itemId: 'item-1',
    draw: 0,
    depth: 1,
    signal: new AbortController().signal,
    ...scope,
  };
}

/** A call that takes the text of any reply. */
export function aCall(model: Model, request: Partial<CallRequest<string>> = {}): CallRequest<string> {
  return { model, prompt: 'What is seven?', slot: 'generate', parse: ({ text }) => text, ...request };
}
