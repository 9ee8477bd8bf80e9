import { binomial } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const isotopologues: ProblemFamily = defineFamily({
  name: 'isotopologue-count',
  subject: 'Chemistry',
  answerType: 'integer',
  fields: {
    carbon: integer(3, 30),
    hydrogen: integer(4, 60),
    chlorine: integer(1, 8),
    oxygen: integer(2, 9),
  },
  wordings: [
    'A molecule is built of {carbon} carbon, {hydrogen} hydrogen and {chlorine} chlorine atoms and of[[ {oxygen}]] oxygen atoms. Carbon, hydrogen and chlorine occur as two stable isotopes each, oxygen as three. Two molecules count as equal when every isotope occurs equally often in both, whatever its position. How many different isotopic compositions are possible?',
    'In a mass spectrometer only the number of atoms of each isotope matters, not where they sit. With two isotopes for each of C, H and Cl and three for O, how many isotopic compositions has a species built of {carbon} C atoms, {hydrogen} H atoms, {chlorine} Cl atoms and[[ {oxygen}]] O atoms?',
  ],
  solve: ({ carbon, hydrogen, chlorine, oxygen }) => {
    const pairs = BigInt((carbon + 1) * (hydrogen + 1) * (chlorine + 1));
    const triples = binomial(oxygen + 2, 2);
    return {
      answer: `${pairs * triples}`,
      steps: [
        `With two isotopes, n atoms can be split in n + 1 ways: ${carbon + 1}, ${hydrogen + 1} and ${chlorine + 1} ways for C, H and Cl.`,
        `With three isotopes, ${oxygen} oxygen atoms can be split in ${oxygen + 2} choose 2 = ${triples} ways.`,
        `The elements are independent, so there are ${pairs} times ${triples} = ${pairs * triples} compositions.`,
      ],
      mistakes: [
        `${pairs * BigInt(oxygen + 1)}`,
        `${BigInt(carbon * hydrogen * chlorine) * triples}`,
        `${pairs * binomial(oxygen + 1, 2)}`,
      ],
    };
  },
});
