import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ModelSettings } from '../../src/core/model.ts';
import { exportDataset } from '../../src/export/index.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { label } from '../../src/stages/label/index.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { aTopic, aValidatedProblem } from '../support/sample-records.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { worldModel } from './world-clients.ts';
import { startWorld, type World } from './world-server.ts';

const problem = aValidatedProblem({
  problem: 'Compute seven times two.',
  answer: '14',
  answerType: 'integer',
});

async function teacher(world: World, id: string, settings: ModelSettings = {}) {
  return withSettings(await worldModel('openai-compatible', world.url, id), settings);
}

describe('marks and tokens in the text of a reply', () => {
  it('never reach a solution, a label or an exported row', async () => {
    await using folder = await temporaryDirectory();
    const replies = [
      { text: '<deep:thinking>Perhaps \\boxed{15}?</deep:thinking>So \\boxed{14}.<|im_end|>' },
      { text: '</think>\n\nSo \\boxed{14}.</s>', reasoning: 'Perhaps \\boxed{15}?' },
      {
        text: 'So \\boxed{14}.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nAnd 8 * 2? \\boxed{16}',
        reasoning: 'Perhaps \\boxed{15}?',
      },
      { text: 'So \\boxed{14}.' },
    ];
    await using world = await startWorld(({ order }) => ({ reply: replies[order - 1] ?? { text: '' } }));
    const model = await teacher(world, 'm', { stream: false, maxConcurrency: 1 });
    const stage = compose(
      synthesize({ model, trajectoriesPerProblem: 4 }),
      label({ model, askJudge: 'never' }),
    );
    const run = stage.run([problem], { directory: folder.at('run') });
    const samples = await run.toArray();
    const { warnings } = await run.summary();
    const path = folder.at('messages.jsonl');
    const report = await exportDataset(folder.at('run'), { format: 'messages', path });

    expect(samples.map(({ solution, correct }) => [solution, correct])).toEqual(
      Array.from({ length: 4 }, () => ['So \\boxed{14}.', true]),
    );
    expect(report.rows).toBe(4);
    expect(await readFile(path, 'utf8')).not.toMatch(/<\||<\/s>|deep:thinking|16/u);
    expect(warnings).toEqual([
      expect.stringContaining('1 of 4 trajectories of world.chat:m carry no reasoning'),
      expect.stringContaining('5 control tokens of a chat template were found in 3 replies of world.chat:m'),
    ]);
  });

  it('are no part of a reference answer', async () => {
    await using world = await startWorld(() => ({
      reply: { text: 'Problem:\nWhat is 7 * 2?\nAnswer:\n14<|im_end|>\n<|im_start|>user\nAnother one.' },
    }));
    const stage = generate({ model: await teacher(world, 'm'), problemsPerTopic: 1 });

    expect(await stage.run([aTopic()]).toArray()).toMatchObject([{ answer: '14' }]);
  });

  it('of an unknown form are read once a setting names them, without another call', async () => {
    await using folder = await temporaryDirectory();
    const text = '~~musing~~ Perhaps \\boxed{15}? ~~done~~ So \\boxed{14}.';
    await using world = await startWorld(() => ({ reply: { text } }));
    const solve = async (settings: ModelSettings) => {
      const model = await teacher(world, 'm', settings);
      return compose(synthesize({ model }), label({ model, askJudge: 'never' }))
        .run([problem], { directory: folder.at('run') })
        .toArray();
    };
    const before = await solve({});
    const after = await solve({ thinkingMarks: [{ open: '~~musing~~', close: '~~done~~' }] });

    expect(before).toMatchObject([{ solution: text, reasoning: null }]);
    expect(after).toMatchObject([
      { solution: 'So \\boxed{14}.', reasoning: 'Perhaps \\boxed{15}?', correct: true },
    ]);
    expect(world.requests).toHaveLength(1);
  });

  it('warn for each model by itself', async () => {
    await using world = await startWorld(({ body }) =>
      JSON.stringify(body).includes('"silent"')
        ? { reply: { text: 'So \\boxed{14}.' } }
        : { reply: { text: 'So \\boxed{14}.', reasoning: 'Seven times two.' } },
    );
    const models = [await teacher(world, 'silent'), await teacher(world, 'open')];
    const run = synthesize({ models, trajectoriesPerProblem: 2 }).run([problem]);

    expect((await run.summary()).warnings).toEqual([
      expect.stringContaining('none of 2 trajectories of world.chat:silent carries reasoning'),
    ]);
  });

  it.each([
    [[{ open: '', close: 'x' }], 'thinkingMarks[0].open'],
    [[{ open: 'x' }], 'thinkingMarks[0].close'],
    ['<x>', 'thinkingMarks'],
  ])('refuses %j', async (thinkingMarks, option) => {
    await using world = await startWorld(() => ({ reply: { text: '' } }));
    const model = await worldModel('openai-compatible', world.url);

    expect(() => withSettings(model, { thinkingMarks } as unknown as ModelSettings)).toThrow(option);
  });
});
