import { describe, expect, it } from 'vitest';
import { truthOf } from '../../src/offline/offline-truth.ts';

/** Problems small enough to be solved on paper, one for each family that is not in families.slow.test.ts. */
const solved: readonly (readonly [name: string, problem: string, answer: string])[] = [
  [
    'modular roots',
    'Find the set of all integers x with 0 <= x < m for which x^2 is congruent to 1 modulo m, where m = 24.',
    '{1, 5, 7, 11, 13, 17, 19, 23}',
  ],
  [
    'matrix powers',
    'Let A be the integer matrix with the rows [[2, 1], [0, 3]]. Compute A^n for n = 3 and write it as a list of rows.',
    '[[8, 19], [0, 27]]',
  ],
  [
    'polynomial remainder',
    'Divide the polynomial 2x^5 + 1 by (x - r)(x - s) with r = 1 and s = 2. What is the remainder, as a polynomial in x with its terms in falling order?',
    '62x - 59',
  ],
  [
    'continued fraction',
    'The partial quotients of a finite simple continued fraction, its integer part first, run through the block 1, 2 again and again. The fraction breaks off after 5 quotients in all. Write its value as a fraction in lowest terms.',
    '15/11',
  ],
  [
    'last survivor',
    'The nodes atlas, basil, cedar, delta, ember, fjord form a ring in this order. A token starts at the first node, which it counts as one, and moves on node by node, counting only nodes that are still alive. Whenever it has counted 2 nodes, the last one counted shuts down, and the count begins anew with the next node. Name the node that remains.',
    'ember',
  ],
  [
    'attribute closure',
    'A relation with the attributes A to H satisfies the functional dependencies A -> C; CB -> D; D -> E; F -> G; E -> H. Determine the closure of the attributes B, A under these dependencies, as a set.',
    '{A, B, C, D, E, H}',
  ],
  [
    'tree reading',
    'The keys F, B, K, A, D, H are inserted in this order into an empty binary search tree that is never rebalanced; letters compare alphabetically. Write down the keys without separators as they are met when the tree is traversed in postorder.',
    'ADBHKF',
  ],
  [
    'unsaturated formula',
    'A molecule contains 10 carbon atoms, 1 ether oxygen atoms and 2 chlorine atoms; every other valence is taken by hydrogen. It has 1 double bonds between carbon atoms, 1 rings and no triple bond. What is its molecular formula, with the elements in the order C, H, Cl, O?',
    'C10H16Cl2O',
  ],
  [
    'neutralization heat',
    'Sulfuric acid of 100 mmol/L, taken as fully dissociated, amounts to 20 mL. It is mixed with 50 mL of sodium hydroxide solution of 100 mmol/L. Each mole of water formed releases 57 kJ. Which heat, in J and as an exact decimal with its unit, is released?',
    '228 J',
  ],
  [
    'molecular ion peaks',
    'The molecular ion of a compound consists of 3 carbon, 6 hydrogen, 1 chlorine and 1 bromine atoms. Only 12C and 1H are present, while chlorine occurs as 35Cl and 37Cl and bromine as 79Br and 81Br. Give the set of nominal masses at which the singly charged molecular ion appears.',
    '{156, 158, 160}',
  ],
  [
    'ramped work',
    'Along a straight track a force in the direction of motion grows linearly from 0 to 10 N over the first 2 m, stays constant over the next 3 m and falls linearly back to 0 over the last 4 m. Of the work done, 50 percent ends up as kinetic energy of a body that was at rest. How much kinetic energy is that, in J? Give an exact decimal with its unit.',
    '30 J',
  ],
  [
    'spin coupling',
    'Three distinguishable particles carry the angular momentum quantum numbers 1/2, 1 and 3/2. Determine the set of all values that the quantum number of their total angular momentum can take.',
    '{0, 1, 2, 3}',
  ],
  [
    'ray matrix',
    'A paraxial ray is described by the column of its height in m and its slope. It crosses 1 m of free space, a thin converging lens of 2 diopters, 3 m of free space and a thin converging lens of 4 diopters, in this order. Write the ray transfer matrix of the whole path as a list of rows.',
    '[[-5, -2], [18, 7]]',
  ],
  [
    'acrostic',
    'The lines of a riddle end with raven, cinder, marble, garden, hymns, in this order. Its author took one letter of every end-word, namely letter number 1 from the left, and went from the last line to the first. Write the resulting letters as one word.',
    'hgmcr',
  ],
  [
    'periodical volume',
    'Volume 1 of a literary review opened the year 1800, and 2 volumes came out in each calendar year. After 5 complete years of publication the censor suspended it for 3 calendar years; then it went on with the next number of the series and the same 2 volumes a year. In which year did volume 11 appear?',
    '1808',
  ],
  [
    'stemma errors',
    'The manuscripts of a romance were copied as follows: B from A, C from A, D from B, E from B, F from D, G from C. A is the archetype, every copy repeats all readings of its exemplar, and no corruption is ever corrected. A corruption arose when B was written and nowhere else. Give the set of manuscripts that contain it.',
    '{B, D, E, F}',
  ],
  [
    'succession',
    'A chronicle lists the rulers of a duchy in order as Fulk, Odilo, Irmina, Lothar, Aldric and gives their reigns as 10, 5, 7, 20, 3 full years, each beginning on the day on which the one before ended. A charter was sealed 15 years and a half after the accession of the first of them. Name the ruler at that time.',
    'Irmina',
  ],
  [
    'old money',
    'A parish levied 3 shillings 4 pence from every household, of which there were 60, and spent 25 shillings of the sum on the poor. Twelve pence made a shilling, twenty shillings a pound. State what was left, reduced to pounds, shillings and pence.',
    '8 pounds 15 shillings 0 pence',
  ],
  [
    'silver content',
    'A hoard holds 1000 coins of one issue. The mint ordinance prescribes a weight of 20 grains and a fineness of 500 parts of silver in 1000. With one grain taken as 0.0648 g, how much silver does the hoard contain by the ordinance? Give the exact decimal in g, with the unit.',
    '648 g',
  ],
  [
    'frameshift',
    'The reading frame AUG-GCU-CGA-AAC-GAU-UGC-CAG is translated by ribosomes that follow the standard code. By a deletion it loses base number 4 (the first base of the start codon counts as number 1). Which peptide, written in one-letter code without separators, is now made before translation meets a stop codon or runs out of whole codons?',
    // AUG CUC GAA ACG AUU GCC AG
    'MLETIA',
  ],
  [
    'restriction fragments',
    'A circular plasmid of 5000 base pairs is cut to completion by an enzyme at the positions 2500, 100, 1000, counted clockwise from the origin. Give the set of fragment lengths in base pairs.',
    '{900, 1500, 2600}',
  ],
  [
    'random mating',
    'At an autosomal locus with the alleles A and a, a founder population consists of 10 individuals AA, 20 individuals Aa and 70 individuals aa. They mate at random, without selection, mutation or drift. Which fraction, in lowest terms, of the next generation is heterozygous?',
    '8/25',
  ],
  [
    'natural class',
    'A language has exactly the consonants p, d, s, m, n, l, x, b, in the values of the International Phonetic Alphabet, with p b f v m labial, k g x dorsal and all others coronal; obstruents are stops and fricatives, sonorants nasals and liquids. A process affects all coronal sonorants and nothing else. Give the set of segments that it affects.',
    '{n, l}',
  ],
  [
    'cognate shares',
    'For the languages Anuk, Belo, Doru, Hiwa a lexicostatistical survey finds, in this order, 60 (10), 62 (20), 55 (1), 30 (2) resemblances with a standard language; the figure in brackets counts those that are borrowed. The list comprises 100 concepts, and a concept expressed by a borrowing is struck from list and resemblances alike. Name the language with the highest corrected share.',
    'Anuk',
  ],
  [
    'smoothed bigrams',
    'A Markov model of order 1 is estimated by adding 1 to every bigram count; its lexicon of 300 words holds all that can follow. The counts are c(u v) = 9, c(v w) = 19, c(u) = 200 and c(v) = 700, no u or v being last. Compute P(v|u) P(w|v) as a reduced fraction.',
    '1/2500',
  ],
];

describe('truthOf', () => {
  it.each(solved)('agrees with paper and pencil on %s', (_, problem, answer) => {
    expect(truthOf(problem)).toMatchObject({ answer, valid: true });
  });

  it('refuses what is no text', () => {
    const call = truthOf as (problem?: unknown) => unknown;

    expect(() => call()).toThrow(/^truthOf\.problem: must be a text, got undefined$/u);
  });
});
