import { decimal } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const neutralizationHeat: ProblemFamily = defineFamily({
  name: 'neutralization-heat',
  subject: 'Chemistry',
  answerType: 'number',
  fields: {
    acidVolume: integer(20, 400),
    acid: integer(15, 900),
    baseVolume: integer(20, 400),
    base: integer(15, 900),
    enthalpy: integer(51, 61),
  },
  wordings: [
    'Sulfuric acid of {acid} mmol/L, taken as fully dissociated, amounts to {acidVolume} mL. It is mixed with[[ {baseVolume} mL of]] sodium hydroxide solution of {base} mmol/L. Each mole of water formed releases {enthalpy} kJ. Which heat, in J and as an exact decimal with its unit, is released?',
    'In a calorimeter {acidVolume} mL of a strong diprotic acid ({acid} mmol/L) meet[[ {baseVolume} mL of]] a strong monoacidic base ({base} mmol/L). The enthalpy of neutralization is -{enthalpy} kJ per mole of water. State the heat set free in J, as an exact decimal with its unit.',
  ],
  solve: ({ acidVolume, acid, baseVolume, base, enthalpy }) => {
    const [protons, hydroxide] = [2 * acidVolume * acid, baseVolume * base];
    const heat = (micromoles: number): string => `${decimal(BigInt(micromoles * enthalpy), 3)} J`;
    const limiting = Math.min(protons, hydroxide);
    return {
      answer: heat(limiting),
      steps: [
        `The acid brings 2 times ${acidVolume} times ${acid} = ${protons} micromoles of protons, the base ${hydroxide} micromoles of hydroxide.`,
        `The smaller amount, ${limiting} micromoles, turns to water.`,
        `At ${enthalpy} kJ/mol this releases ${heat(limiting)}.`,
      ],
      mistakes: [
        heat(Math.max(protons, hydroxide)),
        heat(Math.min(acidVolume * acid, hydroxide)),
        heat(protons + hydroxide),
        heat(limiting + 10),
      ],
    };
  },
});
