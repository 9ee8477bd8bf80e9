import { contentHash } from '../../core/content-hash.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { type AnalysisSources, describedSource, type SourceProblem } from '../source/analysis-source.ts';
import { readSource } from '../source/read-source.ts';

/** Problems that are ranked together, one of each source. */
export interface ProblemGroup {
  readonly id: string;
  /** What its problems have in common. */
  readonly matchedBy: 'topic' | 'subject' | 'nothing';
  readonly problems: readonly { readonly source: string; readonly problem: string }[];
}

/** Groups, and who wrote the problems of each source. */
export interface GroupedProblems {
  readonly groups: readonly ProblemGroup[];
  readonly writers: ReadonlyMap<string, ReadonlySet<string>>;
}

/** How problems of different sources come together. */
export type GroupMatch = 'topic' | 'topic-or-subject' | 'any';

interface Pool {
  readonly source: string;
  readonly problems: readonly SourceProblem[];
}

/** How problems are put together. */
interface GroupingOptions {
  readonly wanted: number;
  readonly match: GroupMatch;
  readonly seed: number;
  /** The function that was called, with which the options in errors begin. */
  readonly at: string;
}

/**
 * Puts one problem of each source together, of one topic where all sources have one, else of one subject. Each problem is used
 * once; the seed decides which.
 *
 * @throws {ConfigurationError} When the sources have too few in common.
 */
export async function groupProblems(
  sources: AnalysisSources,
  { wanted, match, seed, at }: GroupingOptions,
): Promise<GroupedProblems> {
  const pools: Pool[] = [];
  const writers = new Map<string, Set<string>>();
  for (const [source, given] of Object.entries(sources)) {
    const found = new Map<string, SourceProblem>();
    const own = new Set(describedSource(given).writtenBy ?? []);
    for await (const { problem } of readSource(`${at}.sources.${source}`, given)) {
      if (problem === null || found.has(problem.id)) continue;
      found.set(problem.id, problem);
      for (const writer of problem.writers) own.add(writer);
    }
    writers.set(source, own);
    const marked = [...found.values()].map((problem) => ({
      problem,
      mark: contentHash('group', seed, problem.id),
    }));
    marked.sort((left, right) => (left.mark < right.mark ? -1 : 1));
    pools.push({ source, problems: marked.map(({ problem }) => problem) });
  }
  const used = new Set<SourceProblem>();
  const groups = [...(match === 'any' ? [] : groupsBy(pools, topicOf, 'topic', used, wanted))];
  if (match === 'topic-or-subject')
    groups.push(...groupsBy(pools, subjectOf, 'subject', used, wanted - groups.length));
  if (match === 'any') groups.push(...groupsBy(pools, () => '', 'nothing', used, wanted));
  if (groups.length < wanted) throw tooFew(pools, groups.length, { wanted, match, at });
  return { groups, writers };
}

/** The places that all sources have take turns, so that none fills the groups alone. */
function groupsBy(
  pools: readonly Pool[],
  placeOf: (problem: SourceProblem) => string | null,
  matchedBy: ProblemGroup['matchedBy'],
  used: Set<SourceProblem>,
  wanted: number,
): readonly ProblemGroup[] {
  const byPlace = pools.map(({ problems }) => {
    const places = new Map<string, SourceProblem[]>();
    for (const problem of problems) {
      const place = placeOf(problem);
      if (place === null || used.has(problem)) continue;
      places.set(place, [...(places.get(place) ?? []), problem]);
    }
    return places;
  });
  const shared = [...(byPlace[0]?.keys() ?? [])].filter((place) =>
    byPlace.every((places) => places.has(place)),
  );
  const groups: ProblemGroup[] = [];
  for (let turn = 0; groups.length < wanted; turn += 1) {
    const before = groups.length;
    for (const place of shared) {
      const members = byPlace.map((places) => places.get(place)?.[turn]);
      const whole = members.filter((member) => member !== undefined);
      if (whole.length < pools.length || groups.length >= wanted) continue;
      for (const member of whole) used.add(member);
      groups.push({
        id: contentHash(
          'rank-group',
          whole.map(({ id }) => id),
          pools.map(({ source }) => source),
        ),
        matchedBy,
        problems: whole.map(({ problem }, index) => ({ source: pools[index]?.source ?? '', problem })),
      });
    }
    if (groups.length === before) break;
  }
  return groups;
}

function topicOf({ subject, topic }: SourceProblem): string | null {
  return topic === null ? null : `${folded(subject)}\n${folded(topic)}`;
}

function subjectOf({ subject }: SourceProblem): string {
  return folded(subject);
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

function tooFew(
  pools: readonly Pool[],
  found: number,
  { wanted, match, at }: Pick<GroupingOptions, 'wanted' | 'match' | 'at'>,
): ConfigurationError {
  const names = pools.map(({ source }) => source).join(', ');
  const common = match === 'topic' ? 'topic' : 'topic or subject';
  if (match !== 'any' && found === 0) {
    const message = `${names} have no ${common} in common, so that their problems cannot be matched; name the columns of subject and topic, or set match to 'any'`;
    return new ConfigurationError([{ option: `${at}.sources`, message }]);
  }
  const reason = match === 'any' ? 'the smallest source allows' : `have a ${common} in common`;
  const message = `is ${wanted}, but only ${found} groups of ${names} ${reason}; ask for fewer${match === 'any' ? '' : ", or set match to 'any'"}`;
  return new ConfigurationError([{ option: `${at}.items`, message }]);
}
