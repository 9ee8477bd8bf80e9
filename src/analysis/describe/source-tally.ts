import type { AnswerType } from '../../core/records/records.ts';
import { countWords } from '../../core/texts/count-words.ts';
import { choiceIn } from '../../rules/builtin/not-multiple-choice.ts';
import { resolveComparison } from '../../similarity/comparison.ts';
import { DuplicateIndex } from '../../similarity/duplicate-index.ts';
import { type Measured, meanOf, quantileOf, wilson } from '../figures/interval.ts';
import type { SourceAttempt, SourceEntry, SourceProblem } from '../source/analysis-source.ts';
import type { BenchmarkOverlap, SourceDescription, WordCounts } from './source-description.ts';

/** Counts what a source holds, row by row. */
export class SourceTally {
  readonly #ids = new Set<string>();
  readonly #subjects = new Map<string, number>();
  readonly #topics = new Set<string>();
  readonly #types = new Map<AnswerType, number>();
  readonly #duplicates = new DuplicateIndex('texts', resolveComparison({}));
  readonly #words = {
    problem: [] as number[],
    reasoning: [] as number[],
    solution: [] as number[],
    attempt: [] as number[],
    answer: [] as number[],
  };
  readonly #labels = { correct: 0, incorrect: 0, unverified: 0 };
  #repeats = 0;
  #choices = 0;
  #copies = 0;
  #attempts = 0;
  #truncated = 0;
  #refused = 0;

  get problems(): number {
    return this.#ids.size;
  }

  /** Takes a row; returns whether it brings a problem that was not there. */
  take({ problem, attempt }: SourceEntry): boolean {
    if (attempt !== null) this.#takeAttempt(attempt);
    if (problem === null) return false;
    if (this.#ids.has(problem.id)) {
      if (attempt === null) this.#repeats += 1;
      return false;
    }
    this.#ids.add(problem.id);
    this.#takeProblem(problem);
    return true;
  }

  description(source: string, contamination: readonly BenchmarkOverlap[]): SourceDescription {
    const problems = this.problems;
    const subjects = [...this.#subjects]
      .sort(([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1))
      .map(([subject, count]) => ({ subject, problems: count, share: count / problems }));
    const { correct, incorrect, unverified } = this.#labels;
    const labelled = correct + incorrect + unverified;
    return {
      source,
      problems,
      repeats: this.#repeats,
      subjects,
      topics: this.#topics.size === 0 ? null : this.#topics.size,
      words: {
        problem: lengths(this.#words.problem),
        reasoning: lengths(this.#words.reasoning),
        solution: lengths(this.#words.solution),
        attempt: lengths(this.#words.attempt),
        answer: lengths(this.#words.answer),
      },
      answers: this.#words.answer.length,
      answerTypes: Object.fromEntries([...this.#types].sort(([, left], [, right]) => right - left)),
      multipleChoice: share(this.#choices, problems),
      nearDuplicates: share(this.#copies, problems),
      contamination,
      attempts: this.#attempts,
      labels: {
        labelled,
        correct: share(correct, labelled),
        incorrect: share(incorrect, labelled),
        unverified: share(unverified, labelled),
      },
      truncated: share(this.#truncated, this.#attempts),
      refused: share(this.#refused, this.#attempts),
    };
  }

  #takeProblem({ subject, topic, problem, answer, answerType }: SourceProblem): void {
    this.#subjects.set(subject, (this.#subjects.get(subject) ?? 0) + 1);
    if (topic !== null) this.#topics.add(`${subject}\n${topic}`);
    this.#words.problem.push(countWords(problem));
    if (answer !== null) this.#words.answer.push(countWords(answer));
    if (answerType !== null) this.#types.set(answerType, (this.#types.get(answerType) ?? 0) + 1);
    if (choiceIn(problem, answer ?? '') !== null) this.#choices += 1;
    if (this.#duplicates.find(problem) === null) this.#duplicates.addSought();
    else this.#copies += 1;
  }

  #takeAttempt({ reasoning, solution, label, truncated, refused }: SourceAttempt): void {
    this.#attempts += 1;
    const [thought, said] = [reasoning === null ? 0 : countWords(reasoning), countWords(solution)];
    if (reasoning !== null) this.#words.reasoning.push(thought);
    this.#words.solution.push(said);
    this.#words.attempt.push(thought + said);
    if (label !== null) this.#labels[label] += 1;
    if (truncated) this.#truncated += 1;
    if (refused) this.#refused += 1;
  }
}

function share(hits: number, of: number): Measured | null {
  return of === 0 ? null : { value: hits / of, ...wilson(hits / of, of), n: of };
}

function lengths(counts: readonly number[]): WordCounts | null {
  if (counts.length === 0) return null;
  const sorted = Float64Array.from(counts).sort();
  return {
    n: counts.length,
    mean: meanOf(counts),
    median: quantileOf(sorted, 0.5),
    p90: quantileOf(sorted, 0.9),
  };
}
