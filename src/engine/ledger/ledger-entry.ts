import type { JsonValue } from '../../core/json.ts';
import { StoreError } from '../../errors/index.ts';

/** What tries of one model cost, as the ledger keeps it. Tries with a price and tries without are kept apart. */
export type Charge = {
  /** `provider:model`. */
  readonly model: string;
  readonly provider: string;
  /** The id that the provider knows the model by. */
  readonly modelId: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens: number;
  readonly reasoningTokens: number;
  /** Tries of unknown usage that had no cap: of their replies nothing is in `outputTokens`. */
  readonly uncapped: number;
  /** Billionths of a dollar; null when the price was not known. */
  readonly nanodollars: number | null;
};

/** A try that was allowed to go out, with the most that it may cost. */
export type OpenTry = { readonly id: string; readonly worst: Charge };

/** The id of a batch among tries that were allowed to go out. Unlike others it may be closed in the chain of a later run. */
export function batchId(tag: string): string {
  return `batch:${tag}`;
}

/** Whether an id among tries is that of a batch. */
export function isBatchId(id: string): boolean {
  return id.startsWith('batch:');
}

/** One entry of the ledger. */
export type LedgerEntry = {
  readonly kind: 'spend';
  readonly opened: readonly OpenTry[];
  /** Tries of which the cost is known by now: it is among the charges. */
  readonly closed: readonly string[];
  readonly charged: readonly Charge[];
  /** All that this and the entries before it come to. */
  readonly sum: LedgerSum | null;
  /** What was durable before this entry, so that its loss shows; absent in what earlier versions wrote. */
  readonly after?: LedgerPast;
  /**
   * Random name of the chain, in its first entry: copies of one chain count once where directories are merged. Absent in what
   * earlier versions wrote.
   */
  readonly run?: string;
};

/** What an entry knows of those before it. */
export type LedgerPast = {
  /** Entries of its own chain, from the first on. */
  readonly entries: number;
  /** The chains before its own, and what they came to; in the first entry of a chain and in those with a sum. */
  readonly earlier?: EarlierChains;
};

/** Chains of earlier runs. */
export type EarlierChains = { readonly chains: number; readonly charged: readonly Charge[] };

/** What a row of entries comes to. */
export type LedgerSum = {
  readonly charged: readonly Charge[];
  readonly open: readonly OpenTry[];
  /** Batches of earlier runs that are closed; absent when there are none. */
  readonly batches?: readonly string[];
};

/** Reads an entry back. */
export function readLedgerEntry(key: string, value: JsonValue | undefined): LedgerEntry {
  const isEntry = typeof value === 'object' && value !== null && 'kind' in value && value['kind'] === 'spend';
  if (!isEntry) throw new StoreError(`the store holds no entry of the ledger under key ${key}`);
  // Only a ledger writes under such keys, and it writes entries.
  return value as LedgerEntry;
}

/** Adds charges up, a model and kind of charge each by itself. */
export class ChargeSum {
  readonly #charges = new Map<string, Charge>();

  add(charge: Charge): void {
    const { model, provider, modelId, nanodollars } = charge;
    const key = [nanodollars === null, provider, modelId, model].join('\n');
    const sum = this.#charges.get(key);
    this.#charges.set(key, sum === undefined ? charge : added(sum, charge));
  }

  list(): readonly Charge[] {
    return [...this.#charges.values()];
  }

  /** What another sum has more of, charge by charge. */
  shortOf(other: ChargeSum): readonly Charge[] {
    return [...other.#charges].flatMap(([key, whole]) => {
      const known = this.#charges.get(key);
      const rest = known === undefined ? whole : remainder(whole, known);
      return rest.calls === 0 && rest.inputTokens === 0 && rest.outputTokens === 0 ? [] : [rest];
    });
  }
}

function remainder(whole: Charge, part: Charge): Charge {
  const rest = (of: (charge: Charge) => number): number => Math.max(0, of(whole) - of(part));
  return {
    ...whole,
    calls: rest((charge) => charge.calls),
    inputTokens: rest((charge) => charge.inputTokens),
    outputTokens: rest((charge) => charge.outputTokens),
    cachedInputTokens: rest((charge) => charge.cachedInputTokens),
    reasoningTokens: rest((charge) => charge.reasoningTokens),
    uncapped: rest((charge) => charge.uncapped),
    nanodollars: whole.nanodollars === null ? null : rest((charge) => charge.nanodollars ?? 0),
  };
}

function added(left: Charge, right: Charge): Charge {
  return {
    ...left,
    calls: left.calls + right.calls,
    inputTokens: left.inputTokens + right.inputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
    cachedInputTokens: left.cachedInputTokens + right.cachedInputTokens,
    reasoningTokens: left.reasoningTokens + right.reasoningTokens,
    uncapped: left.uncapped + right.uncapped,
    nanodollars:
      left.nanodollars === null || right.nanodollars === null ? null : left.nanodollars + right.nanodollars,
  };
}

/** What the entries that were taken in come to. */
export class LedgerTotal {
  readonly #open = new Map<string, Charge>();
  readonly #batches = new Set<string>();
  #charges = new ChargeSum();

  take({ opened, closed, charged, sum }: LedgerEntry): void {
    if (sum !== null) {
      this.#open.clear();
      for (const id of sum.batches ?? []) this.#batches.add(id);
      this.#charges = new ChargeSum();
    }
    for (const { id, worst } of sum?.open ?? opened) this.#open.set(id, worst);
    for (const charge of sum?.charged ?? charged) this.#charges.add(charge);
    if (sum !== null) return;
    for (const id of closed) if (!this.#open.delete(id) && isBatchId(id)) this.#batches.add(id);
  }

  sum(): LedgerSum {
    return {
      charged: this.#charges.list(),
      open: [...this.#open].map(([id, worst]) => ({ id, worst })),
      ...(this.#batches.size === 0 ? {} : { batches: [...this.#batches] }),
    };
  }
}
