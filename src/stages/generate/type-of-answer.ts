import type { AnswerType } from '../../core/records/records.ts';
import { ReplyFault } from '../../core/texts/reply-fault.ts';

/** Types whose answers are numbers, and those whose answers are written in symbols. */
const [numeric, symbolic]: readonly [readonly AnswerType[], readonly AnswerType[]] = [
  ['integer', 'number', 'year'],
  ['expression', 'formula'],
];

const symbols = /[\p{N}\p{Sm}\\$^_{}[\]()*/−∞∅πℵ-]/u;

const numberWords =
  /\b(?:zero|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|third|quarter|once|twice|pi|infinit\w*|undefined|countabl\w*|uncountabl\w*|aleph)\b/iu;

/** Most words of a name, which a model may declare as anything. */
const mostWords = 3;

/**
 * Compares an answer with the type that is declared for it, where only what is beyond doubt counts: an answer without a digit,
 * a sign or a word for a number is no number. A name is then a text; a sentence is no answer of that kind at all.
 *
 * @throws {Error} When the answer cannot be meant as the type says; its message can be shown to the model.
 */
export function typeOfAnswer(answer: string, declared: AnswerType): AnswerType {
  const isNumeric = numeric.includes(declared);
  if (!isNumeric && !symbolic.includes(declared)) return declared;
  if (symbols.test(answer) || numberWords.test(answer)) return declared;
  const words = answer.match(/[\p{L}'’]+/gu) ?? [];
  // A single letter stands for a number, and scripts without spaces have numerals of their own.
  if (!words.some((word) => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{2}/u.test(word)))
    return declared;
  if (words.length > mostWords)
    throw new ReplyFault(
      `the section "Answer:" holds no ${declared}; write the ${declared} itself, or the type that the answer has`,
    );
  return isNumeric ? 'text' : declared;
}
