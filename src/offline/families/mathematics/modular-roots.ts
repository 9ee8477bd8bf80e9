import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';
import { setText } from '../set-text.ts';

function squareRoots(residue: number, modulus: number): number[] {
  const roots: number[] = [];
  for (let x = 0; x < modulus; x += 1) if ((x * x) % modulus === residue) roots.push(x);
  return roots;
}

export const modularRoots: ProblemFamily = defineFamily({
  name: 'modular-roots',
  subject: 'Mathematics',
  answerType: 'set',
  fields: { residue: integer(1, 199), modulus: integer(24, 400) },
  wordings: [
    'Find the set of all integers x with 0 <= x < m for which x^2 is congruent to {residue} modulo m[[, where m = {modulus}]].',
    'Let R be the ring of integers[[ modulo {modulus}]]. Determine the elements x of R with x^2 = {residue}, and give them as a set of least non-negative representatives.',
  ],
  accepts: ({ residue, modulus }) => {
    if (residue >= modulus) return false;
    const count = squareRoots(residue, modulus).length;
    return count >= 2 && count <= 8;
  },
  solve: ({ residue, modulus }) => {
    const roots = squareRoots(residue, modulus);
    return {
      answer: setText(roots),
      steps: [
        `The congruence splits along the prime powers that divide ${modulus}.`,
        `Roots come in pairs x and ${modulus} - x, and here there are ${roots.length} of them.`,
        `Joining the local roots by the Chinese remainder theorem gives ${setText(roots)}.`,
      ],
      mistakes: [
        setText(roots.slice(0, -1)),
        setText(roots.map((root) => root + 1)),
        setText([...roots, modulus]),
      ],
    };
  },
});
