import { integer, sequence } from './field.ts';
import { defineFamily, type ProblemFamily } from './problem-family.ts';

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

const stressCount = defineFamily({
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

/** Last word first, then the first, then the last but one, and so on inwards: the order of a sestina's next stanza. */
function spiral<Word>(words: readonly Word[]): Word[] {
  const [left, right] = [[...words], [] as Word[]];
  while (left.length > 0) right.push(...left.splice(-1), ...left.splice(0, 1));
  return right;
}

function endWord(words: readonly string[], stanza: number, line: number): string {
  let order = [...words];
  for (let index = 1; index < stanza; index += 1) order = spiral(order);
  return order[line - 1] ?? '';
}

const spiralStanzas = defineFamily({
  name: 'spiral-end-words',
  subject: 'Literature',
  answerType: 'name',
  fields: {
    words: sequence(
      [
        'river',
        'stone',
        'lantern',
        'winter',
        'orchard',
        'ash',
        'mirror',
        'harbor',
        'sparrow',
        'salt',
        'window',
      ],
      { from: 5, to: 9, isDistinct: true },
    ),
    stanza: integer(3, 20),
    line: integer(1, 9),
  },
  wordings: [
    'The lines of the first stanza of a long poem end, in order, with the words {words}. Each further stanza reuses these end-words in the spiral order of the sestina: last, first, last but one, second, and so on inwards, always with respect to the stanza before. Which word ends line {line}[[ of stanza {stanza}]]?',
    'In a generalized sestina the end-words of stanza 1 are {words}. To pass from one stanza to the next, take the end-words alternately from the bottom and from the top, beginning at the bottom. Name the end-word of line {line}[[ in stanza {stanza}]].',
  ],
  accepts: ({ words, line }) => line <= words.length,
  solve: ({ words, stanza, line }) => ({
    answer: endWord(words, stanza, line),
    steps: [
      `There are ${words.length} end-words; the second stanza has them in the order ${spiral(words).join(', ')}.`,
      `Repeating the step ${stanza - 1} times in all leads to stanza ${stanza}.`,
      `Its line ${line} then ends with ${endWord(words, stanza, line)}.`,
    ],
    mistakes: [endWord(words, stanza + 1, line), endWord(words, stanza - 1, line), ...words],
  }),
});

export const literature: readonly ProblemFamily[] = [stressCount, spiralStanzas];
