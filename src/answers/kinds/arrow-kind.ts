import { allOf, different } from '../compare/finding.ts';
import { cleanText } from '../syntax/clean-text.ts';
import type { AnswerKind } from './kind.ts';
import { compareTexts } from './text-kind.ts';

/** Steps joined by arrows, in order: `A -> B -> C`, `S -> NP VP`. */
export const arrowKind: AnswerKind = {
  name: 'steps',
  compare: (reference, response, comparison) => {
    const [left, right] = [readSteps(reference), readSteps(response)];
    if (left === null || right === null) return null;
    if (left.length !== right.length) return different('structure', 'the numbers of steps differ');
    return allOf(
      left.map((step, index) => {
        const finding = compareTexts(step, right[index] ?? '', comparison);
        return finding.verdict === 'unknown' && /^[\p{L}\s'-]+$/u.test(step)
          ? different('text', 'the steps differ')
          : finding;
      }),
      'the steps agree in order',
    );
  },
};

function readSteps(text: string): readonly string[] | null {
  if (text.length > 600) return null;
  const steps = cleanText(text).split(
    /\s*(?:\\to(?![a-z])|\\(?:long)?rightarrow(?![a-z])|\\Rightarrow(?![a-z])|-+>|=>)\s*/u,
  );
  return steps.length >= 2 && steps.every((step) => step.trim() !== '') ? steps : null;
}
