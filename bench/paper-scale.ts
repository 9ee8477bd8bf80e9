import type { SubjectInput } from 'chimera-sdk';

/** Topics of each subject of the published dataset: 1,179 in all. */
const paperTopics: Readonly<Record<string, number>> = {
  Mathematics: 590,
  'Computer Science': 150,
  Chemistry: 137,
  Physics: 97,
  Literature: 64,
  History: 53,
  Biology: 48,
  Linguistics: 40,
};

/** What a process of the rehearsal does; travels as JSON. */
export interface RehearsalTask {
  readonly directory: string;
  /** Share of the paper's topics, above 0 and at most 1. */
  readonly share: number;
  /** Words of thinking of each trajectory. */
  readonly words: number;
  /** Kept items, over all stages, after which the process kills itself; null to let it end. */
  readonly killAfter: number | null;
  /** Where the reasoner is asked over HTTP, live or in batches; null asks an offline model like all others. */
  readonly reasoner: { readonly url: string; readonly way: 'live' | 'batch' } | null;
}

/** The paper's subjects, or a share of each. */
export function paperSubjects(share: number): readonly SubjectInput[] {
  return Object.entries(paperTopics).map(([name, topics]) => ({
    name,
    topicsPerSubject: Math.max(1, Math.round(topics * share)),
  }));
}
