import { splitSentences } from '../extract/split-sentences.ts';
import type { Claim } from '../readings/claim.ts';
import { countedItems } from '../told/counted-items.ts';

/**
 * Whether a sentence may state the other value in another place than the one that was read of it: `2.41 atm, which is 244 kPa` or, of a
 * text that names several values, how many they are. What it announces or puts in a box is its answer.
 */
export function mayStandElsewhere({ text, within, rest }: Claim, { text: other }: Claim): boolean {
  if (rest === 'open') return false;
  if (within === '') return holdsNumber(inBrackets.exec(text)?.[1] ?? '', other, '');
  const sentences = splitSentences(within);
  const last = sentences.at(-1) ?? within;
  if (/\\boxed|answer|option|choice/i.test(last)) return false;
  if (countedItems(last) === text) return sentences.length > 1 && other.includes(',');
  return holdsNumber(last, other, text);
}

/** What brackets at the end say behind a value: `10 m/s (= 36 km/h)`. */
const inBrackets = /\w \(((?!not )[^()]{1,40})\)$/;

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
