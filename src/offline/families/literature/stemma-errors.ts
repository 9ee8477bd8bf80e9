import { choice, type Field } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';
import { setText } from '../set-text.ts';

const sigla: readonly [string, ...string[]] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'K', 'L', 'M'];

/** The exemplar of each manuscript from B on. */
const stemma: Field<readonly string[]> = {
  draw: (random) =>
    Array.from({ length: random.integer(6, 10) }, (_, index) => sigla[random.integer(0, index)] ?? 'A'),
  write: (exemplars) => exemplars.map((exemplar, index) => `${sigla[index + 1]} from ${exemplar}`).join(', '),
  pattern: '[A-M] from [A-M](?:, [A-M] from [A-M])*',
  read: (text) => {
    const copies = text.split(', ').map((copy) => copy.split(' from '));
    const isOrdered = copies.every(
      ([copy, exemplar], index) =>
        copy === sigla[index + 1] && sigla.some((one, at) => one === exemplar && at <= index),
    );
    return isOrdered && copies.length >= 6 ? copies.map(([, exemplar = 'A']) => exemplar) : null;
  },
};

function carriersOf(origin: string, exemplars: readonly string[]): string[] {
  const carriers = [origin];
  for (const [index, exemplar] of exemplars.entries()) {
    if (carriers.includes(exemplar)) carriers.push(sigla[index + 1] ?? '');
  }
  return carriers;
}

export const stemmaErrors: ProblemFamily = defineFamily({
  name: 'stemma-errors',
  subject: 'Literature',
  answerType: 'set',
  fields: { stemma, origin: choice(sigla) },
  wordings: [
    'The manuscripts of a romance were copied as follows: {stemma}. A is the archetype, every copy repeats all readings of its exemplar, and no corruption is ever corrected. A corruption arose[[ when {origin} was written]] and nowhere else. Give the set of manuscripts that contain it.',
    'An editor has established the stemma {stemma}, in which A is the source of all witnesses and each scribe copies faithfully apart from errors of his own. One striking error is due to the scribe[[ of {origin}]]. Which witnesses show this error? Answer with a set of sigla.',
  ],
  accepts: ({ stemma: exemplars, origin }) => {
    const count = carriersOf(origin, exemplars).length;
    return origin !== 'A' && count >= 3;
  },
  solve: ({ stemma: exemplars, origin }) => {
    const carriers = carriersOf(origin, exemplars);
    return {
      answer: setText(carriers),
      steps: [
        `The error is in ${origin} and in all that descends from it.`,
        `Direct copies of ${origin} are ${carriers.filter((copy) => exemplars[sigla.indexOf(copy) - 1] === origin).join(', ')}.`,
        `Following the copies of copies gives ${setText(carriers)}.`,
      ],
      mistakes: [setText(carriers.slice(1)), setText(carriers.slice(0, -1)), setText(['A', ...carriers])],
    };
  },
});
