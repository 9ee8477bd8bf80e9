import type { Vote } from '../../core/records/records.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { shownValue } from '../../errors/shown-value.ts';

/** How many verifiers must accept: all, more than half, or at least so many. */
export type Agreement = 'unanimous' | 'majority' | { readonly atLeast: number };

/** Gives the number of acceptances that a problem needs. */
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

/** Says what is wrong with an agreement among so many verifiers. */
export function agreementIssues(agreement: unknown, verifiers: number): readonly ConfigurationIssue[] {
  if (agreement === 'unanimous' || agreement === 'majority') return [];
  if (typeof agreement !== 'object' || agreement === null || !('atLeast' in agreement)) {
    const message = `must be 'unanimous', 'majority' or { atLeast }, got ${shownValue(agreement)}`;
    return [{ option: 'validate.agreement', message }];
  }
  const { atLeast } = agreement;
  if (
    Number.isSafeInteger(atLeast) &&
    Number(atLeast) >= 1 &&
    (verifiers === 0 || Number(atLeast) <= verifiers)
  )
    return [];
  const message = `must be a whole number from 1 to the number of verifiers (${verifiers}), got ${shownValue(atLeast)}`;
  return [{ option: 'validate.agreement.atLeast', message }];
}
