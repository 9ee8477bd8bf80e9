import type { ReviewFacts, ReviewItem } from '../../review/review-content.ts';

/** The two questions about a row, and what may be said. */
export const CHOICES = {
  problem: ['valid', 'invalid', 'unsure'],
  answer: ['right', 'wrong', 'unsure'],
} as const;

export type ReviewQuestion = keyof typeof CHOICES;

/** What the person said of one row so far. */
export interface RowVerdict {
  readonly problem: string | null;
  readonly answer: string | null;
  readonly note: string;
}

const NOTHING: RowVerdict = { problem: null, answer: null, note: '' };

interface KeptVerdicts {
  readonly reviewer: string;
  readonly at: number;
  readonly rows: { readonly [row: string]: RowVerdict };
}

/** The verdicts of one person, kept in the browser after each change. */
export class VerdictBook {
  readonly #facts: ReviewFacts;
  readonly #rows = new Map<string, RowVerdict>();
  #reviewer = '';
  /** The row that was looked at last. */
  #at = 0;
  /** Whether the browser keeps them: some forbid it to files. */
  #isKept = true;

  constructor(facts: ReviewFacts) {
    this.#facts = facts;
    const kept = this.#read();
    if (kept === null) return;
    this.#reviewer = String(kept.reviewer ?? '');
    this.#at = Number.isSafeInteger(kept.at) && kept.at >= 0 && kept.at < facts.rows ? kept.at : 0;
    for (const [row, verdict] of Object.entries(kept.rows ?? {})) this.#rows.set(row, verdict);
  }

  get reviewer(): string {
    return this.#reviewer;
  }

  get at(): number {
    return this.#at;
  }

  get isKept(): boolean {
    return this.#isKept;
  }

  of(item: ReviewItem): RowVerdict {
    return this.#rows.get(item.row) ?? NOTHING;
  }

  /** Whether nothing is left to say: of a problem that is invalid no answer is asked for. */
  isDone(item: ReviewItem): boolean {
    const { problem, answer } = this.of(item);
    return problem !== null && (!item.hasAnswer || problem === 'invalid' || answer !== null);
  }

  set(item: ReviewItem, change: Partial<RowVerdict>): void {
    this.#rows.set(item.row, { ...this.of(item), ...change });
    this.#keep();
  }

  rename(reviewer: string): void {
    this.#reviewer = reviewer;
    this.#keep();
  }

  goTo(at: number): void {
    this.#at = at;
    this.#keep();
  }

  /** The file of verdicts: how the rows were drawn, then a line for each row of which something was said. */
  lines(items: readonly ReviewItem[]): string {
    const { review, design } = this.#facts;
    const said = items.filter((item) => {
      const { problem, answer, note } = this.of(item);
      return problem !== null || answer !== null || note !== '';
    });
    const lines = said.map((item) => ({
      kind: 'verdict',
      review,
      reviewer: this.#reviewer.trim(),
      row: item.row,
      problemId: item.problemId,
      ...this.of(item),
    }));
    return [design, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
  }

  #read(): KeptVerdicts | null {
    try {
      return JSON.parse(window.localStorage.getItem(this.#key()) ?? 'null');
    } catch {
      return null;
    }
  }

  #keep(): void {
    const kept: KeptVerdicts = {
      reviewer: this.#reviewer,
      at: this.#at,
      rows: Object.fromEntries(this.#rows),
    };
    try {
      window.localStorage.setItem(this.#key(), JSON.stringify(kept));
      this.#isKept = true;
    } catch {
      this.#isKept = false;
    }
  }

  #key(): string {
    return `chimera-review-${this.#facts.review}`;
  }
}
