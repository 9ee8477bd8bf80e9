import { families, familiesOf } from '../families/index.ts';
import type { ProblemFamily, ProblemInstance } from '../families/problem-family.ts';
import type { FlawedFamily } from '../flawed/flawed-family.ts';
import { joinProblems } from '../flawed/multi-part.ts';
import { proofs } from '../flawed/proofs.ts';
import { unanswerable } from '../flawed/unanswerable.ts';
import type { ProblemError } from '../offline-options.ts';
import type { Random } from '../offline-random.ts';

/** What a generator has in mind before it words its reply. */
export type Draft = Omit<ProblemInstance, 'ambiguousProblem'>;

/** Puts an error into the problem that a topic called for. */
export function flawedDraft(
  error: ProblemError,
  family: ProblemFamily,
  instance: ProblemInstance,
  random: Random,
): Draft {
  switch (error) {
    case 'ambiguousProblem':
      return { ...instance, problem: instance.ambiguousProblem };
    case 'unanswerableProblem':
      return badDraft(unanswerable, family.subject, random);
    case 'proofProblem':
      return badDraft(proofs, family.subject, random);
    case 'offTopicProblem': {
      const [first = family, ...more] = families.filter(({ subject }) => subject !== family.subject);
      return random.pick([first, ...more]).instance(random);
    }
    case 'multiPartProblem': {
      const [first = family, ...more] = familiesOf(family.subject);
      const draft = joinProblems(instance, random.pick([first, ...more]).instance(random), random);
      const steps = ['Both tasks are solved one after the other.', `Together: ${draft.answer}.`];
      return { ...draft, steps, mistakes: instance.mistakes };
    }
  }
}

function badDraft(pool: readonly FlawedFamily[], subject: string, random: Random): Draft {
  const bad = pool.find((flawed) => flawed.subject === subject);
  if (bad === undefined) throw new Error(`no problem of this kind for ${subject}`);
  const draft = bad.instance(random);
  const steps = ['The usual considerations apply.', `They settle it: ${draft.answer}`];
  return { ...draft, steps, mistakes: [draft.answer] };
}
