import { getEventListeners } from 'node:events';
import { join } from 'node:path';
import type { RunSummary } from '../src/core/summary.ts';
import { IdSet } from '../src/engine/flow/id-set.ts';
import { withSettings } from '../src/models/with-settings.ts';
import { defineStage } from '../src/stages/definition/define-stage.ts';
import { openJournal } from '../src/store/journal-store.ts';
import { KeyIndex } from '../src/store/key-index.ts';
import { collectGarbage } from '../test/support/collect-garbage.ts';
import { instantModel } from './instant-model.ts';
import { journalKey } from './journal-reply.ts';

/** How much to run, and when to look. */
export interface LongRunOptions {
  readonly items: number;
  /** Looks at the process when so many items are done, garbage collected. */
  readonly marks: readonly number[];
  /** Where the run keeps its journal and its rows; null keeps them in memory. */
  readonly directory: string | null;
}

/** The process in the middle of a run. */
export interface LongRunMark {
  readonly items: number;
  /** Bytes on the heap and of buffers beside it, without the index. */
  readonly bytes: number;
  /** Bytes of the journal's index of keys, and of the ids of items and rows that the run knows. */
  readonly indexBytes: number;
  /** Timers that keep the process alive. */
  readonly timers: number;
  /** Listeners on the caller's signal, and on the one that stages see. */
  readonly listeners: readonly [caller: number, stage: number];
}

export interface LongRun {
  readonly marks: readonly LongRunMark[];
  /** Timers, and listeners on the caller's signal, when the run is over. */
  readonly left: { readonly timers: number; readonly listeners: number };
  readonly summary: RunSummary;
  readonly seconds: number;
}

interface Item {
  readonly id: string;
  readonly text: string;
}

/** Takes many items through one call each of an instant model, and looks at the process on the way. */
export async function longRun({ items, marks, directory }: LongRunOptions): Promise<LongRun> {
  const { signal } = new AbortController();
  const timersBefore = timers();
  let stageSignal = signal;
  const model = withSettings(instantModel(), { maxConcurrency: 64 });
  const stage = defineStage<Item, Item>({
    name: 'ask',
    version: '1',
    process: async ({ id, text: prompt }, context) => {
      stageSignal = context.signal;
      const { value } = await context.call({ model, prompt, slot: 'ask', parse: ({ text }) => text });
      return { id, text: value };
    },
  });
  const run = stage.run(itemsUpTo(items), {
    abortSignal: signal,
    ...(directory === null ? {} : { directory }),
  });
  const looks: Omit<LongRunMark, 'indexBytes'>[] = [];
  let done = 0;
  run.on('item-kept', () => {
    done += 1;
    if (!marks.includes(done)) return;
    const bytes = bytesHeld();
    const listeners = [listenersOn(signal), listenersOn(stageSignal)] as const;
    looks.push({ items: done, bytes, timers: timers() - timersBefore, listeners });
  });
  const start = performance.now();
  const summary = await run.summary();
  const seconds = (performance.now() - start) / 1000;
  const keysPerItem = directory === null ? 1 : (await keysIn(directory)) / items;
  return {
    marks: looks.map((look) => {
      const indexBytes = keyBytesOf(Math.round(keysPerItem * look.items)) + 2 * idBytesOf(look.items);
      return { ...look, bytes: look.bytes - indexBytes, indexBytes };
    }),
    left: { timers: timers() - timersBefore, listeners: listenersOn(signal) },
    summary,
    seconds,
  };
}

/** Made one by one, so that the input itself takes no room. */
async function* itemsUpTo(count: number): AsyncGenerator<Item, void> {
  for (let index = 0; index < count; index += 1)
    yield { id: `question-${index}`, text: `What is ${index} plus one? Answer with the number.` };
}

function bytesHeld(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}

function listenersOn(signal: AbortSignal): number {
  return getEventListeners(signal, 'abort').length;
}

async function keysIn(directory: string): Promise<number> {
  const journal = await openJournal(join(directory, 'journal'));
  const { size } = journal;
  await journal.close();
  return size;
}

/** What the index of so many keys takes: its size is a function of their number alone. */
function keyBytesOf(keys: number): number {
  const index = new KeyIndex();
  for (let key = 0; key < keys; key += 1) index.add(journalKey(key), { segment: 1, offset: key, length: 1 });
  return keys === 0 ? 0 : index.byteLength;
}

/** What a set of so many ids takes. */
function idBytesOf(count: number): number {
  const ids = new IdSet();
  for (let id = 0; id < count; id += 1) ids.add(String(id));
  return ids.byteLength;
}
