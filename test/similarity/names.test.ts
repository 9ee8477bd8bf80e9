import { describe, expect, it } from 'vitest';
import { NameIndex } from '../../src/similarity/name-index.ts';
import { nameForm, nameSimilarity } from '../../src/similarity/text/name-form.ts';

const twins: readonly (readonly [string, string])[] = [
  ['Click chemistry', 'Click chemistry and bioorthogonal reactions'],
  ['Association schemes and distance-regular graphs', 'Distance-regular graphs and association schemes'],
  ['K-theory (algebraic and topological)', 'K-theory (topological and algebraic)'],
  ['Foundation models and large language models', 'Large language models and foundation models'],
  ['Data-centric AI and data governance', 'Data-centric AI, data governance, and quality'],
  ['Topological data analysis', 'Topological data analysis and persistent homology'],
  ['Algebraic and topological K-theory', 'K-theory (algebraic and topological)'],
  ['K-theory', 'K-theory (algebraic and topological)'],
  ['Distributed systems & cloud computing', 'Cloud computing and distributed systems'],
  ['Fourier analysis', 'Analysis, Fourier'],
  ['AI ethics', 'Ethics of AI'],
  ['Number theory', 'Theory of numbers'],
  ['Number theory', 'Introduction to number theory'],
  ['LLMs', 'Large language models (LLMs)'],
  ['Natural Language Processing', 'Natural language processing (NLP)'],
  ['Behavioural economics', 'Behavioral economics'],
  ['Optimisation in machine learning', 'Optimization in machine learning'],
  ['Graph neural network', 'Graph neural networks'],
  ['Schrödinger operators', 'Schro\u0308dinger operators'],
  ['???', '???'],
];

/** A field and a field of it are two topics: a problem of the one need not be one of the other. */
const strangers: readonly (readonly [string, string])[] = [
  ['Number theory', 'Analytic number theory'],
  ['Algebra', 'Linear algebra'],
  ['Rings', 'Groups, rings, and fields'],
  ['Groups and rings', 'Rings and modules'],
  ['Organic chemistry', 'Inorganic chemistry'],
  ['Homotopy theory', 'Homology theory'],
  ['Real analysis', 'Complex analysis'],
  ['Statistics', 'Statistical mechanics'],
  ['Physics', 'Metaphysics'],
  ['Quantum mechanics', 'Quantum field theory'],
  ['History of philosophy', 'Philosophy of history'],
  ['Machine learning for optimization', 'Optimization for machine learning'],
  [
    'Numerical methods for partial differential equations',
    'Numerical methods for ordinary differential equations',
  ],
  ['Cryptography', 'Cryptography: lattice-based schemes'],
  ['Representation theory', 'Lie groups (representation theory)'],
  ['L^2 spaces', 'L^p spaces'],
  ['???', '!!!'],
];

describe('nameSimilarity', () => {
  it.each(twins)('takes "%s" and "%s" for one', (left, right) => {
    expect(nameSimilarity(nameForm(left), nameForm(right))).toBeGreaterThanOrEqual(0.5);
    expect(nameSimilarity(nameForm(right), nameForm(left))).toBeGreaterThanOrEqual(0.5);
  });

  it.each(strangers)('tells "%s" from "%s"', (left, right) => {
    expect(nameSimilarity(nameForm(left), nameForm(right))).toBe(0);
    expect(nameSimilarity(nameForm(right), nameForm(left))).toBe(0);
  });
});

describe('NameIndex', () => {
  it('finds what a comparison of each with each finds', () => {
    const names = [...twins, ...strangers].flat();
    const index = new NameIndex();
    const kept: string[] = [];

    for (const name of names) {
      const form = nameForm(name);
      const expected = kept.some((other) => nameSimilarity(form, nameForm(other)) > 0);
      const found = index.find(name);
      expect(found !== null, name).toBe(expected);
      if (found !== null) continue;
      index.addSought();
      kept.push(name);
    }
    expect(kept.length).toBeGreaterThan(30);
  });
});
