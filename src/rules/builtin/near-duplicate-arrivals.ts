import type { RuleContext } from '../../core/records/rule.ts';
import type { Duplicate, DuplicateMethod } from '../../similarity/duplicate.ts';
import type { NearestByMeaning } from './near-duplicate-vectors.ts';

/** A candidate on its way into the books. */
export interface Arrival {
  readonly id: string;
  readonly text: string;
  /** What it shares with those that are compared by meaning, such as its topic. */
  readonly block: string;
}

/** The earlier candidate of which one is a copy. A type, not an interface: it is stored as JSON. */
export type ArrivalMatch = {
  readonly id: string;
  readonly similarity: number;
  readonly method: DuplicateMethod;
};

type StoredArrival = Arrival & { readonly [key: string]: string | ArrivalMatch | null } & {
  readonly match: ArrivalMatch | null;
};

type Context = Pick<RuleContext<unknown>, 'decide' | 'embed'>;

/** Finds earlier texts of which one is a copy. */
export interface CopyIndex {
  readonly find: (text: string) => Duplicate | null;
  /** Adds the text that was sought last under the next number. */
  readonly addSought: () => void;
}

/**
 * Who came first, kept in the store as a list: the arrival number n is the decision n of the rule. The first to decide a
 * number has it, in this process or another, and all read the list from its beginning before adding to it.
 * So a resumed run knows all earlier arrivals before it judges a new one, and an old one is never judged again.
 */
export class Arrivals {
  readonly #name: string;
  readonly #index: CopyIndex;
  readonly #byMeaning: NearestByMeaning | null;
  /** Ids of those that are no copies, by their number in the index. */
  readonly #keptIds: string[] = [];
  readonly #blocks = new Map<string, Arrival[]>();
  readonly #matches = new Map<string, ArrivalMatch | null>();
  #next = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param name - what the decisions are stored under; other options, other name */
  constructor(name: string, index: CopyIndex, byMeaning: NearestByMeaning | null) {
    this.#name = name;
    this.#index = index;
    this.#byMeaning = byMeaning;
  }

  /** Returns the earlier arrival of which this is a copy, or null. One after the other, in the order of asking. */
  admit(arrival: Arrival, context: Context): Promise<ArrivalMatch | null> {
    const mine = this.#turn.then(() => this.#settle(arrival, context));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #settle(arrival: Arrival, context: Context): Promise<ArrivalMatch | null> {
    for (;;) {
      const known = this.#matches.get(arrival.id);
      if (known !== undefined) return known;
      const match = await this.#matchOf(arrival, context);
      const entry: StoredArrival = { ...arrival, match };
      this.#note(await context.decide<StoredArrival>(`${this.#name}/${this.#next}`, entry));
    }
  }

  async #matchOf({ text, block }: Arrival, context: Context): Promise<ArrivalMatch | null> {
    const duplicate = this.#index.find(text);
    if (duplicate !== null) {
      const { number, similarity, method } = duplicate;
      return { id: this.#keptIds[number] ?? '', similarity, method };
    }
    const nearest = await this.#byMeaning?.(text, this.#blocks.get(block) ?? [], context);
    return nearest === undefined || nearest === null
      ? null
      : { id: nearest.item.id, similarity: nearest.similarity, method: 'embedding' };
  }

  #note({ id, text, block, match }: StoredArrival): void {
    this.#next += 1;
    this.#matches.set(id, match);
    if (match !== null || this.#index.find(text) !== null) return;
    this.#index.addSought();
    this.#keptIds.push(id);
    if (this.#byMeaning === null) return;
    const members = this.#blocks.get(block) ?? [];
    this.#blocks.set(block, members);
    members.push({ id, text, block });
  }
}
