import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

interface Compound {
  readonly carbon: number;
  readonly hydrogen: number;
  readonly chlorine: number;
  readonly oxygen: number;
}

function formulaText({ carbon, hydrogen, chlorine, oxygen }: Compound): string {
  const atoms = [
    ['C', carbon],
    ['H', hydrogen],
    ['Cl', chlorine],
    ['O', oxygen],
  ] as const;
  return atoms.map(([symbol, count]) => `${symbol}${count === 1 ? '' : count}`).join('');
}

export const unsaturatedFormula: ProblemFamily = defineFamily({
  name: 'unsaturated-formula',
  subject: 'Chemistry',
  answerType: 'formula',
  fields: {
    carbon: integer(8, 40),
    oxygen: integer(1, 6),
    chlorine: integer(1, 5),
    doubles: integer(1, 6),
    rings: integer(1, 5),
  },
  wordings: [
    'A molecule contains {carbon} carbon atoms, {oxygen} ether oxygen atoms and {chlorine} chlorine atoms; every other valence is taken by hydrogen. It has {doubles} double bonds between carbon atoms,[[ {rings} rings]] and no triple bond. What is its molecular formula, with the elements in the order C, H, Cl, O?',
    'An unsaturated chloroether is built of {carbon} C, {oxygen} O and {chlorine} Cl atoms and of hydrogen. Its skeleton closes to[[ {rings}]] rings and carries {doubles} C=C double bonds; all other bonds are single. Derive the molecular formula in the order C, H, Cl, O.',
  ],
  accepts: ({ carbon, chlorine, doubles, rings }) =>
    2 * carbon + 2 - chlorine - 2 * (doubles + rings) >= Math.max(2, carbon / 2),
  solve: ({ carbon, oxygen, chlorine, doubles, rings }) => {
    const hydrogen = 2 * carbon + 2 - chlorine - 2 * (doubles + rings);
    const withHydrogen = (count: number): string =>
      formulaText({ carbon, hydrogen: count, chlorine, oxygen });
    return {
      answer: withHydrogen(hydrogen),
      steps: [
        `A saturated open chain of ${carbon} carbon atoms carries 2 times ${carbon} + 2 = ${2 * carbon + 2} monovalent atoms; ether oxygen changes nothing.`,
        `Each of the ${doubles + rings} rings and double bonds takes away two, which leaves ${2 * carbon + 2 - 2 * (doubles + rings)} places.`,
        `With ${chlorine} of them taken by chlorine the formula is ${withHydrogen(hydrogen)}.`,
      ],
      mistakes: [
        withHydrogen(hydrogen + chlorine),
        withHydrogen(hydrogen + 2 * rings),
        withHydrogen(hydrogen + 2),
      ],
    };
  },
});
