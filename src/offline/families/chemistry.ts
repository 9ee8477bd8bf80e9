import { binomial, decimal } from './exact.ts';
import { integer } from './field.ts';
import { defineFamily, type ProblemFamily } from './problem-family.ts';

const combustion = defineFamily({
  name: 'combustion-oxygen',
  subject: 'Chemistry',
  answerType: 'number',
  fields: {
    carbon: integer(2, 24),
    hydrogen: integer(4, 50),
    oxygen: integer(1, 6),
    amount: integer(11, 480),
    purity: integer(51, 99),
  },
  wordings: [
    'A sample of {amount} mmol in all consists of the compound C{carbon}H{hydrogen}O{oxygen} and an inert remainder[[; the compound makes up {purity} percent of the amount of substance]]. It burns completely to carbon dioxide and water. How many millimoles of molecular oxygen are consumed?',
    'Molecules with {carbon} carbon, {hydrogen} hydrogen and {oxygen} oxygen atoms are mixed with a noble gas. The mixture amounts to {amount} mmol[[, {purity} percent of which are these molecules]]. State the uptake of oxygen, in mmol of O2, when everything that can burn is burned to CO2 and H2O.',
  ],
  accepts: ({ carbon, hydrogen, oxygen }) =>
    hydrogen % 2 === 0 && hydrogen <= 2 * carbon + 2 && oxygen <= carbon && hydrogen >= carbon,
  solve: ({ carbon, hydrogen, oxygen, amount, purity }) => {
    const quarters = BigInt(4 * carbon + hydrogen - 2 * oxygen);
    const uptake = (of: bigint): string => decimal(of * BigInt(amount * purity) * 25n, 4);
    return {
      answer: uptake(quarters),
      steps: [
        `One molecule C${carbon}H${hydrogen}O${oxygen} needs ${carbon} + ${hydrogen}/4 - ${oxygen}/2 = ${quarters}/4 molecules of O2.`,
        `The sample holds ${amount} mmol times ${purity}/100 = ${decimal(BigInt(amount * purity), 2)} mmol of it.`,
        `The product of both figures is ${uptake(quarters)} mmol of O2.`,
      ],
      mistakes: [
        uptake(BigInt(4 * carbon + hydrogen)),
        uptake(BigInt(4 * carbon + hydrogen - oxygen)),
        decimal(quarters * BigInt(amount) * 25n, 2),
      ],
    };
  },
});

const isotopologues = defineFamily({
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

export const chemistry: readonly ProblemFamily[] = [combustion, isotopologues];
