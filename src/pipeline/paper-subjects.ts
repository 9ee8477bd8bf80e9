/** A subject of the published dataset. */
export interface PaperSubject {
  readonly name: string;
  /** How many times as many topics it has as the mean of the eight. */
  readonly weight: number;
}

/** Mathematics by its stated share of the rows; the others share the rest as they share the published topics. */
const shares = {
  Mathematics: 0.483,
  'Computer Science': 0.1317,
  Chemistry: 0.1203,
  Physics: 0.0851,
  Literature: 0.0562,
  History: 0.0465,
  Biology: 0.0421,
  Linguistics: 0.0351,
} as const;

/**
 * Returns the eight subjects of the published dataset, each with its weight. A weight multiplies `topicsPerSubject`, and
 * the eight have a mean of 1: with `paperDefaults()` there are 1,200 topics in all, 580 of them in mathematics. Each topic
 * gets as many problems as any other, so that shares of topics become shares of rows.
 *
 * Only the share of mathematics, 48.3 % of the rows, is stated in the paper. The others are in a figure; here they follow
 * from the topics that its Table 7 lists for each subject, counted by hand.
 *
 * @see arXiv 2603.00889, section 4 and appendix B
 *
 * @example
 * ```ts
 * const chimera = buildChimera({ models: offlineModels(), expand: { topicsPerSubject: 20 } });
 * const run = chimera.run(paperSubjects(), { directory: 'runs/like-the-paper' }); // 77 topics of mathematics
 * ```
 */
export function paperSubjects(): readonly PaperSubject[] {
  const subjects = Object.entries(shares);
  return subjects.map(([name, share]) => ({
    name,
    weight: Math.round(share * subjects.length * 1e4) / 1e4,
  }));
}
