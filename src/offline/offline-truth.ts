import type { AnswerType } from '../core/records/records.ts';
import { wrongArgument } from '../errors/wrong-argument.ts';
import { families } from './families/index.ts';
import type { ProblemFlaw, Recognition } from './families/problem-family.ts';
import { recogniseParts } from './flawed/multi-part.ts';
import { proofs } from './flawed/proofs.ts';
import { unanswerable } from './flawed/unanswerable.ts';

/** What is true of a problem that an offline model wrote. */
export interface Truth {
  /** The true answer; empty when the problem has no single one. */
  readonly answer: string;
  readonly answerType: AnswerType;
  /** False when no single checkable answer follows from the text. */
  readonly valid: boolean;
  /** Why it does not: null exactly when `valid`. */
  readonly flaw: ProblemFlaw | null;
  /**
   * The subject that the problem belongs to, one of the paper's eight. A problem off its topic shows by this one being
   * another than the subject it was written for; one of your own subjects gets problems of Mathematics.
   */
  readonly subject: string;
}

/**
 * Computes the true answer of a problem from its text alone, so that the quality of validating and labelling can be
 * measured. Pure; makes no model call.
 *
 * @param problem - a problem of `offlineModels`; what is around it is ignored
 * @returns The truth, or null for a text that is no problem of the offline models.
 * @throws {ConfigurationError} When it is given something else than a text.
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
  if (typeof problem !== 'string') throw wrongArgument('truthOf.problem', 'a text', problem);
  const recognition = recognise(problem);
  if (recognition === null) return null;
  const { subject } = recognition;
  if (recognition.kind === 'flawed') {
    const { answerType, flaw } = recognition;
    return { answer: '', answerType, valid: false, flaw, subject };
  }
  const { answer, answerType } = recognition.instance;
  return { answer, answerType, valid: true, flaw: null, subject };
}

/** Finds out what a text is: a problem with its parameters, a bad one, or nothing known. */
export function recognise(problem: string): Recognition | null {
  const line = problem.replace(/\s+/gu, ' ');
  return recogniseParts(line, recogniseOne) ?? recogniseOne(line);
}

const readers: readonly { readonly recognise: (line: string) => Recognition | null }[] = [
  ...families,
  ...unanswerable,
  ...proofs,
];

function recogniseOne(line: string): Recognition | null {
  for (const reader of readers) {
    const recognition = reader.recognise(line);
    if (recognition !== null) return recognition;
  }
  return null;
}
