import { biology } from './biology.ts';
import { chemistry } from './chemistry.ts';
import { computerScience } from './computer-science.ts';
import { history } from './history.ts';
import { linguistics } from './linguistics.ts';
import { literature } from './literature.ts';
import { mathematics } from './mathematics.ts';
import { physics } from './physics.ts';
import type { ProblemFamily } from './problem-family.ts';

/** Every problem family, by subject in the order of the paper. */
export const families: readonly ProblemFamily[] = [
  ...mathematics,
  ...computerScience,
  ...chemistry,
  ...physics,
  ...literature,
  ...history,
  ...biology,
  ...linguistics,
];

/** The families of a subject; those of mathematics serve a subject that has none. */
export function familiesOf(subject: string): readonly ProblemFamily[] {
  const name = subject.trim().toLowerCase();
  const own = families.filter((family) => family.subject.toLowerCase() === name);
  return own.length > 0 ? own : mathematics;
}
