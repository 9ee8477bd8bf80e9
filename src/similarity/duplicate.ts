/** The earlier text of which a text is a copy. */
export interface Duplicate {
  /** The earlier text, by its place among those that are no copies. */
  readonly number: number;
  /** How alike the two are, 0 to 1. */
  readonly similarity: number;
  readonly method: DuplicateMethod;
}

/**
 * How a copy was recognized: by equal words, by the share of common shingles, as a name in other words or order, or by
 * the vectors of an embedding model.
 */
export type DuplicateMethod = 'exact' | 'shingles' | 'name' | 'embedding';
