import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { offlineModels } from '../../src/offline/offline-models.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { stopOnInterrupt } from '../../src/terminal/stop-on-interrupt.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { latch } from '../support/number-stages.ts';
import { aTopic } from '../support/sample-records.ts';

const reply = 'Problem:\nHow many?\nAnswer:\n7\nAnswer type:\ninteger';
const topics = ['a', 'b', 'c', 'd'].map((topic) => aTopic({ topic }));

function memoryText(): { readonly stream: Writable; readonly text: () => string } {
  let text = '';
  const stream = new Writable({
    write: (chunk, _, done) => {
      text += String(chunk);
      done();
    },
  });
  return { stream, text: () => text };
}

describe('stopOnInterrupt', () => {
  it('finishes what is in flight at the first Ctrl-C, and leaves the process as it was', async () => {
    const { open, opened } = latch();
    const { open: enter, opened: entered } = latch();
    const model = scriptedModel(async ({ user }) => {
      if (user.includes('\na\n')) enter();
      await opened;
      return reply;
    });
    const before = process.listenerCount('SIGINT');
    const run = generate({ model, problemsPerTopic: 1 }).run(topics, { maxConcurrency: 1 });
    const { stream, text } = memoryText();
    stopOnInterrupt(run, { stream });
    const notYet = process.listenerCount('SIGINT');
    const summary = run.summary();
    await entered;
    const during = process.listenerCount('SIGINT');
    process.emit('SIGINT');
    open();

    expect(await summary).toMatchObject({ end: 'stopped', rows: 1 });
    expect([notYet, during, process.listenerCount('SIGINT')]).toEqual([before, before + 1, before]);
    expect(text()).toBe('stopping, 1 call in flight; Ctrl-C again to abort it\n');
  });

  it('aborts at the second, and nothing stored is lost', async () => {
    const { open: enter, opened: entered } = latch();
    const model = scriptedModel(({ user }) => {
      if (user.includes('\na\n')) return reply;
      enter();
      return new Promise<never>(() => undefined);
    });
    const controller = new AbortController();
    const store = memoryStore({ keep: 'all' });
    const run = generate({ model, problemsPerTopic: 1 }).run(topics, {
      maxConcurrency: 1,
      store,
      abortSignal: controller.signal,
    });
    const { stream, text } = memoryText();
    stopOnInterrupt(run, { controller, stream });
    const summary = run.summary();
    await entered;
    process.emit('SIGINT');
    process.emit('SIGINT');

    // Told to stop first: an abort only cuts what is in flight.
    expect(await summary).toMatchObject({ end: 'stopped', rows: 1 });
    expect(controller.signal.aborted).toBe(true);
    expect(text()).toMatch(
      /^stopping, 1 call in flight; .*\naborting; run again in the same directory to go on\n$/u,
    );
  });

  it('refuses what is no run', () => {
    expect(() => Reflect.apply(stopOnInterrupt, null, [7, { controller: 1 }])).toThrow(
      /stopOnInterrupt\.run: must be a run, got 7\n- stopOnInterrupt\.controller: must be something like an AbortController/u,
    );
  });
});

describe('a preview', () => {
  it('hands its run over, so that its progress can be shown', async () => {
    const kinds: string[] = [];
    const { samples } = await buildChimera({
      models: offlineModels(),
      expand: { topicsPerSubject: 2 },
    }).preview(['Mathematics'], {
      samples: 1,
      onRun: (run) => {
        run.on('run-start', ({ kind }) => kinds.push(kind));
        run.on('progress', ({ kind }) => kinds.push(kind));
      },
    });

    expect(samples.length).toBeGreaterThan(0);
    expect(kinds[0]).toBe('run-start');
    expect(kinds).toContain('progress');
  });
});
