import { randomBytes } from 'node:crypto';
import { contentHash } from '../../core/content-hash.ts';
import type { ResultStore } from '../../core/result-store.ts';
import { StoreError } from '../../errors/index.ts';
import {
  type Charge,
  ChargeSum,
  type EarlierChains,
  type LedgerEntry,
  LedgerTotal,
  type OpenTry,
} from './ledger-entry.ts';

/** Entries from one that holds the sum of all before it to the next. */
export const SUM_EVERY = 256;

/** The key of an entry: each run that spends has its own chain, with the entries numbered from 0. */
export function entryKey(chain: number, entry: number | 'end'): string {
  return contentHash('spend', chain, entry);
}

export interface LedgerLogOptions {
  readonly store: ResultStore;
  /** The first chain that may be free. */
  readonly chain: number;
  /** What the chains before it came to. @default not noted */
  readonly earlier?: EarlierChains;
  /** Entries on their way to the disk at once; what comes meanwhile shares the next one. */
  readonly mostUnderWay: number;
  /** Told when an entry could not be stored. */
  readonly onFailure: (error: unknown) => void;
}

/** What shares the next entry. */
class Batch {
  readonly opened: OpenTry[] = [];
  readonly closed: string[] = [];
  readonly charged: ChargeSum = new ChargeSum();
  isEmpty = true;
  resolve: () => void = () => undefined;
  reject: (error: unknown) => void = () => undefined;
  handOver: () => void = () => undefined;
  readonly durable: Promise<void> = new Promise((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
  /** Resolves once the entry is with the store, ahead of whatever is stored from then on, or cannot be. */
  readonly handedOver: Promise<void> = new Promise((resolve) => {
    this.handOver = resolve;
  });

  constructor() {
    // Few wait for it; a failure is told by `onFailure` as well.
    this.durable.catch(() => undefined);
  }
}

/**
 * Writes what is spent into the store: a chain of entries under numbered keys, every so often one with the sum, and one
 * at an orderly end. Made with the first entry, so that a run that spends nothing leaves nothing.
 */
export class LedgerLog {
  readonly #options: LedgerLogOptions;
  readonly #total = new LedgerTotal();
  readonly #underWay = new Set<Promise<void>>();
  #batch = new Batch();
  #chain: number;
  #next = 0;
  #isClaimed = false;
  #isSumUnderWay = false;
  #isDue = false;
  /** Entries from the first on that are durable, and further ones. */
  #durable = 0;
  readonly #durableAhead = new Set<number>();
  #failure: { readonly error: unknown } | null = null;

  constructor(options: LedgerLogOptions) {
    this.#options = options;
    this.#chain = options.chain;
  }

  /** Notes a try before it goes out; resolves when that is durable. Tries of one turn share an entry. */
  open(tried: OpenTry): Promise<void> {
    if (this.#failure !== null) return Promise.reject(this.#failure.error);
    this.#batch.opened.push(tried);
    this.#writeSoon();
    return this.#batch.durable;
  }

  /**
   * Resolves once all that was noted is with the store. A reply that is stored from then on never becomes durable before its
   * charge: the ledger counts what the store holds.
   */
  get handedOver(): Promise<void> {
    return this.#batch.isEmpty || this.#failure !== null ? Promise.resolve() : this.#batch.handedOver;
  }

  /** Notes what a try cost. */
  charge(charge: Charge, id: string | null): void {
    if (id !== null) this.#batch.closed.push(id);
    this.#batch.charged.add(charge);
    this.#writeSoon();
  }

  /** Takes back a try that never went out, or what is left of a batch that has ended. */
  drop(id: string): void {
    this.#batch.closed.push(id);
    this.#writeSoon();
  }

  /** Waits for what is under way and writes the sum of the chain. */
  async close(): Promise<void> {
    this.#write();
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    if (this.#failure !== null || !this.#isClaimed) return;
    const { earlier } = this.#options;
    const after = { entries: this.#next, ...(earlier === undefined ? {} : { earlier }) };
    const sum = this.#total.sum();
    await this.#store('end', { kind: 'spend', opened: [], closed: [], charged: [], sum, after });
  }

  /** After this turn: what it stores comes first, and all that it notes shares an entry. */
  #writeSoon(): void {
    this.#batch.isEmpty = false;
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#write();
    });
  }

  #write(): void {
    const { mostUnderWay } = this.#options;
    const isFirst = !this.#isClaimed;
    if (this.#batch.isEmpty || this.#failure !== null) return;
    if (this.#underWay.size >= (isFirst ? 1 : mostUnderWay)) return;
    const holdsSum = this.#next > 0 && this.#next % SUM_EVERY === 0;
    // A reader looks for the sum before the last one at most.
    if (holdsSum && this.#isSumUnderWay) return;
    const batch = this.#batch;
    this.#batch = new Batch();
    const entry = this.#entry(batch, holdsSum);
    if (holdsSum) this.#isSumUnderWay = true;
    const number = this.#next;
    const written = (isFirst ? this.#claim(entry) : this.#put(entry)).then(
      () => {
        this.#settled(written, holdsSum);
        this.#noteDurable(number);
        batch.resolve();
        this.#write();
      },
      (error: unknown) => {
        this.#failure ??= { error };
        this.#settled(written, holdsSum);
        for (const waiting of [batch, this.#batch]) {
          waiting.reject(error);
          waiting.handOver();
        }
        this.#options.onFailure(error);
      },
    );
    this.#underWay.add(written);
    batch.handOver();
  }

  #noteDurable(entry: number): void {
    this.#durableAhead.add(entry);
    while (this.#durableAhead.delete(this.#durable)) this.#durable += 1;
  }

  #settled(written: Promise<void>, holdsSum: boolean): void {
    this.#underWay.delete(written);
    if (holdsSum) this.#isSumUnderWay = false;
  }

  #entry({ opened, closed, charged }: Batch, holdsSum: boolean): LedgerEntry {
    const { earlier } = this.#options;
    const saysEarlier = earlier !== undefined && (holdsSum || this.#next === 0);
    const after = { entries: this.#durable, ...(saysEarlier ? { earlier } : {}) };
    const run = this.#next === 0 ? { run: randomBytes(8).toString('hex') } : {};
    const entry: LedgerEntry = {
      kind: 'spend',
      opened,
      closed,
      charged: charged.list(),
      sum: null,
      after,
      ...run,
    };
    this.#total.take(entry);
    return holdsSum ? { ...entry, sum: this.#total.sum() } : entry;
  }

  async #put(entry: LedgerEntry): Promise<void> {
    const number = this.#next;
    this.#next += 1;
    await this.#store(number, entry);
  }

  async #store(number: number | 'end', entry: LedgerEntry): Promise<void> {
    const { stored } = await this.#options.store.putIfAbsent(entryKey(this.#chain, number), entry);
    if (stored) return;
    throw new StoreError(
      `the store holds an entry ${number} of the ledger that this run did not write: another process writes to it; use one store per process`,
    );
  }

  /** Takes the first chain that no other run has taken: several may share a store. */
  async #claim(entry: LedgerEntry): Promise<void> {
    for (;;) {
      const { stored } = await this.#options.store.putIfAbsent(entryKey(this.#chain, 0), entry);
      if (stored) break;
      this.#chain += 1;
    }
    this.#next = 1;
    this.#isClaimed = true;
  }
}
