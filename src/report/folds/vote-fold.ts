import { cohensKappa, fleissKappa } from '../../core/figures/kappa.ts';
import type { EntryVote } from '../report-entry.ts';
import type { AgreementFacts, VerifierFacts, VerifierPair } from '../report-facts.ts';

type PairCounts = Omit<VerifierPair, 'kappa'>;
type MutablePair = { -readonly [Field in keyof PairCounts]: PairCounts[Field] };

/** Most verifiers that are told apart. */
const MOST_VERIFIERS = 12;

/** Counts how verifiers vote, each for itself and each two together. */
export class VoteFold {
  readonly #verifiers = new Map<string, { readonly name: string; votes: number; valid: number }>();
  readonly #pairs = new Map<string, MutablePair>();
  /** Of each number of verifiers, how often how many of them accepted. */
  readonly #accepted = new Map<number, number[]>();
  #problems = 0;

  /** Takes the votes on one problem. One model may vote in two places: place and name make a verifier. */
  add(votes: readonly EntryVote[]): void {
    if (votes.length === 0) return;
    this.#problems += 1;
    this.#ballot(votes);
    const numbered = votes.flatMap(({ model, verdict }, place) => {
      const number = this.#vote(place, model, verdict === 'valid');
      return number === null ? [] : [{ number, isValid: verdict === 'valid' }];
    });
    numbered.sort((left, right) => left.number - right.number);
    for (const [index, left] of numbered.entries()) {
      for (const right of numbered.slice(index + 1)) this.#together(left, right);
    }
  }

  facts(): VerifierFacts {
    return {
      problems: this.#problems,
      verifiers: [...this.#verifiers.values()],
      pairs: [...this.#pairs.values()].map((pair) => ({ ...pair, kappa: pairKappa(pair) })),
      agreement: this.#agreement(),
    };
  }

  #ballot(votes: readonly EntryVote[]): void {
    const counts = this.#accepted.get(votes.length) ?? Array.from({ length: votes.length + 1 }, () => 0);
    const accepting = votes.filter(({ verdict }) => verdict === 'valid').length;
    counts[accepting] = (counts[accepting] ?? 0) + 1;
    this.#accepted.set(votes.length, counts);
  }

  #agreement(): AgreementFacts | null {
    const raters = this.#verifiers.size;
    if (raters < 3) return null;
    const counts = this.#accepted.get(raters) ?? [];
    return { kappa: fleissKappa(raters, counts), of: counts.reduce((sum, problems) => sum + problems, 0) };
  }

  #vote(place: number, name: string, isValid: boolean): number | null {
    const key = `${place}:${name}`;
    const known = this.#verifiers.get(key);
    if (known === undefined && this.#verifiers.size >= MOST_VERIFIERS) return null;
    const verifier = known ?? { name, votes: 0, valid: 0 };
    this.#verifiers.set(key, verifier);
    verifier.votes += 1;
    if (isValid) verifier.valid += 1;
    return [...this.#verifiers.keys()].indexOf(key);
  }

  #together(
    left: { readonly number: number; readonly isValid: boolean },
    right: { readonly number: number; readonly isValid: boolean },
  ): void {
    const key = `${left.number}:${right.number}`;
    const pair = this.#pairs.get(key) ?? {
      left: left.number,
      right: right.number,
      bothValid: 0,
      onlyLeft: 0,
      onlyRight: 0,
      bothInvalid: 0,
    };
    this.#pairs.set(key, pair);
    if (left.isValid && right.isValid) pair.bothValid += 1;
    else if (left.isValid) pair.onlyLeft += 1;
    else if (right.isValid) pair.onlyRight += 1;
    else pair.bothInvalid += 1;
  }
}

function pairKappa({ bothValid, onlyLeft, onlyRight, bothInvalid }: MutablePair): number | null {
  return cohensKappa({ bothYes: bothValid, onlyFirst: onlyLeft, onlySecond: onlyRight, bothNo: bothInvalid });
}
