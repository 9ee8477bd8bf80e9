import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/errors/index.ts';
import { buildChimera, expand, paperDefaults, paperSubjects } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';

const topicsOf = (wanted: number): ReadonlyMap<string, number> =>
  new Map(paperSubjects().map(({ name, weight }) => [name, Math.max(1, Math.round(weight * wanted))]));

describe('paperSubjects', () => {
  it('names the eight subjects, mathematics with 48.3 % of the topics', () => {
    const weights = paperSubjects();
    const total = weights.reduce((sum, { weight }) => sum + weight, 0);

    expect(weights).toHaveLength(8);
    expect(total / 8).toBeCloseTo(1, 3);
    expect((weights[0]?.weight ?? 0) / total).toBeCloseTo(0.483, 3);
    expect(weights.map(({ name }) => name).slice(0, 4)).toEqual([
      'Mathematics',
      'Computer Science',
      'Chemistry',
      'Physics',
    ]);
  });

  it('makes 1,200 topics with paperDefaults, which a forecast knows', async () => {
    const chimera = buildChimera({ ...paperDefaults(), models: offlineModels() });
    const callsOf = async (subjects: Parameters<typeof chimera.estimate>[0]): Promise<number> => {
      const { stages } = await chimera.estimate(subjects);
      return stages.find(({ stage }) => stage === 'expand')?.calls.low ?? 0;
    };

    expect([...topicsOf(150).values()].reduce((sum, count) => sum + count, 0)).toBe(1200);
    expect(topicsOf(150).get('Mathematics')).toBe(580);
    expect(await callsOf(paperSubjects().slice(0, 1))).toBeGreaterThan(2 * (await callsOf(['Mathematics'])));
  });

  it('expands each subject in proportion to its weight', async () => {
    const { expand: model } = offlineModels({ seed: 1 });
    const topics = await expand({ model, topicsPerSubject: 4 }).run(paperSubjects()).toArray();
    const counts = new Map<string, number>();
    for (const { subject } of topics) counts.set(subject, (counts.get(subject) ?? 0) + 1);

    expect([...counts].sort()).toEqual([...topicsOf(4)].sort());
  });

  it.each([0, -1, Number.NaN, 1001, '2'])('refuses the weight %j', (weight) => {
    const stage = expand({ model: offlineModels().expand });
    expect(() => stage.run([{ name: 'Physics', weight: weight as number }])).toThrow(
      /weight: must be a number above 0 and at most 1000/,
    );
  });

  it('refuses a weight beside what says the same', () => {
    const stage = expand({ model: offlineModels().expand });
    expect(() => stage.run([{ name: 'Physics', weight: 2, topicsPerSubject: 3 }])).toThrow(
      ConfigurationError,
    );
    expect(() => stage.run([{ name: 'Physics', weight: 2, topics: ['Optics'] }])).toThrow(
      /weight: is passed with topics, /,
    );
  });
});
