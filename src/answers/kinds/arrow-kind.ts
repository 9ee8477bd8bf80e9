import { allOf, apart } from '../compare/agreement.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { compareTexts } from './text-kind.ts';

/** Steps joined by arrows, in order: `A -> B -> C`, `S -> NP VP`. */
export const arrowKind: AnswerKind<readonly string[]> = {
  name: 'steps',
  read: ({ text }) => {
    const steps = readSteps(text);
    return steps === null ? [] : [wholeReading(steps)];
  },
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

function readSteps(text: string): readonly string[] | null {
  if (text.length > 600) return null;
  const steps = cleanText(text).split(
    /(?:(?<!\s)\s+)?(?:\\to(?![a-z])|\\(?:long)?rightarrow(?![a-z])|\\Rightarrow(?![a-z])|(?<!-)-+>|=>)\s*/u,
  );
  return steps.length >= 2 && steps.every((step) => step.trim() !== '') ? steps : null;
}
