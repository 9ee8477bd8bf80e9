import { cohensKappa } from '../../core/figures/kappa.ts';
import { isDisagreement } from '../../core/records/is-disagreement.ts';
import { clipLine } from '../clip-text.ts';
import { labelKind, opinionsOf } from '../entry-of.ts';
import type {
  AgreementFacts,
  Bin,
  CodeCount,
  LabelFacts,
  OpinionCount,
  PassRateFacts,
} from '../report-facts.ts';
import { type Fields, fieldsOf, numberOf, textOf } from '../row-fields.ts';

const RULES = ['equal', 'different', 'unknown', 'none'] as const;
const JUDGES = ['correct', 'incorrect', 'none'] as const;

/** Tenths of a pass rate. */
const TENTHS = 10;

/** Counts labels, and what comparison and judge said to reach them. */
export class LabelFold {
  readonly #labels = { correct: 0, incorrect: 0, unverified: 0 };
  readonly #reasons = new Map<string, number>();
  readonly #opinions = new Map<string, number>();
  #disagreements = 0;
  #byRule = 0;
  #byJudge = 0;

  add(sample: Fields): void {
    const kind = labelKind(sample);
    const { by, reason } = fieldsOf(sample['label']);
    this.#labels[kind] += 1;
    if (kind === 'unverified') {
      const code = clipLine(textOf(reason) ?? 'unknown', 300);
      this.#reasons.set(code, (this.#reasons.get(code) ?? 0) + 1);
    } else if (by === 'rule') this.#byRule += 1;
    else if (by === 'judge') this.#byJudge += 1;
    const opinions = opinionsOf(sample);
    if (isDisagreement(opinions)) this.#disagreements += 1;
    const key = `${opinions.rule ?? 'none'}/${opinions.judge?.verdict ?? 'none'}`;
    this.#opinions.set(key, (this.#opinions.get(key) ?? 0) + 1);
  }

  labels(): LabelFacts {
    return {
      ...this.#labels,
      disagreements: this.#disagreements,
      byRule: this.#byRule,
      byJudge: this.#byJudge,
      agreement: this.#agreement(),
      unverifiedReasons: codeCounts(this.#reasons),
    };
  }

  /** Where the comparison cannot tell, or one of the two was not asked, there is nothing to agree on. */
  #agreement(): AgreementFacts {
    const count = (key: string): number => this.#opinions.get(key) ?? 0;
    const raters = {
      bothYes: count('equal/correct'),
      onlyFirst: count('equal/incorrect'),
      onlySecond: count('different/correct'),
      bothNo: count('different/incorrect'),
    };
    const of = Object.values(raters).reduce((sum, samples) => sum + samples, 0);
    return { kappa: cohensKappa(raters), of };
  }

  opinions(): readonly OpinionCount[] {
    return RULES.flatMap((rule) =>
      JUDGES.map((judge) => ({ rule, judge, count: this.#opinions.get(`${rule}/${judge}`) ?? 0 })),
    );
  }
}

/** Counts in which share of attempts problems are solved: by blind solving if it was done, by trajectories else. */
export class PassRateFold {
  readonly #blind = new Map<string, readonly [correct: number, attempts: number]>();
  readonly #tries = new Map<string, readonly [correct: number, attempts: number]>();

  problem(id: string, problem: Fields): void {
    const [correct, attempts] = [numberOf(problem['blindCorrect']), numberOf(problem['blindAttempts'])];
    if (correct !== null && attempts !== null && attempts > 0) this.#blind.set(id, [correct, attempts]);
  }

  /** An attempt without a label says nothing about its problem. */
  sample(problemId: string, label: 'correct' | 'incorrect' | 'unverified'): void {
    if (label === 'unverified') return;
    const [correct, attempts] = this.#tries.get(problemId) ?? [0, 0];
    this.#tries.set(problemId, [correct + (label === 'correct' ? 1 : 0), attempts + 1]);
  }

  facts(): PassRateFacts | null {
    if (this.#blind.size > 0) return passRates('blind-solving', [...this.#blind.values()]);
    const repeated = [...this.#tries.values()].filter(([, attempts]) => attempts > 1);
    return repeated.length > 0 ? passRates('trajectories', repeated) : null;
  }
}

/** Returns the most frequent codes first. */
export function codeCounts(counts: ReadonlyMap<string, number>): readonly CodeCount[] {
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((left, right) => right.count - left.count || (left.code < right.code ? -1 : 1))
    .slice(0, 100);
}

function passRates(by: PassRateFacts['by'], rates: readonly (readonly [number, number])[]): PassRateFacts {
  const counts = Array.from({ length: TENTHS }, () => 0);
  for (const [correct, attempts] of rates) {
    const tenth = Math.min(TENTHS - 1, Math.max(0, Math.floor((correct * TENTHS) / attempts)));
    counts[tenth] = (counts[tenth] ?? 0) + 1;
  }
  const bins: readonly Bin[] = counts.map((count, tenth) => ({
    from: tenth / TENTHS,
    to: (tenth + 1) / TENTHS,
    count,
  }));
  return { by, problems: rates.length, bins };
}
