import type { Comparison, Finding } from '../compare/finding.ts';

/** A type of answer: how to recognise it, and how to compare two of it. */
export interface AnswerKind {
  readonly name: string;
  /** Compares two texts if both are of this kind; null when they are not, or when it cannot tell. */
  readonly compare: (reference: string, response: string, comparison: Comparison) => Finding | null;
}
