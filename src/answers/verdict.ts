import type { AnswerMethod } from './compare/finding.ts';
import { isWhole, type Opinion, type ReadFacts } from './readings/reading.ts';

/** Whether two answers say the same, and how that was found. */
export interface AnswerComparison {
  /** `unknown` where a side could not be read as a whole, or the work was not worth its bound: ask a judge. */
  readonly verdict: 'equal' | 'different' | 'unknown';
  /**
   * How the verdict was reached: `identical` and `text` by the writing, `exact` by fractions, `numeric` by doubles,
   * `rounded` by stated digits or a tolerance, `sampled` at points, `structure` by shape, `none` for unknown.
   */
  readonly method: AnswerMethod;
  /** One sentence for a log or a report. */
  readonly reason: string;
  /** The answer that was read out of the reference; null when there is none. */
  readonly reference: string | null;
  /** The answer that was read out of the response; null when there is none. */
  readonly response: string | null;
}

/**
 * Says what follows from the opinion that won. The only place that says `equal`: both sides were read whole, nothing
 * around them may change what they say, and their values are the same. All else is `different` or `unknown`.
 */
export function verdictOf(opinion: Opinion): AnswerComparison {
  const { reference, response, agreement } = opinion;
  const sides = { reference: reference.claim.text, response: response.claim.text };
  if (agreement.relation === 'open') return { ...undecidedFor(agreement.reason), ...sides };
  if (!isWhole(opinion)) return { ...undecidedFor(partialReason(reference, response)), ...sides };
  const verdict = agreement.relation === 'same' ? 'equal' : 'different';
  return { verdict, method: agreement.method, reason: agreement.reason, ...sides };
}

/** The verdict where a side states no answer at all. */
export function noAnswer(reference: string | null, response: string | null): AnswerComparison {
  const side = reference === null ? 'reference' : 'response';
  return { ...undecidedFor(`the ${side} states no answer`), reference, response };
}

function undecidedFor(reason: string): Pick<AnswerComparison, 'verdict' | 'method' | 'reason'> {
  return { verdict: 'unknown', method: 'none', reason };
}

function partialReason(...sides: readonly ReadFacts[]): string {
  const left = sides.find(({ leftOver }) => leftOver !== '')?.leftOver;
  return left === undefined
    ? 'the text around an answer may change what it says'
    : `a side could be read in part only, without "${left.slice(0, 60)}"`;
}
