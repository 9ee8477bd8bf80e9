import type { BatchCharge, BatchPurse } from '../../core/money/batch-purse.ts';
import { dollarsOf } from '../../core/money/dollars.ts';
import type { TryDemand } from '../../core/money/spend-gate.ts';
import type { Usage } from '../../core/money/usage.ts';
import type { WorstCase } from '../settings/price-of.ts';
import { batchId, type Charge, type OpenTry } from './ledger-entry.ts';
import type { LedgerLog } from './ledger-log.ts';
import { noAmount, type SpendAmount, SpendCounter } from './spend-amount.ts';
import { worstCharge } from './try-charge.ts';

export interface LedgerPurseParts {
  readonly log: LedgerLog | null;
  /** The most that batches of earlier runs may cost, by their ids. */
  readonly batches: ReadonlyMap<string, Charge>;
  readonly admit: (demand: TryDemand) => void;
  readonly worstOf: (demand: TryDemand) => WorstCase;
  readonly mayHold: (demand: TryDemand, worst: WorstCase) => 'now' | 'later' | 'never';
  readonly setAside: (amount: SpendAmount, sign: 1 | -1) => void;
  /** Takes off what was set aside for a batch of an earlier run. */
  readonly giveBack: (amount: SpendAmount) => void;
  /** Counts an amount as spent. */
  readonly lose: (amount: SpendAmount) => void;
  readonly spend: (demand: TryDemand, used: Usage | 'refused' | null) => Charge;
  readonly priceOf: (usage: Usage, demand: TryDemand) => number | null;
}

const durableAlready = Promise.resolve();

/**
 * The part of the ledger that keeps money for batches: request by request in memory, and as one amount for each batch in the
 * log, from before its upload until its last answer is charged.
 */
export class LedgerPurse implements BatchPurse {
  readonly #parts: LedgerPurseParts;
  readonly #held = new Map<string, Held>();
  /** What is left of what was set aside for batches of earlier runs. */
  readonly #adopted = new Map<string, SpendCounter>();
  readonly #logged = new Set<string>();
  readonly #resting = new Set<string>();

  constructor(parts: LedgerPurseParts) {
    this.#parts = parts;
  }

  hold(key: string, demand: TryDemand): 'held' | 'later' | 'never' {
    const { admit, worstOf, mayHold, setAside } = this.#parts;
    admit(demand);
    if (this.#held.has(key)) return 'held';
    const worst = worstOf(demand);
    const answer = mayHold(demand, worst);
    if (answer !== 'now') return answer;
    const { inputTokens, outputTokens, nanodollars } = worstCharge(demand, worst);
    const held = { calls: 1, inputTokens, outputTokens, nanodollars, demand };
    this.#held.set(key, held);
    setAside(held, 1);
    return 'held';
  }

  release(key: string): void {
    const held = this.#held.get(key);
    if (held === undefined) return;
    this.#held.delete(key);
    this.#parts.setAside(held, -1);
  }

  open(tag: string, keys: readonly string[]): Promise<void> {
    const { log } = this.#parts;
    const sum = new SpendCounter();
    let demand: TryDemand | null = null;
    for (const key of keys) {
      const held = this.#held.get(key);
      if (held === undefined) continue;
      demand ??= held.demand;
      sum.add(held, 1);
    }
    if (log === null || demand === null) return durableAlready;
    this.#logged.add(tag);
    return log.open(openBatch(tag, demand, sum));
  }

  adopt(tag: string): void {
    const worst = this.#parts.batches.get(batchId(tag));
    if (worst === undefined || this.#adopted.has(tag)) return;
    const left = new SpendCounter();
    left.add(countable(worst), 1);
    this.#adopted.set(tag, left);
    // So that others wait for what it brings rather than take the budget for used up.
    this.#parts.setAside(noAmount, 1);
  }

  settle(key: string, demand: TryDemand, used: Usage | 'refused' | null, tag: string): BatchCharge {
    const { spend, log } = this.#parts;
    this.release(key);
    const charge = spend(demand, used);
    this.#takeOff(tag, countable(charge));
    log?.charge(charge, null);
    const { nanodollars } = charge;
    return {
      usd: nanodollars === null ? null : dollarsOf(nanodollars),
      savedUsd: this.#saved(demand, used, nanodollars),
      noted: log?.handedOver ?? durableAlready,
    };
  }

  lose(tag: string, keys: readonly string[]): void {
    const { setAside, lose } = this.#parts;
    for (const key of keys) {
      const held = this.#held.get(key);
      if (held === undefined) continue;
      this.#held.delete(key);
      setAside(held, -1);
      lose(held);
    }
    // It stays open in the log, where the next run counts it in full, and counts as spent here.
    this.#logged.delete(tag);
    if (this.#adopted.delete(tag) && !this.#resting.delete(tag)) setAside(noAmount, -1);
  }

  rest(tag: string): void {
    if (!this.#adopted.has(tag) || this.#resting.has(tag)) return;
    this.#resting.add(tag);
    this.#parts.setAside(noAmount, -1);
  }

  close(tag: string): void {
    const { log, giveBack, setAside, batches } = this.#parts;
    const left = this.#adopted.get(tag);
    if (left !== undefined) {
      this.#adopted.delete(tag);
      giveBack(left);
      if (!this.#resting.delete(tag)) setAside(noAmount, -1);
    }
    if (this.#logged.delete(tag) || batches.has(batchId(tag))) log?.drop(batchId(tag));
  }

  /** An answer of an adopted batch is charged: so much less may still come of it. */
  #takeOff(tag: string, charge: SpendAmount): void {
    const left = this.#adopted.get(tag);
    if (left === undefined) return;
    const part = {
      calls: Math.min(left.calls, charge.calls),
      inputTokens: Math.min(left.inputTokens, charge.inputTokens),
      outputTokens: Math.min(left.outputTokens, charge.outputTokens),
      nanodollars: Math.min(left.nanodollars ?? 0, charge.nanodollars ?? 0),
    };
    left.add(part, -1);
    this.#parts.giveBack(part);
  }

  #saved(demand: TryDemand, used: Usage | 'refused' | null, nanodollars: number | null): number | null {
    if (used === 'refused') return 0;
    if (used === null || nanodollars === null) return null;
    const live = this.#parts.priceOf(used, { ...demand, way: 'live' });
    return live === null ? null : dollarsOf(Math.max(0, live - nanodollars));
  }
}

interface Held extends SpendAmount {
  readonly demand: TryDemand;
}

/** What has no price counts as nothing: it is given back as little as it was counted. */
function countable(amount: SpendAmount): SpendAmount {
  return { ...amount, nanodollars: amount.nanodollars ?? 0 };
}

function openBatch(tag: string, demand: TryDemand, sum: SpendCounter): OpenTry {
  const { model, provider, modelId } = demand;
  const { calls, inputTokens, outputTokens, nanodollars } = sum;
  return {
    id: batchId(tag),
    worst: {
      model,
      provider,
      modelId,
      calls,
      inputTokens,
      outputTokens,
      cachedInputTokens: 0,
      reasoningTokens: 0,
      uncapped: 0,
      nanodollars,
    },
  };
}
