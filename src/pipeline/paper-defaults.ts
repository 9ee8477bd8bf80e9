import type { ChimeraOptions } from './chimera-options.ts';

/**
 * Returns the sizes of the published dataset: 1,179 topics over 8 subjects and 9,225 rows, so about 150 topics for a
 * subject and 8 kept problems for a topic, with one trajectory each.
 *
 * Run it over `paperSubjects()` for the paper's shares of the subjects. The paper drops a failed draft and leaves its topic short; here the draft is made again up to twice as often. Set
 * `refill: false` and `generate.problemsPerTopic` for the paper's own way.
 *
 * @see arXiv 2603.00889, sections 2 and 4
 *
 * @example
 * ```ts
 * const chimera = buildChimera({ ...paperDefaults(), models: offlineModels() });
 * const { total } = await chimera.estimate(paperSubjects());
 * ```
 */
export function paperDefaults(): Pick<ChimeraOptions, 'expand' | 'refill' | 'synthesize'> {
  return {
    expand: { topicsPerSubject: 150 },
    refill: { kept: 8, maxAttempts: 16 },
    synthesize: { trajectoriesPerProblem: 1 },
  };
}
