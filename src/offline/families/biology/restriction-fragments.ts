import { integer, integers } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';
import { setText } from '../set-text.ts';

function fragmentsOf(sites: readonly number[], length: number): number[] {
  const sorted = [...sites].sort((left, right) => left - right);
  return sorted.map((site, index) => (sorted[index + 1] ?? (sorted[0] ?? 0) + length) - site);
}

function inOrder(lengths: readonly number[]): string {
  return setText([...lengths].sort((left, right) => left - right));
}

export const restrictionFragments: ProblemFamily = defineFamily({
  name: 'restriction-fragments',
  subject: 'Biology',
  answerType: 'set',
  fields: { length: integer(3001, 9900), sites: integers(3, 6, 3000) },
  wordings: [
    'A circular plasmid[[ of {length} base pairs]] is cut to completion by an enzyme at the positions {sites}, counted clockwise from the origin. Give the set of fragment lengths in base pairs.',
    'On the map of a ring-shaped DNA molecule[[ with {length} base pairs]] the only cleavage sites of two enzymes lie at the coordinates {sites}. Both enzymes together digest it completely. Which band lengths, in base pairs, appear on the gel? Answer with a set.',
  ],
  accepts: ({ length, sites }) => {
    const fragments = fragmentsOf(sites, length);
    return new Set(fragments).size === fragments.length && !fragments.includes(0);
  },
  solve: ({ length, sites }) => {
    const fragments = fragmentsOf(sites, length);
    const sorted = [...sites].sort((left, right) => left - right);
    const last = sorted.at(-1) ?? 0;
    return {
      answer: inOrder(fragments),
      steps: [
        `In order the sites are ${sorted.join(', ')}.`,
        `Neighbors differ by ${fragments.slice(0, -1).join(', ')}; the fragment across the origin has ${length} - ${last} + ${sorted[0]} = ${fragments.at(-1)} base pairs.`,
        `The lengths are ${inOrder(fragments)}.`,
      ],
      mistakes: [
        inOrder(fragments.slice(0, -1)),
        inOrder([...fragments.slice(0, -1), length - last]),
        inOrder([...fragments.slice(0, -1), (fragments.at(-1) ?? 0) + 1]),
      ],
    };
  },
});
