import { choice, integer, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

const directions = ['from the first line to the last', 'from the last line to the first'] as const;

function spelled(words: readonly string[], place: number, direction: string): string {
  const letters = words.map((word) => word.charAt(place - 1));
  return (direction === directions[0] ? letters : letters.reverse()).join('');
}

export const acrostic: ProblemFamily = defineFamily({
  name: 'acrostic',
  subject: 'Literature',
  answerType: 'text',
  fields: {
    words: sequence(
      [
        'marble',
        'violin',
        'cinder',
        'autumn',
        'bridge',
        'temple',
        'garden',
        'shadow',
        'copper',
        'thorns',
        'silver',
        'meadow',
        'raven',
        'hymns',
      ],
      { from: 5, to: 8, isDistinct: true },
    ),
    place: integer(1, 5),
    direction: choice(directions),
  },
  wordings: [
    'A poem hides a message in its end-words, which are, line by line, {words}. The key takes from each of them the letter[[ at place {place}, counted from the left from 1]], {direction}. Which string of letters does the key yield?',
    'The lines of a riddle end with {words}, in this order. Its author took one letter of every end-word[[, namely letter number {place} from the left,]] and went {direction}. Write the resulting letters as one word.',
  ],
  accepts: ({ words, place }) => new Set(words.map((word) => word.charAt(place - 1))).size > 2,
  solve: ({ words, place, direction }) => {
    const answer = spelled(words, place, direction);
    return {
      answer,
      steps: [
        `There are ${words.length} end-words, each with at least five letters.`,
        `The letters at place ${place} are, in the order of the lines, ${words.map((word) => word.charAt(place - 1)).join(', ')}.`,
        `Read ${direction} they give ${answer}.`,
      ],
      mistakes: [
        ...directions.map((other) => spelled(words, place, other)),
        spelled(words, place === 1 ? 2 : place - 1, direction),
        `${answer}e`,
      ],
    };
  },
});
