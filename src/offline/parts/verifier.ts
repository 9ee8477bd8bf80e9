import { familiesOf } from '../families/index.ts';
import { isSameAnswer } from '../offline-answer.ts';
import { type Truth, truthOf } from '../offline-truth.ts';
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
  const complaint = complaintAbout(truth, answer, prompt.data.get('Subject'));
  const isValid = complaint === null;
  const { verifierFalseAccept, verifierFalseReject } = options.errors;
  const errs = isValid
    ? errorDraw('verifier-false-reject', about, prompt, options) < verifierFalseReject
    : errorDraw('verifier-false-accept', about, prompt, options) < verifierFalseAccept;
  if (isValid !== errs) return verdict(true, 'The problem is self-contained and its answer follows.');
  return verdict(false, complaint ?? 'The stated answer does not follow.');
};

/** What is wrong with a problem and its answer; null when nothing is. */
function complaintAbout(truth: Truth, answer: string, subject: string | undefined): string | null {
  if (truth.flaw !== null) return complaints[truth.flaw];
  const isOffTopic =
    subject !== undefined && familiesOf(subject).every((family) => family.subject !== truth.subject);
  if (isOffTopic) return 'The problem does not belong to the subject.';
  return isSameAnswer(truth.answer, answer) ? null : 'The stated answer does not follow.';
}

const complaints: Readonly<Record<NonNullable<Truth['flaw']>, string>> = {
  ambiguous: 'A datum that the task needs is missing.',
  unanswerable: 'Nothing that is given or known decides the question.',
  proof: 'The task asks for a proof and not for a result.',
  'multi-part': 'The task asks for more than one result.',
};

function verdict(isValid: boolean, reason: string): ReturnType<Part> {
  return { text: `Verdict: ${isValid ? 'VALID' : 'INVALID'}\nReason: ${reason}`, reasoning: null };
}
