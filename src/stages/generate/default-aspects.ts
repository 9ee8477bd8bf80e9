/**
 * Sides from which a topic can be taken, so that the problems of one topic differ.
 *
 * @example
 * ```ts
 * const stage = generate({ model, aspects: [...defaultAspects, 'an estimate of the order of magnitude'] });
 * ```
 */
export const defaultAspects: readonly string[] = [
  'a direct computation in a concrete, fully specified case',
  'an inverse problem: the result is given, a cause or a parameter is asked for',
  'an extremal question: the largest, smallest, first or last that is possible',
  'a boundary or degenerate case in which the usual rule needs care',
  'a comparison of two settings that differ in one condition',
  'a counting or classification question',
  'a link to a neighbouring field whose result is needed on the way',
  'a consequence of a central theorem or finding, applied where it is not obvious',
];
