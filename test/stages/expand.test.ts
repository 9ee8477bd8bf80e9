import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/core/json.ts';
import { isRejection, pass, type Rejection, reject } from '../../src/core/outcome.ts';
import type { Topic } from '../../src/core/records/records.ts';
import type { LeafPlan, Plan } from '../../src/core/stage.ts';
import { UnusableReplyError } from '../../src/errors/index.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import { areaPrompt, expand } from '../../src/stages/expand/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { namedModel, type Script, type ScriptedCall, scriptedContext } from '../support/scripted-context.ts';

const model = namedModel('expander');

interface Drive {
  readonly outputs: readonly unknown[];
  readonly rejections: readonly Rejection[];
  readonly calls: readonly ScriptedCall[];
}

/** Plays the engine for one item at one leaf: draw after draw, as long as the plan wants more. */
async function drive(
  plan: Plan,
  input: unknown,
  script: Script,
  decisions: Map<string, JsonValue> = new Map(),
): Promise<Drive> {
  if (plan.kind !== 'leaf') throw new TypeError('the plan is no leaf');
  const item = typeof input === 'string' ? plan.admit(input) : input;
  const earlier: unknown[][] = [];
  const rejections: Rejection[] = [];
  const calls: ScriptedCall[] = [];
  const states = new Map<string, unknown>();
  while (plan.draws(item, earlier) > earlier.length) {
    const scripted = scriptedContext(script, { draw: earlier.length, earlier, decisions, states });
    const result = await plan.process(item, scripted.context);
    const parts: readonly unknown[] = Array.isArray(result) ? result : [result];
    rejections.push(...parts.filter(isRejection));
    earlier.push(parts.filter((part) => !isRejection(part)));
    calls.push(...scripted.calls);
  }
  return { outputs: earlier.flat(), rejections, calls };
}

function leavesOf(plan: Plan): readonly LeafPlan[] {
  if (plan.kind === 'leaf') return [plan];
  return plan.kind === 'sequence' ? plan.parts.flatMap(leavesOf) : leavesOf(plan.part);
}

function leafAt(plan: Plan, index: number): LeafPlan {
  const leaf = leavesOf(plan)[index];
  if (leaf === undefined) throw new TypeError('there is no such leaf');
  return leaf;
}

const names = (outputs: readonly unknown[]): readonly unknown[] =>
  outputs.map((output) => (output as Topic).topic);
const codes = (rejections: readonly Rejection[]): readonly string[] => rejections.map(({ code }) => code);

function page(from: number, count: number): string {
  return `Topics:\n${Array.from({ length: count }, (_, index) => `Field ${from + index}`).join('\n')}`;
}

describe('expand', () => {
  it('returns topics with their path, stripped of bullets, numbers and quotes', async () => {
    const reply = 'Topics:\n1. **Sieve methods**\n- "Modular forms".\n3) 3-manifolds\n';

    const { outputs } = await drive(expand({ model, topicsPerSubject: 3 }).plan, 'Mathematics', () => reply);

    expect(names(outputs)).toEqual(['Sieve methods', 'Modular forms', '3-manifolds']);
    expect(outputs[0]).toMatchObject({
      kind: 'topic',
      subject: 'Mathematics',
      topicPath: ['Mathematics', 'Sieve methods'],
      guidance: null,
      models: { expand: 'test:expander' },
    });
  });

  it('reads pages until the target is met, each shown what is there, and records what is too much', async () => {
    const { outputs, rejections, calls } = await drive(
      expand({ model, topicsPerSubject: 60 }).plan,
      'Physics',
      ({ draw }) => page(draw * 25, 25),
    );

    expect(outputs).toHaveLength(60);
    expect(codes(rejections)).toEqual(Array.from({ length: 15 }, () => 'surplus'));
    expect(calls.map(({ draw }) => draw)).toEqual([0, 1, 2]);
    expect(calls[0]?.user).not.toContain('already listed');
    expect(calls[2]?.user).toContain('Topics already listed:\n<<<DATA-');
    expect(calls[2]?.user).toContain('\nField 49\n');
  });

  it('asks nothing again when the target is raised within the pages that were read', async () => {
    const script: Script = ({ draw }) => page(draw * 25, 25);
    const few = await drive(expand({ model, topicsPerSubject: 3 }).plan, 'Physics', script);
    const many = await drive(expand({ model, topicsPerSubject: 40 }).plan, 'Physics', script);

    expect(many.calls[0]).toEqual(few.calls[0]);
    expect(many.outputs.slice(0, 3)).toEqual(few.outputs);
  });

  it('refuses names that repeat one another, the subject, or nothing but a form of words', async () => {
    const reply =
      'Topics:\nK-theory\nk-theory.\nAlgebraic topology\nAlgebraic  Topology\nMathematics\nEmerging directions';

    const { outputs, rejections } = await drive(expand({ model }).plan, 'Mathematics', ({ draw }) =>
      draw === 0 ? reply : 'Topics:\nALGEBRAIC TOPOLOGY',
    );

    expect(names(outputs)).toEqual(['K-theory', 'Algebraic topology']);
    expect(codes(rejections)).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
      'content-free-topic',
      'duplicate',
    ]);
    expect(rejections[0]?.item).toMatchObject({ kind: 'topic', topic: 'k-theory' });
  });

  it('merges near-twins, goes on until the target is met, and shows the twins as listed', async () => {
    const pages = [
      'Topics:\nClick chemistry\nClick chemistry and bioorthogonal reactions\nElectrochemistry',
      'Topics:\nBioorthogonal reactions and click chemistry\nPhotochemistry',
    ];

    const { outputs, rejections, calls } = await drive(
      expand({ model, topicsPerSubject: 3 }).plan,
      'Chemistry',
      ({ draw }) => pages[draw] ?? 'Topics:\nNone',
    );

    expect(names(outputs)).toEqual(['Click chemistry', 'Electrochemistry', 'Photochemistry']);
    expect(codes(rejections)).toEqual(['near-duplicate', 'near-duplicate']);
    expect(rejections[0]).toMatchObject({ by: 'distinct-topic', item: { kind: 'topic' } });
    expect(calls).toHaveLength(2);
    expect(calls[1]?.user).toContain(
      'Click chemistry\nClick chemistry and bioorthogonal reactions\nElectrochemistry',
    );
  });

  it('keeps near-twins without the default rules, and those that the caller brings', async () => {
    const reply = 'Topics:\nClick chemistry\nClick chemistry and bioorthogonal reactions';
    const plain = expand({ model, topicsPerSubject: 2, defaultRules: false });
    const own = expand({ model });

    const named = await drive(plain.plan, 'Chemistry', () => reply);
    const brought = await drive(
      own.plan,
      leafAt(own.plan, 0).admit({ name: 'Chemistry', topics: names(named.outputs) }),
      () => new Error('no call is expected'),
    );

    expect(names(named.outputs)).toHaveLength(2);
    expect(names(brought.outputs)).toEqual(names(named.outputs));
  });

  it('stops when the model has nothing to add', async () => {
    const { outputs, rejections, calls } = await drive(expand({ model }).plan, 'Physics', ({ draw }) =>
      draw === 0 ? 'Topics:\nOptics' : 'Topics:\nNone',
    );

    expect(names(outputs)).toEqual(['Optics']);
    expect(codes(rejections)).toEqual(['exhausted']);
    expect(calls).toHaveLength(2);
  });

  it('gives up after so many pages that bring almost nothing', async () => {
    const { calls } = await drive(expand({ model, topicsPerSubject: 50 }).plan, 'Physics', ({ draw }) =>
      page(draw, 1),
    );

    expect(calls).toHaveLength(6);
  });

  it('takes at most 25 names of one page', async () => {
    const { outputs, calls } = await drive(
      expand({ model, topicsPerSubject: 30 }).plan,
      'Physics',
      ({ draw }) => page(draw * 100, 40),
    );

    expect(outputs).toHaveLength(30);
    expect(calls).toHaveLength(2);
  });

  it('asks once more for a cut or unlabelled page, and fails then', async () => {
    const plan = expand({ model }).plan;
    const mended = await drive(plan, 'Physics', ({ refused }) =>
      refused === null ? { text: 'Topics:\nOpt', finishReason: 'length' } : page(0, 10),
    );

    expect(mended.calls[1]?.refused).toMatch(/cut/);
    await expect(drive(plan, 'Physics', () => 'Optics, acoustics')).rejects.toThrow(UnusableReplyError);
  });

  it('keeps the case of a rule that wants to see the topics before', async () => {
    const seen: string[][] = [];
    const counting = defineRule<Topic>({
      name: 'counting',
      version: '1',
      check: async ({ topic }, { siblings }) => {
        seen.push((await siblings()).map(({ item }) => item.topic));
        return topic === 'Field 1' ? reject('one', 'is the second') : pass();
      },
    });

    const { rejections } = await drive(
      expand({ model, topicsPerSubject: 3, rules: [counting] }).plan,
      'Physics',
      ({ draw }) => page(draw * 3, 3),
    );

    expect(rejections[0]).toMatchObject({ code: 'one', by: 'counting', item: { topic: 'Field 1' } });
    expect(seen).toEqual([[], ['Field 0'], ['Field 0', 'Field 1'], ['Field 0', 'Field 1', 'Field 2']]);
  });
});

describe('expand with topics of the caller', () => {
  it('makes no call, takes all of them and drops repeated ones', async () => {
    const { plan } = expand({ model, topicsPerSubject: 1 });
    const item = leafAt(plan, 0).admit({ name: 'History', topics: ['Ming trade', 'Ming  trade', 'Guilds'] });

    const { outputs, rejections, calls } = await drive(plan, item, () => new Error('no call is expected'));

    expect(names(outputs)).toEqual(['Ming trade', 'Guilds']);
    expect(outputs[0]).toHaveProperty('models', {});
    expect(codes(rejections)).toEqual(['duplicate']);
    expect(calls).toEqual([]);
  });

  it('lets them pass the upper of two levels', async () => {
    const { plan } = expand({ model, depth: 2 });
    const subject = leafAt(plan, 0).admit({ name: 'History', topics: ['Guilds'] });

    const areas = await drive(leafAt(plan, 0), subject, () => new Error('no call is expected'));
    const topics = await drive(leafAt(plan, 1), areas.outputs[0], () => new Error('no call is expected'));

    expect(topics.outputs[0]).toMatchObject({ topic: 'Guilds', topicPath: ['History', 'Guilds'] });
  });
});

describe('expand with depth 2', () => {
  const { plan } = expand({ model, depth: 2, topicsPerSubject: 7, areasPerSubject: 3 });

  it('asks for areas, and divides the topics among them', async () => {
    const areas = await drive(leafAt(plan, 0), 'Physics', () => 'Areas:\nOptics\nAcoustics\nHeat\nSound');

    expect(areas.outputs).toMatchObject([
      { kind: 'area', area: 'Optics', topicsWanted: 3 },
      { kind: 'area', area: 'Acoustics', topicsWanted: 2 },
      { kind: 'area', area: 'Heat', topicsWanted: 2 },
    ]);
    expect(codes(areas.rejections)).toEqual(['surplus']);
    expect(areas.calls[0]?.slot).toBe('expand-areas');
  });

  it('gives a topic to the area that names it first, in every later run as well', async () => {
    const areas = await drive(leafAt(plan, 0), 'Physics', () => 'Areas:\nOptics\nHeat');
    const decisions = new Map<string, JsonValue>();
    const expandArea = (index: number) =>
      drive(
        leafAt(plan, 1),
        areas.outputs[index],
        ({ draw }) => (draw === 0 ? 'Topics:\nThermal radiation' : 'Topics:\nNone'),
        decisions,
      );

    const [second, first] = [await expandArea(1), await expandArea(0)];
    const again = await expandArea(1);

    expect(second.outputs[0]).toMatchObject({ topicPath: ['Physics', 'Heat', 'Thermal radiation'] });
    expect(first.outputs).toEqual([]);
    expect(codes(first.rejections)).toEqual(['duplicate']);
    expect(again.outputs).toEqual(second.outputs);
    expect(second.calls[0]?.user).toContain('Area:\n<<<DATA-');
  });
});

describe('a run of expand', () => {
  it('shows a rule the topics of earlier pages that reached it, kept or not, and those of no other subject', async () => {
    const seen: string[] = [];
    const looking = defineRule<Topic>({
      name: 'looking',
      version: '1',
      check: async ({ subject, topic }, { siblings }) => {
        const before = [...(await siblings()), ...(await siblings())].map(
          ({ item, draw }) => `${draw}:${item.topic}`,
        );
        seen.push(`${subject}/${topic}: ${before.join(' ')}`);
        return topic === 'Rings' ? reject('rings', 'no rings') : pass();
      },
    });
    const scripted = scriptedModel(({ user }) =>
      user.includes('already listed') ? 'Topics:\nKnots\nSieves' : 'Topics:\nGraphs\nRings\ngraphs',
    );

    await expand({ model: scripted, topicsPerSubject: 3, rules: [looking] })
      .run(['A', 'B'])
      .toArray();

    for (const subject of ['A', 'B']) {
      expect(seen.filter((line) => line.startsWith(subject))).toEqual([
        `${subject}/Graphs: `,
        `${subject}/Rings: 0:Graphs 0:Graphs`,
        `${subject}/Knots: 0:Graphs 0:Rings 0:Graphs 0:Rings`,
        `${subject}/Sieves: 0:Graphs 0:Rings 1:Knots 0:Graphs 0:Rings 1:Knots`,
      ]);
    }
  });

  it('keeps every topic under other areas, regardless of the area that had it before in the same store', async () => {
    const store = memoryStore({ keep: 'all' });
    const areasOf = (version: string, area: string) =>
      expand({
        model: scriptedModel(({ slot, user }) => {
          if (slot === 'expand-areas') return `Areas:\n${area}`;
          return user.includes('already listed')
            ? 'Topics:\nNone'
            : 'Topics:\nGraph colouring\nRamsey theory';
        }),
        depth: 2,
        topicsPerSubject: 2,
        areasPerSubject: 1,
        areaPrompt: { name: 'mine', version, render: ({ subject }) => `Areas ${area} of ${subject}` },
      });
    const first = await areasOf('1', 'Combinatorics').run(['Mathematics'], { store }).toArray();
    const second = await areasOf('2', 'Discrete mathematics').run(['Mathematics'], { store }).toArray();
    const unversioned = await areasOf('2', 'Finite structures').run(['Mathematics'], { store }).toArray();

    expect(first.map(({ topicPath }) => topicPath[1])).toEqual(['Combinatorics', 'Combinatorics']);
    expect(second.map(({ topicPath }) => topicPath[1])).toEqual([
      'Discrete mathematics',
      'Discrete mathematics',
    ]);
    expect(unversioned).toHaveLength(2);
  });

  it('merges near-twins in different areas, the first to arrive stays in every later run', async () => {
    const store = memoryStore({ keep: 'all' });
    const stage = expand({
      model: scriptedModel(({ slot, user }) => {
        if (slot === 'expand-areas') return 'Areas:\nOptics\nHeat';
        if (user.includes('already listed')) return 'Topics:\nNone';
        return user.includes('Heat') ? 'Topics:\nBoilers and turbines' : 'Topics:\nTurbines and boilers';
      }),
      depth: 2,
      topicsPerSubject: 4,
      areasPerSubject: 2,
    });
    const first = await stage.run(['Physics'], { store }).toArray();
    const again = await stage.run(['Physics'], { store }).toArray();

    expect(first).toHaveLength(1);
    expect(again).toEqual(first);
  });

  it('moves no topic to another area when more topics are wanted', async () => {
    const store = memoryStore({ keep: 'all' });
    const wanting = (topicsPerSubject: number) =>
      expand({
        model: scriptedModel(({ slot, user }) => {
          if (slot === 'expand-areas') return 'Areas:\nOptics\nHeat';
          if (user.includes('already listed')) return 'Topics:\nNone';
          return `Topics:\nThermal radiation\n${user.includes('Heat') ? 'Boilers' : 'Lenses'}`;
        }),
        depth: 2,
        topicsPerSubject,
        areasPerSubject: 2,
      });
    const few = await wanting(2).run(['Physics'], { store }).toArray();
    const many = await wanting(4).run(['Physics'], { store }).toArray();

    expect(many.map(({ id }) => id)).toEqual(expect.arrayContaining(few.map(({ id }) => id)));
  });
});

describe('subjects', () => {
  const { admit } = leafAt(expand({ model }).plan, 0);

  it.each(['Biology', 'a/b/../c', '🧬', { name: 'Biology', guidance: 'cells' }, { name: ' Biology ' }])(
    'admits %j',
    (subject) => {
      expect(admit(subject)).toMatchObject({ kind: 'subject' });
    },
  );

  it('tells a subject by name and guidance, and admits it twice without a change', () => {
    const plain = admit('Biology');

    expect(admit(' Biology ')).toEqual(plain);
    expect(admit({ name: 'Biology', guidance: 'cells' })).not.toHaveProperty(
      'id',
      (plain as { id: string }).id,
    );
    expect(admit(plain)).toBe(plain);
  });

  it.each([
    ['', /^subject: is blank/],
    ['x'.repeat(10_000), /at most 200 characters, got "x{40}…" \(10000 characters\)/],
    ['a\u0000b', /NUL/],
    [7, /must be a string or \{ name, topics\?, guidance\?, topicsPerSubject\?, weight\? \}, got 7/],
    [null, /got null/],
    [['Biology'], /got a list of 1/],
    [{ name: undefined }, /got undefined/],
    [{ name: 'x', topics: [] }, /topics: must be a list of at least one topic/],
    [{ name: 'x', topics: ['a', ' ', 3] }, /topics\[1\]: is blank.*topics\[2\]: must be a string/s],
    [{ name: 'x', guidance: ' ' }, /guidance: must be a non-empty string without NUL/],
  ])('refuses a bad one, case %#', (subject, message) => {
    expect(() => admit(subject)).toThrow(message);
  });
});

describe('options of expand', () => {
  it('reports all faults together, before any call', () => {
    const wrong = {
      model: undefined,
      topicsPerSubject: 0,
      depth: 3,
      rules: ['x'],
      prompt: { name: 'mine', version: '' },
    } as unknown as Parameters<typeof expand>[0];

    expect(() => expand(wrong)).toThrow(
      /expand\.model.*expand\.rules\[0\].*expand\.topicsPerSubject.*expand\.depth.*expand\.prompt\.version.*expand\.prompt\.render/s,
    );
  });

  it.each([0, -2, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'does not take %d topics',
    (topicsPerSubject) => {
      expect(() => expand({ model, topicsPerSubject })).toThrow(/expand\.topicsPerSubject: .*at least 1/);
    },
  );

  it('wants no more areas than topics, and makes fewer when nothing was said', () => {
    expect(() => expand({ model, depth: 2, topicsPerSubject: 3, areasPerSubject: 4 })).toThrow(
      /areasPerSubject: must be at most topicsPerSubject, 3, got 4/,
    );
    expect(() => expand({ model, depth: 2, topicsPerSubject: 3 })).not.toThrow();
  });

  it('takes nothing that is said of areas when there are none', () => {
    for (const depth of [1, undefined] as const) {
      const said = { areasPerSubject: 2, areaPrompt, ...(depth === undefined ? {} : { depth }) };
      expect(() => expand({ model, ...said })).toThrow(
        'expand.areasPerSubject, expand.areaPrompt: has no effect without areas; set depth: 2, or leave it out',
      );
    }
  });
});
