import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/content-hash.ts';
import type { Subject, Topic } from '../../src/core/records/records.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { admitSubject } from '../../src/stages/expand/admit-subject.ts';
import { expand } from '../../src/stages/expand/index.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { validate } from '../../src/stages/validate/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';

function messagesOf(subject: unknown): readonly string[] {
  try {
    admitSubject(subject);
  } catch (error) {
    if (error instanceof ConfigurationError)
      return error.issues.map(({ option, message }) => `${option} ${message}`);
    throw error;
  }
  throw new Error('nothing was refused');
}

function pathsOf(topics: unknown): Subject['topics'] {
  return admitSubject({ name: 'Mathematics', topics }).topics;
}

describe('topics of the caller', () => {
  it.each([
    ['a list of names', ['Knots', ' Rings '], [['Knots'], ['Rings']]],
    ['paths in a list', ['Knots', ['Algebra', 'Rings']], [['Knots'], ['Algebra', 'Rings']]],
    [
      'areas',
      { Algebra: ['Rings', 'Fields'], Topology: ['Knots'] },
      [
        ['Algebra', 'Rings'],
        ['Algebra', 'Fields'],
        ['Topology', 'Knots'],
      ],
    ],
    ['areas of areas', { Algebra: { Rings: ['Ideals'] } }, [['Algebra', 'Rings', 'Ideals']]],
  ])('may be %s', (_, topics, paths) => {
    expect(pathsOf(topics)).toEqual(paths);
  });

  it('may use one list in two places, which is no cycle', () => {
    const shared = ['Rings'];

    expect(pathsOf({ Algebra: shared, Geometry: shared })).toEqual([
      ['Algebra', 'Rings'],
      ['Geometry', 'Rings'],
    ]);
  });

  it('are refused, all faults together, each with its place', () => {
    expect(
      messagesOf({ name: 'x', topics: { Algebra: ['a', ' ', 3], ' ': ['b'], Topology: {}, Logic: 'c' } }),
    ).toEqual([
      expect.stringMatching(/^subject\.topics\.Algebra\[1\] is blank/),
      expect.stringMatching(/^subject\.topics\.Algebra\[2\] must be a string, got 3/),
      expect.stringMatching(/^subject\.topics\. {1} as a name is blank/),
      expect.stringMatching(/^subject\.topics\.Topology must be .*got an empty object/),
      expect.stringMatching(
        /^subject\.topics\.Logic must be a list of topics or an object of areas, got "c"/,
      ),
    ]);
  });

  it('are refused beside a name that a subject does not have, which would change nothing', () => {
    expect(messagesOf({ name: 'x', topicPerSubject: 2 })).toEqual([
      'subject.topicPerSubject is an unknown option; the options are name, topics, guidance, topicsPerSubject, weight; did you mean topicsPerSubject?',
    ]);
  });

  it('are refused when they contain themselves, or go too deep', () => {
    const cyclic: Record<string, unknown> = { Rings: ['Ideals'] };
    cyclic['Algebra'] = { Fields: cyclic };
    let deep: unknown = ['bottom'];
    for (let level = 0; level < 5000; level += 1) deep = { level: deep };

    expect(messagesOf({ name: 'x', topics: cyclic })).toEqual([
      expect.stringMatching(/^subject\.topics\.Algebra\.Fields contains itself/),
    ]);
    expect(messagesOf({ name: 'x', topics: deep })).toEqual([expect.stringMatching(/more than 8 levels/)]);
    expect(messagesOf({ name: 'x', topics: [Array.from({ length: 10 }, () => 'a'), []] })).toHaveLength(2);
  });
});

describe('topics of the caller in several entries of one subject', () => {
  it('all count, and one that is in both counts once', async () => {
    const stage = expand({ model: scriptedModel([]) });
    const entries = [
      { name: 'Mathematics', topics: ['Knots', 'Rings'] },
      { name: 'Mathematics', topics: ['Rings', 'Sieves'] },
      { name: 'Mathematics', topics: ['Rings', 'Sieves'] },
    ];
    const run = stage.run(entries);
    const topics = await run.toArray();

    expect(new Set(topics.map(({ topic }) => topic))).toEqual(new Set(['Knots', 'Rings', 'Sieves']));
    expect(new Set(topics.map(({ id }) => id)).size).toBe(3);
    expect((await run.summary()).stages[0]?.rejections).toHaveProperty('repeated', expect.any(Number));
  });

  it('leave the identity of a subject without any as it was', () => {
    expect(admitSubject('Mathematics').id).toBe(contentHash('subject', 'Mathematics', null));
    expect(admitSubject({ name: 'Mathematics', topics: ['Knots'] }).id).not.toBe(
      admitSubject('Mathematics').id,
    );
  });
});

describe('topicsPerSubject', () => {
  it('is no part of the identity of a subject', () => {
    expect(admitSubject({ name: 'History', topicsPerSubject: 3 }).id).toBe(admitSubject('History').id);
  });

  it.each([
    [0, /^subject\.topicsPerSubject must be a whole number of at least 1, got 0/],
    [1.5, /got 1\.5/],
    ['3', /got "3"/],
  ])('is not %j', (topicsPerSubject, message) => {
    expect(messagesOf({ name: 'x', topicsPerSubject })).toEqual([expect.stringMatching(message)]);
  });

  it('stands for nothing beside topics', () => {
    expect(messagesOf({ name: 'x', topics: ['a'], topicsPerSubject: 2 })).toEqual([
      expect.stringMatching(/^subject\.topicsPerSubject .*pass either topics or topicsPerSubject, not both/),
    ]);
  });
});

describe('a run over subjects with wishes of their own', () => {
  const list = 'Topics:\nOptics\nHeat\nSound\nWaves\nFluids\nPlasma';

  it('finds as many topics for each as it wants', async () => {
    const model = scriptedModel(list);

    const topics = await expand({ model, topicsPerSubject: 2 })
      .run(['Physics', { name: 'Chemistry', topicsPerSubject: 5 }])
      .toArray();

    expect(countBySubject(topics)).toEqual({ Physics: 2, Chemistry: 5 });
  });

  it('makes no more areas than it wants topics, and shares the topics out', async () => {
    const model = scriptedModel(({ slot, user }) => {
      if (slot === 'expand-areas') return 'Areas:\nOne\nTwo\nThree\nFour';
      const area = /Area:\n<<<DATA-\w+\n(\w+)/u.exec(user)?.[1];
      return `Topics:\n${[1, 2, 3, 4].map((number) => `${area} ${number}`).join('\n')}`;
    });

    const topics = await expand({ model, depth: 2, topicsPerSubject: 8, areasPerSubject: 4 })
      .run([
        { name: 'Physics', topicsPerSubject: 3 },
        { name: 'Biology', topicsPerSubject: 9 },
      ])
      .toArray();

    expect(countBySubject(topics)).toEqual({ Physics: 3, Biology: 9 });
    const areasOf = (subject: string): number =>
      new Set(topics.filter((topic) => topic.subject === subject).map(({ topicPath }) => topicPath[1])).size;
    expect([areasOf('Physics'), areasOf('Biology')]).toEqual([3, 4]);
  });

  it('goes on where it ended when the target is raised', async () => {
    const model = scriptedModel(list);
    const stage = expand({ model });
    const store = memoryStore({ keep: 'all' });

    await stage.run([{ name: 'Physics', topicsPerSubject: 2 }], { store }).summary();
    const topics = await stage.run([{ name: 'Physics', topicsPerSubject: 4 }], { store }).toArray();

    expect(topics).toHaveLength(4);
    expect(model.calls).toHaveLength(1);
  });

  it('shows guidance to the models that find topics, write problems and verify them', async () => {
    const guidance = 'only what a telescope shows';
    const finder = scriptedModel('Topics:\nOptics');
    const author = scriptedModel('Problem:\nCompute it.\nAnswer:\n4\nAnswer type:\ninteger');
    const verifier = scriptedModel('Verdict: VALID');
    const pipeline = compose(
      expand({ model: finder, topicsPerSubject: 1 }),
      generate({ model: author, problemsPerTopic: 1 }),
      validate({ model: verifier }),
    );

    await pipeline.run([{ name: 'Physics', guidance }]).toArray();

    const fence = /Guidance:\n<<<DATA-(\w{16})\nonly what a telescope shows\nDATA-\1>>>/u;
    expect(finder.calls.map(({ user }) => fence.test(user))).toEqual([true]);
    expect(author.calls.map(({ user }) => fence.test(user))).toEqual([true]);
    expect(verifier.calls.map(({ user }) => fence.test(user))).toEqual([true]);
  });

  it('takes a subject that is spelled with other capitals or spaces for the same', async () => {
    const finder = scriptedModel('Topics:\nOptics');

    const summary = await expand({ model: finder, topicsPerSubject: 1 })
      .run(['Biology', ' biology ', { name: 'BIOLOGY' }, { name: 'biology', guidance: 'of plants' }])
      .summary();

    expect(finder.calls).toHaveLength(2);
    expect(summary.stages[0]).toMatchObject({ in: 4, kept: 2, rejections: { repeated: 2 } });
  });

  it('asks no model for a subject that brings topics, and adds their path', async () => {
    const model = scriptedModel([]);

    const topics = await expand({ model, depth: 2 })
      .run([{ name: 'Mathematics', topics: { Algebra: ['Rings'], Topology: { Low: ['Knots'] } } }])
      .toArray();

    expect(model.calls).toEqual([]);
    expect(topics.map(({ topicPath }) => topicPath)).toEqual([
      ['Mathematics', 'Algebra', 'Rings'],
      ['Mathematics', 'Topology', 'Low', 'Knots'],
    ]);
    expect(new Set(topics.map(({ id }) => id)).size).toBe(2);
  });
});

function countBySubject(topics: readonly Topic[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { subject } of topics) counts[subject] = (counts[subject] ?? 0) + 1;
  return counts;
}
