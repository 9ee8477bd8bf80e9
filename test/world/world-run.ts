import type { LimitChangeEvent } from '../../src/core/event-map.ts';
import type { ModelSettings } from '../../src/core/model.ts';
import type { ResultStore } from '../../src/core/result-store.ts';
import type { RunOptions } from '../../src/core/run.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { aTopic } from '../support/sample-records.ts';
import { type WorldClient, worldModel } from './world-clients.ts';
import type { WorldAnswer } from './world-server.ts';

export interface WorldRunOptions extends Pick<RunOptions, 'maxConcurrency' | 'budget' | 'price' | 'retry'> {
  readonly client?: WorldClient;
  readonly settings?: ModelSettings;
  /** How many topics; the name of the n-th is `topicName(n)`. */
  readonly items?: number;
  readonly store?: ResultStore;
  readonly clock?: ManualClock;
}

export interface WorldRun {
  readonly summary: RunSummary;
  /** Milliseconds that the run took by its own clock. */
  readonly ms: number;
  readonly store: ResultStore;
  readonly changes: readonly LimitChangeEvent[];
}

/** The name of the n-th topic, which its prompts hold and no other does. */
export function topicName(index: number): string {
  return `Topic number ${index} of many`;
}

/** A problem as `generate` reads it. */
export const aProblemReply: WorldAnswer = { reply: { text: 'Problem:\nWhat is 1 + 1?\nAnswer:\n2' } };

/**
 * Asks for one problem on each of some topics, by one client, over a clock whose waits end at once and move the time on
 * by as much.
 */
export async function worldRun(url: string, options: WorldRunOptions = {}): Promise<WorldRun> {
  const { client = 'openai-compatible', settings = {}, items = 20, maxConcurrency = 4, ...rest } = options;
  const { store = memoryStore({ keep: 'all' }), clock = new ManualClock({ skips: true }), ...more } = rest;
  const model = withSettings(await worldModel(client, url), settings);
  const topics = Array.from({ length: items }, (_, index) => aTopic({ topic: topicName(index) }));
  const stage = generate({ model, problemsPerTopic: 1 });
  const startedAt = clock.now();
  const { now, after } = clock;
  const run = stage.run(topics, { store, maxConcurrency, now, after, ...more });
  const changes: LimitChangeEvent[] = [];
  run.on('limit-change', (event) => changes.push(event));
  const summary = await run.summary();
  return { summary, ms: clock.now() - startedAt, store, changes };
}
