import { familiesOf } from '../families/index.ts';
import { type ProblemError, problemErrors, type ResolvedOfflineOptions } from '../offline-options.ts';
import type { ReadPrompt } from '../offline-prompt.ts';
import { chanceOf, randomOf } from '../offline-random.ts';
import { flawedDraft } from './flawed-draft.ts';
import { likelyMistake, type Part } from './part.ts';

const openings = [
  (topic: string) => `An exercise from ${topic}.`,
  (topic: string) => `The following question arises in ${topic}.`,
  (topic: string) => `Field: ${topic}.`,
  (topic: string) => `Consider this problem, met in the study of ${topic}.`,
  (topic: string) => `From an examination on ${topic}.`,
] as const;

/** Writes one problem of a family that its topic picks; with errors, a bad one or one with a wrong answer. */
export const generator: Part = (prompt, options) => {
  const [subject, topic] = [prompt.data.get('Subject') ?? '', prompt.data.get('Topic') ?? ''];
  const candidates = familiesOf(subject);
  const family = candidates[Math.floor(chanceOf('family', subject, topic) * candidates.length)];
  if (family === undefined) return { text: 'No problem comes to mind.', reasoning: null };

  const random = randomOf(options.seed, 'problem', prompt.identity);
  const instance = family.instance(random);
  const opening = random.pick(openings)(topic.replace(/\s+/gu, ' ').trim());
  const error = errorOf(prompt, options);
  const draft = error === null ? instance : flawedDraft(error, family, instance, random);
  const problem = `${opening} ${draft.problem}`;
  const isWrong = chanceOf(options.seed, 'wrongReference', prompt.identity) < options.errors.wrongReference;
  const answer = isWrong ? likelyMistake(draft, problem, prompt, options) : draft.answer;
  const sections = [
    ['Problem', problem],
    ['Reasoning', draft.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')],
    ['Solution', `${draft.steps.slice(0, -1).join(' ')} The result is ${answer}.`],
    ['Answer', answer],
    ['Answer type', draft.answerType],
  ];
  return { text: sections.map(([name, body]) => `${name}:\n${body}`).join('\n\n'), reasoning: null };
};

/** A problem has at most one of these errors, so that each comes at exactly its rate. */
function errorOf(prompt: ReadPrompt, { seed, errors }: ResolvedOfflineOptions): ProblemError | null {
  let rest = chanceOf(seed, 'ambiguousProblem', prompt.identity);
  for (const error of problemErrors) {
    if (rest < errors[error]) return error;
    rest -= errors[error];
  }
  return null;
}
