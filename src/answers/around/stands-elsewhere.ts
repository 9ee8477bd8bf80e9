import { splitSentences } from '../extract/split-sentences.ts';
import { withoutLast } from '../extract/told-apart.ts';
import type { Claim } from '../readings/claim.ts';
import { countedItems } from '../told/counted-items.ts';

/**
 * Whether a sentence may state the other value in another place than the one that was read of it: `2.41 atm, which is 244 kPa` or, of a
 * text that names several values, how many they are. What it announces or puts in a box is its answer.
 */
export function mayStandElsewhere({ text, within, rest }: Claim, { text: other }: Claim): boolean {
  if (rest === 'open') return false;
  if (within === '')
    return (
      holdsNumber(inBrackets.exec(text)?.[1] ?? '', other, '') ||
      (/[=>]/.test(text) && text.length < 80 && holdsNumber(text, numberOf(other), ''))
    );
  if (holdsAll(within, other) || holdsFormula(within, other)) return true;
  const sentences = splitSentences(within);
  const last = sentences.at(-1) ?? within;
  if (/\\boxed|answer|option|choice/i.test(last)) return false;
  if (countedItems(last) === text)
    return (
      sentences.length > 1 &&
      (other.includes(',') || sentences.slice(0, -1).some((sentence) => holdsNumber(sentence, other, text)))
    );
  return holdsNumber(last, numberOf(other), text);
}

/** Whether a formula is somewhere in a text, written alike and not as a part of a longer one. */
function holdsFormula(within: string, other: string): boolean {
  const [text, formula] = [within, other].map((each) =>
    each.replace(/[\s$]|\\[,;()[\]]/g, '').replaceAll('²', '^2'),
  );
  if (
    text === undefined ||
    formula === undefined ||
    formula.length < 3 ||
    !/[a-z]/i.test(formula) ||
    !/[-+*/^]/.test(formula)
  )
    return false;
  const at = text.indexOf(formula);
  return (
    at >= 0 && !/[-+*/^\d]$/.test(text.slice(0, at)) && !/^[-+*/^\d]/.test(text.slice(at + formula.length))
  );
}

/** What brackets at the end say behind a value: `10 m/s (= 36 km/h)`. */
const inBrackets = /\w \(((?!not )[^()]{1,40})\)$/;

/** The number of a quantity: `2.41` of `2.41 atm`. */
function numberOf(text: string): string {
  return /^\$?(-?\d[\d,.]{0,12})(?: ?[A-Za-z°%\\µ][^\d]{0,20}|\$)?$/.exec(text)?.[1] ?? text;
}

/** Whether a number is somewhere in a sentence where the value that was read is not. */
function holdsNumber(sentence: string, number: string, read: string): boolean {
  if (!/^-?\d[\d,.]{0,12}$/.test(number) || read.includes(number)) return false;
  const at = sentence.indexOf(number);
  return (
    at >= 0 &&
    !/[\w.,]$/.test(sentence.slice(0, at)) &&
    !/^[\w,.]?\d/.test(sentence.slice(at + number.length))
  );
}

/** Whether a value has a letter that its text takes for a number: `a = 4, b = 3, so the answer is a + b`, beside a number. */
export function dependsOnNames({ text, within }: Claim, { text: other }: Claim): boolean {
  if (within === '' || within.length > 1000 || !/^[-+\d.,\s$%/]{1,20}$/.test(other)) return false;
  const letters = new Set(
    text.replace(/\\[A-Za-z]+/g, ' ').match(/(?<![A-Za-z])[A-Za-z](?![A-Za-z])/g) ?? [],
  );
  const rest = withoutLast(within, text);
  return [...rest.matchAll(/(?<![A-Za-z\\])([A-Za-z])\$? ?(?:=|is) ?\$?-?\d/g)].some(([, name = '']) =>
    letters.has(name),
  );
}

/** Whether several numbers that are the other value are each somewhere in a text: `One root is 2. The other is 3.` beside `2, 3`. */
function holdsAll(within: string, other: string): boolean {
  const numbers = /^[-\d.,\s(){}$\\and]{3,40}$/.test(other) ? (other.match(/-?\d+(?:\.\d+)?/g) ?? []) : [];
  return (
    numbers.length > 1 && within.length < 400 && numbers.every((number) => holdsNumber(within, number, ''))
  );
}
