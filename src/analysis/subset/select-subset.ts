import { contentHash } from '../../core/content-hash.ts';
import { countWords } from '../../core/texts/count-words.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { checkOptions } from '../../options/check-options.ts';
import { dependingOn } from '../../options/judged-by.ts';
import {
  callback,
  count,
  type OptionSchema,
  oneOf,
  optionsSchema,
  share,
  wholeNumber,
  withRule,
} from '../../options/option-schemas.ts';
import { type AnalysisSource, type SourceAttempt, sourceSchema } from '../source/analysis-source.ts';
import { readSource } from '../source/read-source.ts';
import { farthestFirst } from './farthest-first.ts';
import { quotasOf } from './quotas-of.ts';
import type {
  LeftOutReason,
  SelectSubsetResult,
  SubsetCandidate,
  SubsetChoice,
} from './select-subset-result.ts';

/** Options of `selectSubset`. */
export interface SelectSubsetOptions {
  /** What is chosen from: a run directory, a table, or rows. */
  readonly source: AnalysisSource;
  /** Problems wanted. */
  readonly size: number;
  readonly by?: SubsetChoice;
  /** Decides where nothing else does. @default 0 */
  readonly seed?: number;
}

const words = optionsSchema<NonNullable<SubsetChoice['mostWords']>>({
  problem: count.optional(),
  solution: count.optional(),
});

const band = withRule<NonNullable<SubsetChoice['difficulty']>>(
  optionsSchema<NonNullable<SubsetChoice['difficulty']>>({ min: share.optional(), max: share.optional() }),
  ({ min = 0, max = 1 }) =>
    min > max ? [{ path: ['min'], message: `must be at most max, ${max}, got {got}` }] : [],
);

const subsetSchema: OptionSchema = optionsSchema<SelectSubsetOptions>({
  source: sourceSchema,
  size: count,
  by: optionsSchema<SubsetChoice>({
    quota: optionsSchema<NonNullable<SubsetChoice['quota']>>({
      of: oneOf(['subject', 'topic']).optional(),
      share: oneOf(['even', 'proportional']).optional(),
    }).optional(),
    difficulty: band.optional(),
    mostWords: words.optional(),
    diversity: dependingOn((value) =>
      typeof value === 'function' ? callback : oneOf(['words', 'none']),
    ).optional(),
  }).optional(),
  seed: wholeNumber.optional(),
});

/**
 * Chooses a compact set: a quota for each subject or topic, a band of difficulty, caps of length, and within each group the
 * problems that are the least alike. Makes no model call; the same source and options give the same set.
 *
 * Difficulty is the share of stored attempts, blind ones or labelled ones, that missed.
 *
 * @throws {ConfigurationError} When an option is invalid, or fewer problems are left than are wanted.
 *
 * @example
 * ```ts
 * import { selectSubset } from 'chimera-sdk/analysis';
 *
 * const { chosen, leftOut } = await selectSubset({
 *   source: 'runs/first',
 *   size: 200,
 *   by: { difficulty: { min: 0.2, max: 0.9 }, mostWords: { solution: 8000 } },
 * });
 * console.log(chosen.map(({ id }) => id), leftOut.length);
 * ```
 */
export async function selectSubset(options: SelectSubsetOptions): Promise<SelectSubsetResult> {
  checkOptions(subsetSchema, options, 'selectSubset');
  const { source, size, by = {}, seed = 0 } = options;
  const candidates = await candidatesOf(source);
  const leftOut: { id: string; reason: LeftOutReason }[] = [];
  const groups = new Map<string, SubsetCandidate[]>();
  const { of = 'subject', share: sharing = 'even' } = by.quota ?? {};
  for (const candidate of candidates) {
    const reason = reasonAgainst(candidate, by);
    if (reason !== null) {
      leftOut.push({ id: candidate.id, reason });
      continue;
    }
    const group = of === 'subject' ? candidate.subject : `${candidate.subject} / ${candidate.topic ?? '-'}`;
    const members = groups.get(group) ?? [];
    groups.set(group, members);
    members.push(candidate);
  }
  const fit = candidates.length - leftOut.length;
  if (fit < size) {
    const message = `is ${size}, but only ${fit} of ${candidates.length} problems are left; ask for fewer, or widen the choice`;
    throw new ConfigurationError([{ option: 'selectSubset.size', message }]);
  }
  const names = [...groups.keys()].sort();
  const quotas = quotasOf(
    names.map((name) => groups.get(name)?.length ?? 0),
    size,
    sharing,
  );
  const chosen: SubsetCandidate[] = [];
  const counted = names.map((group, index) => {
    const members = [...(groups.get(group) ?? [])].sort(bySeed(seed));
    const taken = farthestFirst(members, quotas[index] ?? 0, by.diversity ?? 'words');
    const ids = new Set(taken.map(({ id }) => id));
    chosen.push(...taken);
    for (const { id } of members) if (!ids.has(id)) leftOut.push({ id, reason: 'quota' });
    return { group, available: members.length, chosen: taken.length };
  });
  return { chosen, leftOut, groups: counted };
}

function bySeed(seed: number): (left: SubsetCandidate, right: SubsetCandidate) => number {
  const mark = ({ id }: SubsetCandidate): string => contentHash('subset', seed, id);
  return (left, right) => (mark(left) < mark(right) ? -1 : 1);
}

function reasonAgainst(
  { difficulty, problemWords, solutionWords }: SubsetCandidate,
  { difficulty: band, mostWords = {} }: SubsetChoice,
): LeftOutReason | null {
  if (band !== undefined && difficulty === null) return 'difficulty-unknown';
  if (difficulty !== null && difficulty < (band?.min ?? 0)) return 'too-easy';
  if (difficulty !== null && difficulty > (band?.max ?? 1)) return 'too-hard';
  if (problemWords > (mostWords.problem ?? Number.POSITIVE_INFINITY)) return 'long-problem';
  return (solutionWords ?? 0) > (mostWords.solution ?? Number.POSITIVE_INFINITY) ? 'long-solution' : null;
}

async function candidatesOf(source: AnalysisSource): Promise<readonly SubsetCandidate[]> {
  const found = new Map<
    string,
    { candidate: Omit<SubsetCandidate, 'difficulty' | 'solutionWords'>; blind: number | null }
  >();
  const tries = new Map<string, { made: number; missed: number; shortest: number | null }>();
  for await (const { problem, attempt } of readSource('selectSubset.source', source)) {
    if (problem !== null && !found.has(problem.id)) {
      const { id, subject, topic, problem: text, record } = problem;
      const candidate = { id, subject, topic, problem: text, problemWords: countWords(text) };
      found.set(id, { candidate, blind: record?.difficulty ?? null });
    }
    if (attempt !== null) noteAttempt(tries, attempt);
  }
  return [...found.values()].map(({ candidate, blind }) => {
    const { made = 0, missed = 0, shortest = null } = tries.get(candidate.id) ?? {};
    return {
      ...candidate,
      difficulty: blind ?? (made === 0 ? null : missed / made),
      solutionWords: shortest,
    };
  });
}

function noteAttempt(
  tries: Map<string, { made: number; missed: number; shortest: number | null }>,
  { problemId, label, reasoning, solution }: SourceAttempt,
): void {
  const known = tries.get(problemId) ?? { made: 0, missed: 0, shortest: null };
  tries.set(problemId, known);
  if (label !== null) known.made += 1;
  if (label !== null && label !== 'correct') known.missed += 1;
  if (label === 'incorrect' || label === 'unverified') return;
  const length = countWords(reasoning ?? '') + countWords(solution);
  known.shortest = Math.min(known.shortest ?? length, length);
}
