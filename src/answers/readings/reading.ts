import type { Comparison, Finding } from '../compare/finding.ts';
import type { Assumptions } from './assumption.ts';
import type { Claim } from './claim.ts';

/** What one kind of answer makes of a claim. */
export interface Reading<Value> {
  readonly value: Value;
  /** What of the claim the value does not account for; empty where the claim is read whole. */
  readonly leftOver: string;
  readonly assumed: Assumptions;
  /** Whether the claim writes out what is assumed of its letters: where such a reading decides, no other is asked. */
  readonly isFirm: boolean;
}

/** A reading of the whole claim that assumes nothing. */
export function wholeReading<Value>(value: Value): Reading<Value> {
  return { value, leftOver: '', assumed: {}, isFirm: false };
}

/** A kind of answer: how to read a claim as one, and how the values of two readings relate. */
export interface AnswerKind<Value> {
  readonly name: string;
  /** All readings of a claim as this kind, the most trusted first; none where it is another kind of answer. */
  readonly read: (claim: Claim) => readonly Reading<Value>[];
  /** How two values relate; null where they say nothing of each other. */
  readonly relate: (reference: Value, response: Value, comparison: Comparison) => Finding | null;
  /** What follows where only one side is of this kind; most kinds have nothing to say then. */
  readonly relateToOther?: (value: Value, other: Claim) => Finding | null;
}

/** How a claim was read, without the value. */
export interface ReadFacts {
  readonly claim: Claim;
  readonly leftOver: string;
  readonly assumed: Assumptions;
}

/** How two readings relate, with all that their relation rests on. */
export interface Opinion {
  readonly kind: string;
  readonly reference: ReadFacts;
  readonly response: ReadFacts;
  readonly agreement: Finding;
}

/** Whether both sides were read whole, and nothing around them may change what they say. */
export function isWhole({ reference, response }: Opinion): boolean {
  return [reference, response].every(({ claim, leftOver }) => claim.rest !== 'open' && leftOver === '');
}

/** A claim that was not read. */
export function unread(claim: Claim): ReadFacts {
  return { claim, leftOver: '', assumed: {} };
}
