import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** Amino acids in a row, by three letters or by their names: `Met-Phe-Lys`, `methionine–phenylalanine–lysine`, `methionyl-phenylalanyl-lysine`. */
export const peptideKind: AnswerKind<Peptide> = {
  name: 'peptide',
  read: ({ text }) => {
    const peptide = readPeptide(text);
    return peptide === null ? [] : [wholeReading(peptide)];
  },
  relate: (left, right) => {
    if (left.isListed && right.isListed) return null;
    const areChains = left.isListed === right.isListed || left.residues.length !== 2;
    if (areChains && left.residues.join() === right.residues.join())
      return same('exact', 'the amino acids agree in order');
    return left.isListed || right.isListed || left.residues.length !== right.residues.length
      ? undecided('one side may count the amino acids in another way')
      : apart('exact', 'the amino acids differ');
  },
};

interface Peptide {
  /** The amino acids by three letters, from the first on. */
  readonly residues: readonly string[];
  /** Whether they are listed with commas, or stand alone as a word, which says nothing of a chain. */
  readonly isListed: boolean;
}

/** Three letters, the name, and the name within a chain, which is standard for each. */
const table = `Ala alanine alanyl
Arg arginine arginyl
Asn asparagine asparaginyl
Asp aspartic_acid/aspartate aspartyl
Cys cysteine cysteinyl
Gln glutamine glutaminyl
Glu glutamic_acid/glutamate glutamyl
Gly glycine glycyl
His histidine histidyl
Ile isoleucine isoleucyl
Leu leucine leucyl
Lys lysine lysyl
Met methionine methionyl
Phe phenylalanine phenylalanyl
Pro proline prolyl
Ser serine seryl
Thr threonine threonyl
Trp tryptophan tryptophyl
Tyr tyrosine tyrosyl
Val valine valyl
Sec selenocysteine selenocysteinyl`;

const rows = table.split('\n').map((line) => line.split(' '));
const codes: ReadonlySet<string> = new Set(rows.map(([code = '']) => code));
const names: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([code = '', usual = '', within = '']) =>
    [...usual.split('/'), within].map((name) => [name.replaceAll('_', ' '), code] as const),
  ),
);

function readPeptide(text: string): Peptide | null {
  if (text.length > 240 || !/[A-Z][a-z]{2}(?![a-z])|in|ate|acid|tryptophan|yl/u.test(text)) return null;
  const plain = text
    .replace(/\\(?:text\w*|mathrm) ?\{([^{}]*)\}/gu, '$1')
    .replace(/[$*]/gu, '')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .trim()
    .replace(/^(?:H2N|NH2|H₂N)-|-(?:COOH|CO2H|COO-)$/gu, '');
  const isJoined = /\w ?- ?\w/u.test(plain);
  const parts = plain.split(isJoined ? / ?- ?/u : /,\s?(?:and )?/u).map((part) => part.trim());
  const residues = parts.map((part) => (codes.has(part) ? part : names.get(part.toLowerCase())));
  const found = residues.flatMap((residue) => residue ?? []);
  // `Pro`, `His` and `Met` alone are words, unless the other side names what they stand for.
  return found.length < residues.length || found.length === 0
    ? null
    : { residues: found, isListed: !isJoined && !(found.length === 1 && codes.has(plain)) };
}
