import { integer, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

const bases = 'UCAG';
/** The standard genetic code, in the order of its usual table. */
const aminoAcids = 'FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG';

/** The peptide in one-letter codes, up to a stop codon or the last whole codon. */
function translate(message: string): string {
  let peptide = '';
  for (let at = 0; at + 3 <= message.length; at += 3) {
    const [first = 0, second = 0, third = 0] = [...message.slice(at, at + 3)].map((base) =>
      bases.indexOf(base),
    );
    const aminoAcid = aminoAcids.charAt(16 * first + 4 * second + third);
    if (aminoAcid === '*') break;
    peptide += aminoAcid;
  }
  return peptide;
}

function without(message: string, position: number): string {
  return message.slice(0, position - 1) + message.slice(position);
}

export const frameshift: ProblemFamily = defineFamily({
  name: 'frameshift',
  subject: 'Biology',
  answerType: 'text',
  fields: {
    codons: sequence(
      [
        'GCU',
        'CGA',
        'AAC',
        'GAU',
        'UGC',
        'CAG',
        'GGA',
        'CAU',
        'AUC',
        'CUG',
        'AAG',
        'UUC',
        'CCA',
        'UCG',
        'ACU',
        'UGG',
        'UAC',
        'GUU',
      ],
      { from: 6, to: 10, by: '-' },
    ),
    position: integer(4, 15),
  },
  wordings: [
    'A messenger RNA starts with AUG and goes on, codon by codon, with {codons}. A mutant lacks one base[[, the one at position {position} when the A of AUG is position 1]]. Translate the mutant message by the standard genetic code from its AUG, up to a stop codon or to the last complete codon, and give the peptide in one-letter code.',
    'The reading frame AUG-{codons} is translated by ribosomes that follow the standard code. By a deletion it loses base number[[ {position}]] (the first base of the start codon counts as number 1). Which peptide, written in one-letter code without separators, is now made before translation meets a stop codon or runs out of whole codons?',
  ],
  accepts: ({ codons, position }) => {
    const message = `AUG${codons.join('')}`;
    const peptide = translate(without(message, position));
    return peptide.length >= 3 && !translate(message).startsWith(peptide);
  },
  solve: ({ codons, position }) => {
    const message = `AUG${codons.join('')}`;
    const mutant = without(message, position);
    return {
      answer: translate(mutant),
      steps: [
        `Without base ${position} the message reads ${mutant}.`,
        `Grouped from AUG it has ${Math.floor(mutant.length / 3)} whole codons, and the frame is shifted from base ${position} on.`,
        `The code gives the peptide ${translate(mutant)}.`,
      ],
      mistakes: [
        translate(message),
        translate(without(message, position + 1)),
        translate(without(message, position - 1)),
        `${translate(mutant)}K`,
      ],
    };
  },
});
