import type { AnswerType } from '../core/records.ts';
import { families } from './families/index.ts';
import type { Recognition } from './families/problem-family.ts';

/** What is true of a problem that an offline model wrote. */
export interface Truth {
  /** The true answer; empty when the problem has no single one. */
  readonly answer: string;
  readonly answerType: AnswerType;
  /** False when the text lacks a datum, so that no single answer follows from it. */
  readonly valid: boolean;
}

/**
 * Computes the true answer of a problem from its text alone, so that the quality of validating and labelling can be
 * measured. Pure; makes no model call.
 *
 * @param problem - a problem of `offlineModels`; what stands around it is ignored
 * @returns The truth, or null for a text that is no problem of the offline models.
 *
 * @example
 * ```ts
 * import { truthOf } from 'chimera-sdk/offline';
 *
 * function slippedThrough(sample: { readonly problem: string; readonly answer: string }): boolean {
 *   return truthOf(sample.problem)?.answer !== sample.answer;
 * }
 * ```
 */
export function truthOf(problem: string): Truth | null {
  const recognition = recognise(problem);
  if (recognition === null) return null;
  if (recognition.kind === 'ambiguous') {
    return { answer: '', answerType: recognition.answerType, valid: false };
  }
  const { answer, answerType } = recognition.instance;
  return { answer, answerType, valid: true };
}

/** Finds the family and the parameters of a problem. */
export function recognise(problem: string): Recognition | null {
  for (const family of families) {
    const recognition = family.recognise(problem);
    if (recognition !== null) return recognition;
  }
  return null;
}
