import { pattern } from '../tokens/pattern.ts';

/**
 * Whether two names of a compound differ in that one says `trans` and the other `E`, or `cis` and `Z`. These are the same where each end of
 * the double bond has one hydrogen, which the name alone does not show.
 */
export function mayBeOneIsomer(left: string, right: string): boolean {
  const [one, other] = [left, right].map(partsOf);
  if (one === undefined || other === undefined || one.kind === other.kind) return false;
  return one.side !== '' && one.side === other.side && one.letters === other.letters;
}

/** Whether two such names are of one compound, since each end of its double bond is known to have one hydrogen. */
export function areOneIsomer(left: string, right: string): boolean {
  if (!mayBeOneIsomer(left, right)) return false;
  return [left, right].every((name) => {
    const stem = name.trim().replace(/^\W*(?:\(?(?:\d[a-z]?)?[EZ]\)?|trans|cis)\s?-\s?/i, '');
    return unbranched.test(stem) || substituted.test(stem);
  });
}

/** A chain with its double bond inside, which nothing branches off: `but-2-ene`, `2-pentene`, `hex-3-enal`. */
const unbranched =
  /^(?:(?:but|pent|hex|hept|oct|non|dec)-?[2-5]-?en(?:e|al|oic acid)|[2-5]-(?:but|pent|hex|hept|oct|non|dec)ene)$/i;

/** The same atom at both ends, which comes before hydrogen. */
const substituted = /^1,2-(?:di(?:fluoro|chloro|bromo|iodo|phenyl)(?:ethene|ethylene))$/i;

interface Isomer {
  /** How the name says on which sides of the double bond the groups are. */
  readonly kind: 'letter' | 'word' | 'none';
  readonly side: 'together' | 'apart' | '';
  /** The letters and digits of the rest, in any order. */
  readonly letters: string;
}

function partsOf(name: string): Isomer {
  const match = /^\W*(?:\((?:\d[a-z]?)?([EZ])\)|\$?\\?\(?([EZ])\)?\$?|(trans|cis))\s?-\s?(.{3,80})$/i.exec(
    name.trim(),
  );
  const [, bracketed, bare, word, rest = ''] = match ?? [];
  const letter = bracketed ?? bare;
  const said = (letter ?? word ?? '').toLowerCase();
  return {
    kind: letter !== undefined ? 'letter' : word !== undefined ? 'word' : 'none',
    side: said === '' ? '' : /^(?:z|cis)$/u.test(said) ? 'together' : 'apart',
    letters: [...rest.toLowerCase().replace(pattern.g`[^\p{L}\p{N}]`, '')].sort().join(''),
  };
}
