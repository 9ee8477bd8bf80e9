import { integer } from '../families/field.ts';
import { defineFlawed, type FlawedFamily } from './flawed-family.ts';

const flaw = 'proof';
const usualAnswer = 'The claim holds.';

/** Claims to be proved instead of results to be found. */
export const proofs: readonly FlawedFamily[] = [
  defineFlawed({
    subject: 'Mathematics',
    flaw,
    usualAnswer,
    fields: { count: integer(3, 60), factor: integer(2, 90) },
    wordings: [
      'Prove that the product of any {count} consecutive integers, multiplied by {factor}, is divisible by {count}!.',
      'Let n be a positive integer. Show that among any {count} n + {factor} integers there are two whose difference is divisible by {count}.',
    ],
  }),
  defineFlawed({
    subject: 'Computer Science',
    flaw,
    usualAnswer,
    fields: { states: integer(3, 90), letters: integer(2, 40) },
    wordings: [
      'Prove that a deterministic automaton with {states} states over {letters} letters that accepts some word accepts one of fewer than {states} letters.',
      'A regular language over {letters} letters is given by an automaton with {states} states. Show that its complement is regular.',
    ],
  }),
  defineFlawed({
    subject: 'Chemistry',
    flaw,
    usualAnswer,
    fields: { carbon: integer(2, 90), rings: integer(1, 12) },
    wordings: [
      'Prove that a hydrocarbon with {carbon} carbon atoms and {rings} rings has an even number of hydrogen atoms.',
      'A mixture of {carbon} components at fixed pressure is considered. Show that no more than {carbon} + 1 phases coexist at a given temperature, and that {rings} degrees of freedom need fewer.',
    ],
  }),
  defineFlawed({
    subject: 'Physics',
    flaw,
    usualAnswer,
    fields: { bodies: integer(2, 90), mass: integer(1, 400) },
    wordings: [
      'Prove that the total momentum of {bodies} bodies of {mass} kg each that interact only with one another is conserved.',
      'A chain of {bodies} equal masses of {mass} g is joined by equal springs. Show that all of its normal frequencies are real.',
    ],
  }),
  defineFlawed({
    subject: 'Literature',
    flaw,
    usualAnswer,
    fields: { lines: integer(5, 90), words: integer(2, 40) },
    wordings: [
      'Prove that in a poem of {lines} lines that uses fewer than {lines} rhyme words, of which {words} are masculine, some rhyme word recurs.',
      'A stanza form permutes {lines} end-words, {words} of them nouns. Show that after finitely many stanzas the first order returns.',
    ],
  }),
  defineFlawed({
    subject: 'History',
    flaw,
    usualAnswer,
    fields: { day: integer(1, 28), years: integer(2, 400) },
    wordings: [
      'Prove that the Gregorian calendar repeats its weekdays after 400 years, whatever the day {day} of a month on which a dynasty of {years} years begins.',
      'A dynasty of {years} years dates by regnal years that begin on day {day} of a month. Show that two of its charters with equal dates were issued on one day.',
    ],
  }),
  defineFlawed({
    subject: 'Biology',
    flaw,
    usualAnswer,
    fields: { loci: integer(2, 90), size: integer(10, 900) },
    wordings: [
      'Prove that under random mating in an unbounded population each of {loci} autosomal loci reaches its equilibrium proportions within one generation, also when {size} migrants founded it.',
      'A haploid population of {size} individuals evolves neutrally at {loci} loci. Show that every allele is lost or fixed with probability 1.',
    ],
  }),
  defineFlawed({
    subject: 'Linguistics',
    flaw,
    usualAnswer,
    fields: { rules: integer(2, 90), length: integer(4, 90) },
    wordings: [
      'Prove that a grammar of {rules} context-free rules in binary normal form derives a sentence of {length} words in exactly 2 times {length} - 1 steps.',
      'A phonology applies {rules} ordered rewrite rules, each a single time, to words of at most {length} segments. Show that the relation it defines is rational.',
    ],
  }),
];
