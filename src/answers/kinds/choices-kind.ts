import { apart, bindingDoubt, same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { straySigns } from '../syntax/stray-signs.ts';

/** Several options at once: `ACD`, `A, C and D`. */
export const choicesKind: AnswerKind<Choices> = {
  name: 'choices',
  read: ({ text }) => {
    const choices = readChoices(text);
    return choices === null ? [] : [{ ...wholeReading(choices), leftOver: straySigns(text) }];
  },
  relateToOther: ({ isCircled }, { text }) => {
    if (isCircled === true && /\d/u.test(text))
      return bindingDoubt('one side numbers statements, the other may be a number');
    return either.test(text) ? bindingDoubt('one side chooses several options, the other one of them') : null;
  },
  relate: (left, right) => {
    // Numbers in brackets are a product where neither side has them in circles.
    if (left.isNumbered && right.isNumbered && !left.isCircled && !right.isCircled) return null;
    if ((left.isNumbered ?? false) !== (right.isNumbered ?? false)) return null;
    if ((left.isRoman ?? false) !== (right.isRoman ?? false))
      return bindingDoubt('letters may name options, and numerals the statements in them');
    const isSameSet = sorted(left.letters) === sorted(right.letters);
    const isTurned = isSameSet && left.letters !== right.letters;
    // All letters from the first on may as well be put in an order; they are, where they are not as in the alphabet.
    if (isTurned && left.isWhole) return bindingDoubt('the letters may be options or an order');
    if (isSameSet && left.isWhole) return same('exact', 'the letters are in the same order');
    if (!left.isAscending || left.isOrder) return null;
    return isSameSet
      ? same('exact', 'both choose the same options')
      : apart('exact', 'the chosen options differ');
  },
};

/** `A or C`. */
const either = /^\W*(?:[Ee]ither )?\(?[A-J]\)?(?:, ?\(?[A-J]\)?){0,6},? or \(?[A-J]\)?\W*$/u;

interface Choices {
  readonly letters: string;
  readonly isAscending: boolean;
  /** Whether no letter between A and the last one is missing, so that they may be an order; two with `and` are not. */
  readonly isWhole: boolean;
  /** Whether there are more letters than a question has options. */
  readonly isOrder: boolean;
  /** Whether statements are told by numbers, and whether these are in circles. */
  readonly isNumbered?: boolean;
  readonly isCircled?: boolean;
  /** Whether statements are told by Roman numerals. */
  readonly isRoman?: boolean;
}

/** Statements by their numbers: `①③`, `(1)(3)`; null for anything else. */
function readNumbered(text: string): Choices | null {
  if (!/^(?:(?:[①-⑳]|\([1-9]\))(?:[,、，和与 ]{0,3}|$)){2,9}$/u.test(text)) return null;
  const numbers = (text.match(/[①-⑳]|\d/gu) ?? []).map((sign) => Number(sign.normalize('NFKC')));
  return new Set(numbers).size < numbers.length
    ? null
    : {
        letters: numbers.map((number) => String.fromCharCode(64 + number)).join(''),
        isAscending: numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0)),
        isWhole: false,
        isOrder: false,
        isNumbered: true,
        isCircled: !text.includes('('),
      };
}

const separator = /[,;&/、，和与]\s*(?:and\s+)?|\s+(?:[,;&/]\s*(?:and\s+)?|and\s+)?/u;
const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];

function readChoices(text: string): Choices | null {
  if (text.length > 60 || (/\d/.test(text) && !/\(\d\)/.test(text))) return null;
  const numbered = readNumbered(text.trim());
  if (numbered !== null) return numbered;
  const plain = text
    .replace(/\\(?:text\w*|mathrm|mathbf|boxed|left|right)\s*|[{}$*()[\].]/gu, '')
    .trim()
    .replace(
      /^(?:only |both )?(?:(?:the )?(?:statements?|options?|choices?|answers?)\s*:?\s*)?(?:both )?/i,
      '',
    )
    .replace(/ (?:only|are (?:both )?(?:correct|true|right))$/i, '');
  const numerals = plain.split(separator);
  if (numerals.length > 1 && numerals.every((part) => /^(?:I{1,3}|IV|VI{0,3})$/u.test(part)))
    return new Set(numerals).size < numerals.length
      ? null
      : {
          ...chosen(numerals.map((part) => 'ABCDEFGH'[romans.indexOf(part)] ?? '').join(''), plain),
          isOrder: false,
          isRoman: true,
        };
  const joined = /^[A-H]{2,8}$/u.exec(plain)?.[0] ?? '';
  const parts = plain.split(separator);
  const letters = joined !== '' ? joined : parts.every((part) => /^[A-Z]$/u.test(part)) ? parts.join('') : '';
  if (letters.length < 2 || new Set(letters).size < letters.length) return null;
  const isOrder = /[I-Z]/u.test(letters);
  const choices = chosen(letters, plain);
  return isOrder && !choices.isWhole ? null : { ...choices, isOrder };
}

function chosen(letters: string, text: string): Pick<Choices, 'letters' | 'isAscending' | 'isWhole'> {
  const isPair = letters.length === 2 && /and|[&和与]/u.test(text);
  return {
    letters,
    isAscending: sorted(letters) === letters,
    isWhole: !isPair && 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.startsWith(sorted(letters)),
  };
}

function sorted(letters: string): string {
  return [...letters].sort().join('');
}
