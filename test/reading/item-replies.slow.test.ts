import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRun, type StoredCall } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { extendPrompt } from '../../src/prompting/extend-prompt.ts';
import { validatePrompt } from '../../src/prompts.ts';
import { openJournal } from '../../src/store/journal-store.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { RecordingStore } from '../support/recording-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const house = 'House rule: say why in one line.';

/** A verifier that never writes a verdict, and one that does; prompts are extended, so that options alone do not tell them. */
function pipeline(): ReturnType<typeof buildChimera> {
  const models = offlineModels({ seed: 3 });
  return buildChimera({
    models: { ...models, validate: [scriptedModel(({ reAsk }) => `I wonder (${reAsk}).`)] },
    expand: { topicsPerSubject: 1 },
    refill: { kept: 1, maxAttempts: 1 },
    validate: { prompt: extendPrompt(validatePrompt, house) },
  });
}

function good(): ReturnType<typeof buildChimera> {
  return buildChimera({ models: offlineModels({ seed: 3 }), expand: { topicsPerSubject: 3 } });
}

async function first<Item>(items: AsyncIterable<Item>): Promise<Item> {
  for await (const item of items) return item;
  throw new Error('there is no row');
}

function partsOf(calls: readonly StoredCall[]): readonly string[] {
  return calls.map(({ stage, slot, sample, reAsk }) => `${stage} ${slot} ${sample} ${reAsk}`);
}

describe('replies of an item', () => {
  it('shows what was asked and answered for one that failed, and why it could not be used', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    await pipeline().run(['Mathematics'], { directory, failureLimit: Number.POSITIVE_INFINITY }).summary();
    const run = await openRun(directory);
    const row = await first(run.failed());

    const calls = await run.replies(row);

    expect(partsOf(calls)).toEqual([
      'expand expand 0 0',
      'generate generate 0 0',
      'validate verifier-0 0 0',
      'validate verifier-0 0 1',
    ]);
    const [, draft, asked, again] = calls;
    expect(draft).toMatchObject({
      refusal: null,
      finishReason: 'stop',
      usage: { inputTokens: expect.any(Number) },
    });
    expect(asked).toMatchObject({
      text: 'I wonder (0).',
      model: 'scripted:model',
      refusal: row.failure.message,
    });
    expect(asked?.prompt?.map(({ content }) => content).join()).toContain(house);
    expect(again?.prompt?.at(-2)).toEqual({ role: 'assistant', content: 'I wonder (0).' });
    expect(again?.prompt?.at(-1)?.content).toMatch(/^That reply cannot be used: /u);
    expect(again).toMatchObject({ text: 'I wonder (1).', refusal: row.failure.message });
    // By the id of the row and by that of the problem that failed.
    expect(await run.replies(row.id)).toEqual(calls);
    expect(await run.replies(row.itemId)).toEqual(calls);
  });

  it('shows every call behind a sample and a rejected problem, from the first stage on', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    await good().run(['Mathematics', 'History'], { directory }).summary();
    const run = await openRun(directory);
    const sample = await first(run.samples());
    const rejected = await first(run.rejected());

    const ofSample = await run.replies(sample);
    const stages = [...new Set(ofSample.map(({ stage }) => stage))];
    expect(stages.slice(0, 4)).toEqual(['expand', 'generate', 'validate', 'synthesize']);
    expect(ofSample.filter(({ stage }) => stage === 'validate')).toHaveLength(sample.votes.length);
    const generated = ofSample.find(({ stage }) => stage === 'generate');
    expect(generated?.text).toContain(sample.answer);
    expect(generated?.prompt?.map(({ content }) => content).join()).toContain(sample.topic);
    expect(await run.replies(sample.id)).toEqual(ofSample);
    expect(partsOf(await run.replies(rejected)).at(0)).toBe('expand expand 0 0');
    expect(await run.replies(rejected.id)).toEqual(await run.replies(rejected));
    expect((await run.replies(rejected)).at(-1)?.stage).toBe(rejected.stage);
    await expect(run.replies('nothing')).rejects.toThrow(
      'replies.item: is unknown to the run, got "nothing"; take a row, or the id of one, from samples.jsonl',
    );
  });

  it('finds them again after a run that asked for nothing, and while a run is at work', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    await good().run(['History'], { directory }).summary();
    const run = await openRun(directory);
    const sample = await first(run.samples());
    const before = await run.replies(sample);

    expect(await good().run(['History'], { directory }).summary()).toMatchObject({ calls: 0 });
    const journal = await openJournal(join(directory, 'journal'));
    try {
      expect(await run.replies(sample)).toEqual(before);
    } finally {
      await journal.close();
    }
  });

  it('keeps prompts out of manifest, summary and rows, and out of stores that do not ask for them', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const unheeded = { failureLimit: Number.POSITIVE_INFINITY };
    await pipeline()
      .run(['Mathematics'], { directory, ...unheeded })
      .summary();
    // `prompts.jsonl` is there to show one prompt of each part of each stage.
    const names = (await readdir(directory)).filter(
      (file) => file.includes('.json') && file !== 'prompts.jsonl',
    );
    for (const name of names)
      expect(await readFile(join(directory, name), 'utf8'), name).not.toContain('say why in one line');

    const store = new RecordingStore();
    await pipeline()
      .run(['Mathematics'], { store, ...unheeded })
      .summary();
    expect(JSON.stringify([...store.map.values()])).not.toContain('say why in one line');
  });

  it('reads a run of an earlier version: without prompts, and by the keys of a failed row until it is run again', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    await pipeline().run(['Mathematics'], { directory, failureLimit: Number.POSITIVE_INFINITY }).summary();
    const journal = await openJournal(join(directory, 'journal'));
    const entries: (readonly [string, unknown])[] = [];
    for await (const entry of journal.entries()) entries.push(entry);
    await journal.close();
    const earlier = folder.at('earlier');
    await cp(directory, earlier, { recursive: true, filter: (path) => !/journal|calls\.jsonl/u.test(path) });
    const rewritten = await openJournal(join(earlier, 'journal'));
    for (const [key, value] of entries) {
      const { asked: _, ...without } = JSON.parse(JSON.stringify(value));
      await rewritten.putIfAbsent(key, without);
    }
    await rewritten.close();

    const run = await openRun(earlier);
    const row = await first(run.failed());
    const calls = await run.replies(row.id);
    expect(calls.map(({ stage, prompt, slot, text }) => ({ stage, prompt, slot, text }))).toEqual([
      { stage: 'validate', prompt: null, slot: null, text: 'I wonder (0).' },
      { stage: 'validate', prompt: null, slot: null, text: 'I wonder (1).' },
    ]);
    await expect(run.replies(row.itemId)).rejects.toThrow(
      'the run was made by an earlier version: run its program again',
    );

    const again = await pipeline()
      .run(['Mathematics'], { directory: earlier, failureLimit: Number.POSITIVE_INFINITY })
      .summary();
    expect(again.calls).toBe(0);
    expect(await run.replies(row)).toHaveLength(4);
  });
});
