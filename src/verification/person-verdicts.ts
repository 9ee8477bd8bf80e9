import type { AnswerVerdict, ProblemVerdict, ReviewVerdict } from './review-line.ts';

/** What people together said of one thing. */
export interface PersonVerdict<Verdict extends string> {
  /** The verdict of most of those who decided; `unsure` when as many say the other, or none decided. */
  readonly verdict: Verdict | 'unsure';
  /** Those who said something, in the order of their names. */
  readonly reviewers: readonly string[];
  readonly notes: readonly string[];
  /** Whether two of them contradict each other. */
  readonly isDisputed: boolean;
}

/** Returns what people said of each problem, by its id, whichever row of it they saw. */
export function verdictsOnProblems(
  verdicts: readonly ReviewVerdict[],
): ReadonlyMap<string, PersonVerdict<ProblemVerdict>> {
  return together(verdicts, ({ problemId, problem }) => [problemId, problem]);
}

/** Returns what people said of each final answer, by the id of its row. */
export function verdictsOnAnswers(
  verdicts: readonly ReviewVerdict[],
): ReadonlyMap<string, PersonVerdict<AnswerVerdict>> {
  return together(verdicts, ({ row, answer }) => [row, answer]);
}

function together<Verdict extends string>(
  verdicts: readonly ReviewVerdict[],
  read: (verdict: ReviewVerdict) => readonly [key: string, said: Verdict | null],
): ReadonlyMap<string, PersonVerdict<Verdict>> {
  const groups = new Map<string, { readonly verdict: ReviewVerdict; readonly said: Verdict }[]>();
  for (const verdict of verdicts) {
    const [key, said] = read(verdict);
    if (said === null) continue;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ verdict, said });
  }
  return new Map([...groups].map(([key, group]) => [key, consensusOf(group)]));
}

function consensusOf<Verdict extends string>(
  group: readonly { readonly verdict: ReviewVerdict; readonly said: Verdict }[],
): PersonVerdict<Verdict> {
  const votes = new Map<Verdict, number>();
  for (const { said } of group) if (said !== 'unsure') votes.set(said, (votes.get(said) ?? 0) + 1);
  const [first, second] = [...votes].sort(([, left], [, right]) => right - left);
  const verdict = first === undefined || first[1] === second?.[1] ? 'unsure' : first[0];
  return {
    verdict,
    reviewers: [...new Set(group.map(({ verdict: { reviewer } }) => reviewer))].sort(),
    notes: group.flatMap(({ verdict: { note } }) => (note === '' ? [] : [note])),
    isDisputed: votes.size > 1,
  };
}
