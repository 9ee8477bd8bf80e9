import { isSameAnswer } from '../offline-answer.ts';
import { errorDraw, type Part } from './part.ts';

/** Compares a final answer with the reference, without solving the problem, and errs at the set rates. */
export const judge: Part = (prompt, options) => {
  const reference = prompt.data.get('Reference answer') ?? '';
  const final = prompt.data.get('Final answer') ?? '';
  const about = [prompt.data.get('Problem') ?? '', reference, final];
  const isSame = isSameAnswer(reference, final);
  const { judgeFalseAccept, judgeFalseReject } = options.errors;
  const errs = isSame
    ? errorDraw('judge-false-reject', about, prompt, options) < judgeFalseReject
    : errorDraw('judge-false-accept', about, prompt, options) < judgeFalseAccept;
  const isCorrect = isSame !== errs;
  const reason = isCorrect ? 'Both answers mean the same.' : 'The answers differ in value.';
  return { text: `Verdict: ${isCorrect ? 'CORRECT' : 'INCORRECT'}\nReason: ${reason}`, reasoning: null };
};
