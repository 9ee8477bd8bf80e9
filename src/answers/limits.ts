/**
 * The bounds that make every comparison end. They count characters, tokens, levels, bits and steps, never time, so that
 * the same input gives the same verdict on every machine.
 */
export const limits = {
  /** Characters at the end of a text in which a final answer is looked for. */
  tail: 20_000,
  /** Characters of an answer that is read; longer ones are only compared as text. */
  answer: 3_000,
  /** Tokens of an answer. */
  tokens: 800,
  /** Nested brackets, powers and calls. */
  depth: 48,
  /** Members of a list, cells of a matrix. */
  members: 256,
  /** Bits of the numerator or denominator of an exact number. */
  bits: 24_000,
  /** Terms of a sum or product that is added up. */
  terms: 2_000,
  /** Nodes visited while one pair is compared. */
  steps: 40_000,
} as const;
