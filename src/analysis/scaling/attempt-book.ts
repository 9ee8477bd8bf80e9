import type { SourceEntry } from '../source/analysis-source.ts';

/** What is kept of an attempt: its text is not. */
export interface KeptAttempt {
  readonly isCorrect: boolean;
  /** What it answered; null when nothing says. */
  readonly answer: string | null;
}

/** The attempts at one problem. */
export interface ProblemAttempts {
  readonly problemId: string;
  readonly attempts: readonly KeptAttempt[];
}

/** A text is looked through for its final answer here only. */
const TAIL = 4_000;

/** Keeps the labelled attempts of a source, by model and problem. */
export class AttemptBook {
  readonly #models = new Map<string | null, Map<string, KeptAttempt[]>>();

  take({ attempt }: SourceEntry): void {
    if (attempt === null || attempt.label === null) return;
    const { model, problemId, label, finalAnswer, solution } = attempt;
    const problems = this.#models.get(model) ?? new Map<string, KeptAttempt[]>();
    this.#models.set(model, problems);
    const attempts = problems.get(problemId) ?? [];
    problems.set(problemId, attempts);
    const answer = label === 'unverified' ? null : (finalAnswer ?? solution.slice(-TAIL));
    attempts.push({ isCorrect: label === 'correct', answer });
  }

  /** Models in the order in which they came, each with its problems. */
  byModel(): readonly { readonly model: string | null; readonly problems: readonly ProblemAttempts[] }[] {
    return [...this.#models].map(([model, problems]) => ({
      model,
      problems: [...problems].map(([problemId, attempts]) => ({ problemId, attempts })),
    }));
  }
}
