import type { Vote } from '../../core/records/records.ts';
import { objectOr } from '../../options/judged-by.ts';
import {
  count,
  type OptionFault,
  type OptionSchema,
  optionOf,
  optionsSchema,
  withRule,
} from '../../options/option-schemas.ts';

/** How many verifiers must accept: all, more than half, or at least so many. */
export type Agreement = 'unanimous' | 'majority' | { readonly atLeast: number };

/** Returns the number of acceptances that a problem needs. */
export function votesNeeded(agreement: Agreement, verifiers: number): number {
  if (agreement === 'unanimous') return verifiers;
  return agreement === 'majority' ? Math.floor(verifiers / 2) + 1 : agreement.atLeast;
}

/**
 * What so many votes mean under an agreement among so many verifiers: accepted, refused, or open while the votes that
 * are missing could still turn it.
 */
export function decisionOf(
  votes: readonly Pick<Vote, 'verdict'>[],
  verifiers: number,
  needed: number,
): 'accepted' | 'refused' | 'open' {
  const accepted = votes.filter(({ verdict }) => verdict === 'valid').length;
  if (accepted >= needed) return 'accepted';
  return accepted + (verifiers - votes.length) < needed ? 'refused' : 'open';
}

/** An `Agreement` by itself. */
export const agreementSchema: OptionSchema = objectOr(
  optionsSchema<{ readonly atLeast: number }>({ atLeast: count }),
  optionOf(
    (value) => value === 'unanimous' || value === 'majority',
    "'unanimous', 'majority' or { atLeast }",
  ),
);

/** An `Agreement` among so many verifiers. */
export function agreementAmong(verifiers: number): OptionSchema {
  return withRule<Agreement>(agreementSchema, (agreement) => unreachableAgreement(agreement, verifiers));
}

/** The fault of an agreement that so many verifiers can never reach. */
export function unreachableAgreement(agreement: Agreement, verifiers: number): readonly OptionFault[] {
  if (typeof agreement !== 'object' || agreement.atLeast <= verifiers) return [];
  const message = `must be at most the number of models, ${verifiers}, got {got}`;
  return [{ path: ['atLeast'], message }];
}
