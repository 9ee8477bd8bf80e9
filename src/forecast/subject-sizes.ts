import type { CompiledLeaf } from '../engine/flow/compiled-plan.ts';
import { admitSubject, topicsFor } from '../stages/expand/admit-subject.ts';

/** What is known beforehand of the topics of a subject. */
export interface SubjectSize {
  /** Topics that it brings, or that are wanted for it. */
  readonly topics: number;
  /** Whether it brings them, so that no model is called. */
  readonly isGiven: boolean;
  /** Areas between subject and topics; 0 without such a level. */
  readonly areas: number;
}

/** Returns the sizes of admitted subjects under the stages that expand them. */
export function subjectSizes(
  subjects: readonly unknown[],
  leaves: readonly { readonly plan: CompiledLeaf['plan'] }[],
): readonly SubjectSize[] {
  const sizes = leaves.map(({ plan }) => plan).find(({ produces }) => produces === 'topic')?.sizes;
  const wanted = sizeOf(sizes, 'topicsPerSubject') ?? 10;
  const mostAreas = sizeOf(sizes, 'areasPerSubject') ?? 0;
  return subjects.map((given) => {
    const subject = admitSubject(given);
    const { topics } = subject;
    if (topics !== null) return { topics: topics.length, isGiven: true, areas: 0 };
    const count = topicsFor(subject, wanted);
    return { topics: count, isGiven: false, areas: Math.min(mostAreas, count) };
  });
}

/** Tasks of the stages that name areas and topics, when a page yields so many names. */
export function pagesOf(
  stages: readonly { readonly leaf: CompiledLeaf }[],
  subjects: readonly SubjectSize[],
  perPage: number,
): {
  readonly tasks: readonly number[];
  readonly unasked: readonly number[];
  readonly rounds: readonly number[];
  readonly topics: number;
} {
  const expanding = stages.slice(0, 1 + stages.findIndex(({ leaf }) => leaf.plan.produces === 'topic'));
  const given = subjects.filter(({ isGiven }) => isGiven).length;
  const counts = expanding.map(({ leaf }) =>
    subjects.map(({ isGiven, areas, topics }) => {
      if (isGiven) return { tasks: 1, rounds: 0 };
      if (leaf.plan.produces === 'area') return pages(1, areas, perPage);
      return areas === 0 ? pages(1, topics, perPage) : pages(areas, topics / areas, perPage);
    }),
  );
  return {
    tasks: counts.map((each) => each.reduce((total, { tasks }) => total + tasks, 0)),
    unasked: counts.map(() => given),
    rounds: counts.map((each) => Math.max(0, ...each.map(({ rounds }) => rounds))),
    topics: subjects.reduce((total, { topics }) => total + topics, 0),
  };
}

function pages(
  lists: number,
  names: number,
  perPage: number,
): { readonly tasks: number; readonly rounds: number } {
  const each = Math.ceil(names / perPage);
  return { tasks: lists * each, rounds: each };
}

function sizeOf(sizes: unknown, name: string): number | null {
  if (typeof sizes !== 'object' || sizes === null) return null;
  const size: unknown = Object.entries(sizes).find(([known]) => known === name)?.[1];
  return typeof size === 'number' ? size : null;
}
