import { integer, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

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

export const spiralStanzas: ProblemFamily = defineFamily({
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
