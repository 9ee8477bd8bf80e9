import { allOf, apart, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { compareTexts } from '../texts/compare-texts.ts';

/** Steps joined by arrows, in order: `A -> B -> C`, `S -> NP VP`. */
export const arrowKind: AnswerKind<readonly string[]> = {
  name: 'steps',
  read: ({ text }) => {
    const steps = readSteps(text);
    return steps === null ? [] : [wholeReading(steps)];
  },
  // What is listed in the same order may be meant without one.
  relateToOther: (steps, { text }) =>
    steps.length > 2 && readListed(text)?.length === steps.length
      ? undecided('one side joins by arrows what the other lists')
      : null,
  relate: (left, right, comparison) => {
    if (left.length !== right.length) return apart('structure', 'the numbers of steps differ');
    return allOf(
      left.map((step, index) => {
        const agreement = compareTexts(step, right[index] ?? '', comparison);
        return agreement.relation === 'open' && /^[\p{L}\s'-]+$/u.test(step)
          ? apart('text', 'the steps differ')
          : agreement;
      }),
      'the steps agree in order',
    );
  },
};

/** Names or numbers with commas between them; null for anything else. */
function readListed(text: string): readonly string[] | null {
  if (text.length > 600) return null;
  const items = cleanText(text)
    .replace(/^[[(](.*)[\])]$/u, '$1')
    .split(',')
    .map((item) => item.trim());
  return items.every((item) => /^[\p{L}\p{N}' ]{1,40}$/u.test(item)) ? items : null;
}

function readSteps(text: string): readonly string[] | null {
  if (text.length > 600) return null;
  const steps = cleanText(text).split(
    /(?:(?<!\s)\s+)?(?:\\to(?![a-z])|\\(?:long)?rightarrow(?![a-z])|\\Rightarrow(?![a-z])|(?<!-)-+>|=>)\s*/u,
  );
  return steps.length >= 2 && steps.every((step) => step.trim() !== '') ? steps : null;
}
