import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';
import { setText } from '../set-text.ts';

function peaks(lightest: number, heavyPlaces: number): string {
  return setText(Array.from({ length: heavyPlaces + 1 }, (_, index) => lightest + 2 * index));
}

export const molecularIonPeaks: ProblemFamily = defineFamily({
  name: 'molecular-ion-peaks',
  subject: 'Chemistry',
  answerType: 'set',
  fields: {
    carbon: integer(3, 30),
    hydrogen: integer(2, 60),
    chlorine: integer(1, 4),
    bromine: integer(1, 3),
  },
  wordings: [
    'The molecular ion of a compound consists of {carbon} carbon, {hydrogen} hydrogen, {chlorine} chlorine and[[ {bromine}]] bromine atoms. Only 12C and 1H are present, while chlorine occurs as 35Cl and 37Cl and bromine as 79Br and 81Br. Give the set of nominal masses at which the singly charged molecular ion appears.',
    'In a mass spectrum of unit resolution, the intact cation of a species with {carbon} C, {hydrogen} H and {chlorine} Cl atoms and[[ {bromine}]] Br atoms is looked for. Take 12C, 1H, 35Cl, 37Cl, 79Br and 81Br as the only isotopes. Determine the set of its mass numbers.',
  ],
  accepts: ({ carbon, hydrogen, chlorine, bromine }) => hydrogen + chlorine + bromine <= 2 * carbon + 2,
  solve: ({ carbon, hydrogen, chlorine, bromine }) => {
    const lightest = 12 * carbon + hydrogen + 35 * chlorine + 79 * bromine;
    const answer = peaks(lightest, chlorine + bromine);
    return {
      answer,
      steps: [
        `With light isotopes only the mass is 12 times ${carbon} + ${hydrogen} + 35 times ${chlorine} + 79 times ${bromine} = ${lightest}.`,
        `Each of the ${chlorine + bromine} halogen atoms may be heavier by 2.`,
        `So the masses are ${answer}.`,
      ],
      mistakes: [
        peaks(lightest, chlorine),
        peaks(lightest, chlorine + bromine - 1),
        peaks(lightest + 1, chlorine + bromine),
      ],
    };
  },
});
