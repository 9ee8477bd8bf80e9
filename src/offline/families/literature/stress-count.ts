import { integer, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

const syllables: Readonly<Record<string, readonly [all: number, stressed: number]>> = {
  iamb: [2, 1],
  trochee: [2, 1],
  spondee: [2, 2],
  pyrrhic: [2, 0],
  anapest: [3, 1],
  dactyl: [3, 1],
  amphibrach: [3, 1],
  cretic: [3, 2],
  molossus: [3, 3],
  choriamb: [4, 2],
};

export const stressCount: ProblemFamily = defineFamily({
  name: 'stress-count',
  subject: 'Literature',
  answerType: 'integer',
  fields: {
    feet: sequence(
      [
        'iamb',
        'trochee',
        'spondee',
        'pyrrhic',
        'anapest',
        'dactyl',
        'amphibrach',
        'cretic',
        'molossus',
        'choriamb',
      ],
      { from: 4, to: 7 },
    ),
    lines: integer(4, 14),
    stanzas: integer(3, 40),
  },
  wordings: [
    'Every line of an ode scans as {feet}, in the classical names of the feet read by stress. A stanza has {lines} such lines, and the ode has[[ {stanzas}]] stanzas. How many stressed syllables does the whole ode contain?',
    'A poet builds each verse from the feet {feet} (accentual scansion). With {lines} verses to the strophe[[ and {stanzas} strophes]], and no verse left incomplete, find the number of stressed syllables in the poem.',
  ],
  solve: ({ feet, lines, stanzas }) => {
    const inLine = (index: 0 | 1): number =>
      feet.reduce((sum, foot) => sum + (syllables[foot]?.[index] ?? 0), 0);
    return {
      answer: `${inLine(1) * lines * stanzas}`,
      steps: [
        `The ${feet.length} feet ${feet.join(', ')} hold ${inLine(0)} syllables, of which ${inLine(1)} bear stress.`,
        `The poem has ${lines} times ${stanzas} = ${lines * stanzas} such lines.`,
        `That makes ${inLine(1)} times ${lines * stanzas} = ${inLine(1) * lines * stanzas} stressed syllables.`,
      ],
      mistakes: [
        `${inLine(0) * lines * stanzas}`,
        `${feet.length * lines * stanzas}`,
        `${(inLine(1) + 1) * lines * stanzas}`,
      ],
    };
  },
});
