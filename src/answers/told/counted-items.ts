import { isMeaningful } from '../syntax/parse-unit.ts';
import { smallNumber } from '../tokens/number-words.ts';
import { lookupUnit } from '../units/lookup-unit.ts';

/**
 * How many a sentence says that there are, where it says no more than of what: `two` of `There are exactly two such integers`, `809`
 * of `There are $809$ integers $n \le 2024$ for which Bob wins`. Null where a word may make of it a part, a bound or a step.
 */
export function countedItems(sentence: string): string | null {
  if (sentence.length > 240 || !/there (?:are|were|is|was|exist)|such|exactly/i.test(sentence)) return null;
  const words = sentence
    .trim()
    .replace(/[.!]$/, '')
    .replace(/\$[^$]*\$|\\\((?:(?!\\[()]).)*\\\)/g, (formula) => (isNumber(formula) ? formula : 'it'))
    .split(' ');
  const start = leading.has(withoutComma(words[0])) ? 1 : 0;
  const isThere =
    /^there$/i.test(words[start] ?? '') && /^(?:are|were|is|was|exists?)$/.test(words[start + 1] ?? '');
  const from = start + (isThere ? 2 : 0);
  const at = words.findIndex((word, index) => index >= from && !exact.has(word.toLowerCase()));
  const number = words[at] ?? '';
  const behind = words.slice(at + 1);
  // That there is one such function may tell of the one that was found.
  if (!isNumber(number) || /^\W{0,4}(?:1|one)\W{0,4}$/i.test(number) || !isCounted(behind)) return null;
  if (!isThere && !(exists(behind) && (behind[0] === 'such' || at > from))) return null;
  return number.replace(/[$*\\()]/g, '');
}

const leading: ReadonlySet<string> = new Set(
  'so thus hence therefore then finally overall altogether consequently'.split(' '),
);
const exact: ReadonlySet<string> = new Set(
  'exactly only precisely thus therefore then a total of'.split(' '),
);

function withoutComma(word = ''): string {
  return word.toLowerCase().replace(/,$/, '');
}

function isNumber(word: string): boolean {
  return (
    /^[$*\\(]{0,4}\d{1,9}(?:\{?,\}?\d{3}){0,4}[$*\\)]{0,4}$/.test(word) ||
    smallNumber(word.replace(/\*/g, '').toLowerCase()) !== null
  );
}

/** `such pairs exist`, `integers satisfy the condition`. */
function exists(words: readonly string[]): boolean {
  const at = words.findIndex((word) => existing.has(word));
  return at > 0 && at < 5;
}

const existing: ReadonlySet<string> = new Set(
  'exist exists work works satisfy satisfies meet meets'.split(' '),
);

/** Whether what stands behind a number that `there are` counts makes it one of a step or a part: `12 cases to check`. */
export function isCountLimited(before: string, tail: string): boolean {
  if (!/(?:^|[^a-z])there (?:are|were|is|was|exist) (?:exactly |only |precisely )?[^a-z]{0,4}$/i.test(before))
    return false;
  const words =
    tail
      .slice(0, 80)
      .toLowerCase()
      .split(/[.;]/)[0]
      ?.match(/[a-z]+/g) ?? [];
  return words.some((word) => steps.has(word));
}

const steps: ReadonlySet<string> = new Set(
  'step steps each complement counterexample counterexamples far too check cases options up another other extra additional involved'.split(
    ' ',
  ),
);

/** Whether words name what is counted and, behind it, no other number that might be the answer, and nothing that limits the first. */
function isCounted(words: readonly string[]): boolean {
  const [first = ''] = words;
  if (words.length === 2 && first === 'of' && /^(?:them|these|those)$/.test(words[1] ?? '')) return true;
  return (
    /^[A-Za-z][a-z-]{2,}$/.test(first) &&
    (!isMeaningful(first) || kinds.has(first)) &&
    lookupUnit(first) === null &&
    words.every(
      (word, index) =>
        (/^[A-Za-z'’-]+$/.test(word) && !limiting.has(word.toLowerCase())) ||
        (isNumber(word) && index > 1 && !joining.has(words[index - 1] ?? '')),
    )
  );
}

const kinds: ReadonlySet<string> = new Set(
  'such positive negative possible prime odd even square right'.split(' '),
);

const joining: ReadonlySet<string> = new Set('and or plus minus times equals'.split(' '));

const limiting: ReadonlySet<string> = new Set(
  `but not no never none neither nor cannot if unless when whenever each every per more fewer out whom while whereas because since so thus
  therefore hence another other others additional extra half twice left remaining maybe perhaps possibly probably presumably approximately
  roughly about around nearly almost except excluding without before after initially originally supposedly wrong incorrect false
  fail fails violate violates subtract discard exclude eliminate remove involved first last next step steps each check
  complement counterexample counterexamples far too up`.split(/\s+/),
);
