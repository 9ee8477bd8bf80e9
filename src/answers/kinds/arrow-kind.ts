import { allOf, apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { compareTexts } from '../texts/compare-texts.ts';
import { pattern } from '../tokens/pattern.ts';

/** Steps joined by arrows, in order: `A -> B -> C`, `S -> NP VP`. */
export const arrowKind: AnswerKind<Steps> = {
  name: 'steps',
  read: ({ text }) => {
    const steps = readSteps(text);
    return steps === null ? [] : [wholeReading(steps)];
  },
  relateToOther: ({ steps, areImplied }, { text }) => {
    const listed = steps.length > 2 ? readListed(text) : null;
    if (listed?.length !== steps.length) return null;
    const isAlike = steps.every((step, index) => step.trim() === listed[index]);
    // What is listed in another order may be meant without one, and what is in a bracket may be a vector.
    return isAlike && !areImplied && !/^\W*[[({]/u.test(text)
      ? same('text', 'one side lists the steps of the other in their order')
      : undecided('one side joins by arrows what the other lists');
  },
  relate: ({ steps: left }, { steps: right }, comparison) => {
    if (left.length !== right.length) return apart('structure', 'the numbers of steps differ');
    return allOf(
      left.map((step, index) => {
        const agreement = compareTexts(step, right[index] ?? '', comparison);
        return agreement.relation === 'open' && pattern`^[\p{L}\s'-]+$`.test(step)
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
  const plain = cleanText(text).replace(/^[[(](.*)[\])]$/u, '$1');
  const items = (
    /^(?:[A-Z](?: [A-Z])+|\d{1,3}(?: \d{1,3}){3,})$/u.test(plain) ? plain.split(' ') : plain.split(',')
  ).map((item) => item.trim());
  return items.every((item) => pattern`^[\p{L}\p{N}' ]{1,40}$`.test(item)) ? items : null;
}

interface Steps {
  readonly steps: readonly string[];
  /** Whether the arrows may say that one step implies the next. */
  readonly areImplied: boolean;
}

/** Words that only name what is listed; `reverse order:` and `not:` say more. */
const heading =
  /^(?:the )?(?:(?:final|correct|shortest|(?:in|pre|post|level)-?order) )?(?:answer|order|sequence|path|route|traversal):\s/i;

function readSteps(text: string): Steps | null {
  if (text.length > 600) return null;
  const clean = cleanText(text).replace(heading, '');
  const steps = clean.split(
    /(?:(?<!\s)\s+)?(?:\\to(?![a-z])|\\(?:long)?rightarrow(?![a-z])|\\Rightarrow(?![a-z])|(?<!-)-+>|=>)\s*/u,
  );
  return steps.length >= 2 && steps.every((step) => step.trim() !== '')
    ? { steps, areImplied: /\\Rightarrow(?![a-z])|=>/u.test(clean) }
    : null;
}
