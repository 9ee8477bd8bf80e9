import { describe, expect, it } from 'vitest';
import { offlineModels } from '../../src/offline/index.ts';
import { randomOf } from '../../src/offline/offline-random.ts';
import { composedNames } from '../../src/offline/topics/composition.ts';
import { knownSubject } from '../../src/offline/topics/index.ts';
import { contentfulTopic } from '../../src/rules/builtin/index.ts';
import { parseNames } from '../../src/stages/expand/expand-output.ts';
import { expand } from '../../src/stages/expand/index.ts';
import { ask, expandPrompt, flawless } from './ask-offline.ts';
import { cutOff, topicRecord } from './rule-candidates.ts';

/** How many topics a run at the paper's scale may ask for. */
const wanted = [
  ['Mathematics', 600],
  ['Computer Science', 160],
  ['Chemistry', 160],
  ['Physics', 160],
  ['Literature', 160],
  ['History', 160],
  ['Biology', 160],
  ['Linguistics', 160],
  ['Underwater Basketry', 160],
] as const;

const subjects: readonly [string, ...string[]] = [
  'Mathematics',
  ...wanted.slice(1).map(([subject]) => subject),
];

/** The names in the books, and those that are put together. */
function namesOf(subject: string): { readonly known: readonly string[]; readonly composed: string[] } {
  const { stock, composition } = knownSubject(subject);
  return {
    known: Object.values(stock).flat(),
    composed: [...composedNames(composition, null, randomOf('topics'))],
  };
}

/** What a name has in common with those that say the same in another order. */
function wordsOf(name: string): string {
  const idle = new Set(['of', 'for', 'in', 'and', 'the', 'on', 'over', 'to']);
  return [...new Set(name.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? [])]
    .filter((word) => !idle.has(word))
    .sort()
    .join(' ');
}

describe.each(wanted)('topics of %s', (subject, count) => {
  it(`are at least ${count}, page by page, none twice, the known ones first`, () => {
    const listed: string[] = [];
    while (listed.length < count) {
      const names = parseNames(ask({ user: expandPrompt(subject, listed) }).text, 'Topics');
      expect(names).toHaveLength(25);
      listed.push(...names);
    }
    const { known } = namesOf(subject);

    expect(new Set(listed.map((name) => name.toLowerCase())).size).toBe(listed.length);
    expect(new Set(listed.slice(0, known.length))).toEqual(new Set(known));
  });

  it('hold no two that are made of the same words', () => {
    const { known, composed } = namesOf(subject);
    const all = [...known, ...composed];

    expect(all.length).toBeGreaterThan(4000);
    expect(new Set(all.map(wordsOf)).size).toBe(all.length);
  });

  it('name a field, in one line of moderate length', async () => {
    const { known, composed } = namesOf(subject);
    for (const topic of [...known, ...composed.slice(0, 800)]) {
      expect(topic).toMatch(/^\p{Lu}[\p{L}\p{N}' -]{5,90}$/u);
      expect(await verdictOn(topic, subject), topic).toBe('pass');
    }
  });
});

describe("the paper's targets", () => {
  it.each([
    ['at once', () => ({ depth: 1 }) as const],
    ['by areas', (areasPerSubject: number) => ({ depth: 2, areasPerSubject }) as const],
  ] as const)(
    'are met by the stage that expands, %s, in spite of repeated and vague names',
    async (_, levels) => {
      const { expand: model } = offlineModels({ faults: { malformedReply: 0 } });
      const [most, ...others] = subjects;
      const broad = expand({ model, topicsPerSubject: 590, ...levels(12) }).run([most]);
      const narrow = expand({ model, topicsPerSubject: 150, ...levels(10) }).run(others);
      const topics = [...(await broad.toArray()), ...(await narrow.toArray())];

      expect(topics).toHaveLength(590 + 150 * others.length);
      expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
    },
  );
});

describe('expander', () => {
  it('fills an area with topics of this area alone', () => {
    const { stock, composition } = knownSubject('Physics');
    const listed: string[] = [];
    while (listed.length < 45) {
      listed.push(...parseNames(ask({ user: expandPrompt('Physics', listed, 'Optics') }).text, 'Topics'));
    }
    const objects = composition.objects['Optics'] ?? [];

    expect(listed.slice(0, 6).sort()).toEqual([...(stock['Optics'] ?? [])].sort());
    for (const name of listed.slice(6)) {
      expect(
        objects.some((object) => name.includes(object)),
        name,
      ).toBe(true);
    }
  });

  it('has names for an area of your own, others for another', () => {
    const named = (area: string): readonly string[] =>
      parseNames(ask({ user: expandPrompt('Physics', [], area) }).text, 'Topics');
    const [first, second] = [named('Toys'), named('Kitchens')];

    expect(new Set([...first, ...second]).size).toBeGreaterThan(40);
  });

  it('says None when even the composed names are used up', () => {
    const { known, composed } = namesOf('Physics');
    const user = expandPrompt('Physics', [...known, ...composed]);

    expect(ask({ user }).text).toBe('Topics:\nNone');
  });

  it('still repeats names and names nothing at small rates', () => {
    const errors = { ...flawless.errors, duplicateTopic: 0.04, vagueTopic: 0.02 };
    const listed: string[] = [];
    let spoiled = 0;
    for (let page = 0; page < 40; page += 1) {
      const user = expandPrompt('Mathematics', listed);
      const clean = parseNames(ask({ user }).text, 'Topics');
      spoiled += parseNames(ask({ user }, { ...flawless, errors }).text, 'Topics').filter(
        (name) => !clean.includes(name),
      ).length;
      listed.push(...clean);
    }

    expect(spoiled / 1000).toBeGreaterThan(0.03);
    expect(spoiled / 1000).toBeLessThan(0.09);
  });

  it('covers every area of every subject with objects', () => {
    for (const [subject] of wanted.slice(0, 8)) {
      const { stock, composition } = knownSubject(subject);

      expect(Object.keys(composition.objects)).toEqual(Object.keys(stock));
    }
  });
});

async function verdictOn(topic: string, subject: string): Promise<string> {
  return (await contentfulTopic().check(topicRecord(subject, topic), cutOff())).kind;
}
