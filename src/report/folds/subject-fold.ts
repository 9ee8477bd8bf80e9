import { labelKind, subjectOf } from '../entry-of.ts';
import type { SubjectFacts } from '../report-facts.ts';
import { type Fields, textOf } from '../row-fields.ts';

/** Most subjects that are listed. */
const MOST_SUBJECTS = 200;

type Tally = { -readonly [Field in keyof SubjectFacts]: SubjectFacts[Field] };

/** Counts topics, problems and samples of each subject. Holds ids of topics and problems in memory, no rows. */
export class SubjectFold {
  readonly #tallies = new Map<string, Tally>();
  readonly #topics = new Set<string>();
  readonly #problems = new Set<string>();
  #samples = 0;

  topic(row: Fields): void {
    this.#topic(row, row['id']);
  }

  problem(row: Fields): void {
    this.#topic(row, row['topicId']);
    this.#problem(row, row['id']);
  }

  sample(row: Fields): void {
    this.#topic(row, row['topicId']);
    this.#problem(row, row['problemId']);
    const tally = this.#tally(row);
    tally.samples += 1;
    tally[labelKind(row)] += 1;
    this.#samples += 1;
  }

  refused(item: Fields, kind: 'rejected' | 'failed'): void {
    if (textOf(item['subject']) !== null) this.#tally(item)[kind === 'failed' ? 'failed' : 'refused'] += 1;
  }

  hasTopic(id: string): boolean {
    return this.#topics.has(id);
  }

  hasProblem(id: string): boolean {
    return this.#problems.has(id);
  }

  totals(): {
    readonly subjects: number;
    readonly topics: number;
    readonly problems: number;
    readonly samples: number;
  } {
    return {
      subjects: this.#tallies.size,
      topics: this.#topics.size,
      problems: this.#problems.size,
      samples: this.#samples,
    };
  }

  subjects(): { readonly listed: readonly SubjectFacts[]; readonly leftOut: number } {
    const all = [...this.#tallies.values()].sort(
      (left, right) => right.samples - left.samples || (left.subject < right.subject ? -1 : 1),
    );
    return { listed: all.slice(0, MOST_SUBJECTS), leftOut: Math.max(0, all.length - MOST_SUBJECTS) };
  }

  #topic(row: Fields, id: unknown): void {
    const known = textOf(id);
    if (known === null || this.#topics.has(known)) return;
    this.#topics.add(known);
    this.#tally(row).topics += 1;
  }

  #problem(row: Fields, id: unknown): void {
    const known = textOf(id);
    if (known === null || this.#problems.has(known)) return;
    this.#problems.add(known);
    this.#tally(row).problems += 1;
  }

  #tally(row: Fields): Tally {
    const subject = subjectOf(row);
    const tally = this.#tallies.get(subject) ?? {
      subject,
      topics: 0,
      problems: 0,
      samples: 0,
      correct: 0,
      incorrect: 0,
      unverified: 0,
      refused: 0,
      failed: 0,
    };
    this.#tallies.set(subject, tally);
    return tally;
  }
}
