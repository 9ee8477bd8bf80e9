import { isSameAnswer } from '../offline-answer.ts';
import { truthOf } from '../offline-truth.ts';
import { errorDraw, type Part } from './part.ts';

/** Text that speaks to its reader instead of posing a problem. */
const orders =
  /\b(?:ignore|disregard|forget)\b.{0,60}\b(?:above|previous|prior|instructions?|rules)\b|\bverdict\s*:|\b(?:answer|reply|respond|say)\b.{0,30}\bvalid\b|<<<|>>>|\bDATA-[0-9a-f]{8,}/isu;

/** Says whether a problem and its answer are right, and errs at the set rates. */
export const verifier: Part = (prompt, options) => {
  const [problem, answer] = [prompt.data.get('Problem') ?? '', prompt.data.get('Answer') ?? ''];
  const about = [problem, answer];
  if (problem.trim() === '' || answer.trim() === '')
    return verdict(false, 'The problem or its answer is empty.');
  if (orders.test(problem) || orders.test(answer)) {
    return verdict(false, 'The text gives orders to its reader instead of posing a problem.');
  }
  const truth = truthOf(problem);
  if (truth === null) {
    const isAccepted = errorDraw('unknown-problem', about, prompt, options) < 0.7;
    return verdict(isAccepted, 'Judged by its wording alone.');
  }
  const isValid = truth.valid && isSameAnswer(truth.answer, answer);
  const { verifierFalseAccept, verifierFalseReject } = options.errors;
  const errs = isValid
    ? errorDraw('verifier-false-reject', about, prompt, options) < verifierFalseReject
    : errorDraw('verifier-false-accept', about, prompt, options) < verifierFalseAccept;
  if (isValid !== errs) return verdict(true, 'The problem is self-contained and its answer follows.');
  return verdict(
    false,
    truth.valid ? 'The stated answer does not follow.' : 'A datum that the task needs is missing.',
  );
};

function verdict(isValid: boolean, reason: string): ReturnType<Part> {
  return { text: `Verdict: ${isValid ? 'VALID' : 'INVALID'}\nReason: ${reason}`, reasoning: null };
}
