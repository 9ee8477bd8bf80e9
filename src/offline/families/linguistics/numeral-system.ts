import { integer, integers } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const numeralSystem: ProblemFamily = defineFamily({
  name: 'numeral-system',
  subject: 'Linguistics',
  answerType: 'integer',
  fields: {
    base: integer(6, 20),
    digits: integers(3, 6, 19),
    multiplier: integer(2, 12),
  },
  wordings: [
    'A field worker describes a purely positional numeral system[[ of base {base}]]. A speaker utters the numeral whose digits, highest place first, are {digits}, and then names the {multiplier}-fold of this number. Write the number that was named second in decimal notation.',
    'In an invented language a numeral is a chain of digit words, the first of which has the highest place value[[; the places are powers of {base}]]. The chain with the digit values {digits} is followed by a suffix that multiplies the whole by {multiplier}. Which number, in decimal notation, does the word denote?',
  ],
  accepts: ({ base, digits }) => digits.every((digit) => digit < base),
  solve: ({ base, digits, multiplier }) => {
    const valueIn = (radix: number): number => digits.reduce((sum, digit) => sum * radix + digit, 0);
    return {
      answer: `${valueIn(base) * multiplier}`,
      steps: [
        `There are ${digits.length} places, so the highest place is worth ${base}^${digits.length - 1}.`,
        `The chain ${digits.join(', ')} has the value ${valueIn(base)}.`,
        `Multiplied by ${multiplier} this is ${valueIn(base) * multiplier}.`,
      ],
      mistakes: [`${valueIn(base)}`, `${valueIn(base + 1) * multiplier}`, `${valueIn(base) + multiplier}`],
    };
  },
});
