import { familiesOf } from '../families/index.ts';
import { chanceOf, randomOf } from '../offline-random.ts';
import { likelyMistake, type Part } from './part.ts';

const openings = [
  (topic: string) => `An exercise from ${topic}.`,
  (topic: string) => `The following question arises in ${topic}.`,
  (topic: string) => `Field: ${topic}.`,
  (topic: string) => `Consider this problem, met in the study of ${topic}.`,
  (topic: string) => `From an examination on ${topic}.`,
] as const;

/** Writes one problem of a family that its topic picks; with errors, one with a wrong answer or a missing datum. */
export const generator: Part = (prompt, options) => {
  const [subject, topic] = [prompt.data.get('Subject') ?? '', prompt.data.get('Topic') ?? ''];
  const candidates = familiesOf(subject);
  const family = candidates[Math.floor(chanceOf('family', subject, topic) * candidates.length)];
  if (family === undefined) return { text: 'No problem comes to mind.', reasoning: null };

  const random = randomOf(options.seed, 'problem', prompt.identity);
  const instance = family.instance(random);
  const opening = random.pick(openings)(topic.replace(/\s+/gu, ' ').trim());
  const happens = (error: 'ambiguousProblem' | 'wrongReference'): boolean =>
    chanceOf(options.seed, error, prompt.identity) < options.errors[error];
  const problem = `${opening} ${happens('ambiguousProblem') ? instance.ambiguousProblem : instance.problem}`;
  const answer = happens('wrongReference')
    ? likelyMistake(instance, problem, prompt, options)
    : instance.answer;
  const sections = [
    ['Problem', problem],
    ['Reasoning', instance.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')],
    ['Solution', `${instance.steps.slice(0, -1).join(' ')} The result is ${answer}.`],
    ['Answer', answer],
    ['Answer type', instance.answerType],
  ];
  return { text: sections.map(([name, body]) => `${name}:\n${body}`).join('\n\n'), reasoning: null };
};
