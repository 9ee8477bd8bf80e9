import { modularPower } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const powerTower: ProblemFamily = defineFamily({
  name: 'power-tower-residue',
  subject: 'Mathematics',
  answerType: 'integer',
  fields: {
    base: integer(2, 97),
    exponent: integer(2, 29),
    height: integer(3, 19),
    modulus: integer(101, 9973),
  },
  wordings: [
    'Let N = {base}^E with E = {exponent}^{height}. Determine the least non-negative residue of N[[ modulo {modulus}]].',
    'Put E = {exponent}^{height}. Which remainder is left when the integer {base}^E is divided[[ by {modulus}]], the remainder being taken from 0 upwards?',
  ],
  solve: ({ base, exponent, height, modulus }) => {
    const tower = BigInt(exponent) ** BigInt(height);
    const residue = modularPower(BigInt(base), tower, BigInt(modulus));
    return {
      answer: `${residue}`,
      steps: [
        `The exponent is E = ${exponent}^${height} = ${tower}, too large for direct expansion.`,
        `In binary E has ${tower.toString(2).length} digits, so repeated squaring modulo ${modulus} takes that many squarings.`,
        `Multiplying the squares of ${base} that belong to binary digits 1 of E gives ${residue} modulo ${modulus}.`,
      ],
      mistakes: [
        `${modularPower(BigInt(base), BigInt(exponent * height), BigInt(modulus))}`,
        `${(residue * BigInt(base)) % BigInt(modulus)}`,
        `${(residue + 1n) % BigInt(modulus)}`,
      ],
    };
  },
});
