import type { Announce, BudgetEvent } from '../../core/event-map.ts';
import type { BatchPurse } from '../../core/money/batch-purse.ts';
import type { Budget, Spend } from '../../core/money/budget.ts';
import { dollarsOf, nanodollarsOf } from '../../core/money/dollars.ts';
import type { Price } from '../../core/money/price.ts';
import type { SpendGate, SpendReservation, TryDemand } from '../../core/money/spend-gate.ts';
import type { Usage } from '../../core/money/usage.ts';
import { BudgetError, ConfigurationError } from '../../errors/index.ts';
import { lacks } from '../settings/model-budget-issues.ts';
import { priceOf, type WorstCase, worstCaseOf } from '../settings/price-of.ts';
import type { Charge } from './ledger-entry.ts';
import type { LedgerLog } from './ledger-log.ts';
import { LedgerPurse } from './ledger-purse.ts';
import type { SharedSpend } from './shared-spend.ts';
import { noAmount, type SpendAmount, SpendCounter } from './spend-amount.ts';
import { refusedCharge, usedCharge, worstCharge } from './try-charge.ts';

const unpriced: Price = () => undefined;

/** Why a run must end for its spending. */
export interface SpendStop {
  readonly end: 'budget' | 'failed';
  readonly error: Error;
}

export interface SpendLedgerParts {
  readonly budget: Budget | null;
  /** For models whose settings have no price. */
  readonly price: Price | null;
  /** What earlier runs spent in the same place. */
  readonly earlier: SpendAmount;
  /** The most that batches of earlier runs may cost, by their ids: part of `earlier`. @default none */
  readonly batches?: ReadonlyMap<string, Charge>;
  /** Null where nothing outlives the run. */
  readonly log: LedgerLog | null;
  readonly announce: Announce;
  /** Ends the run before its time. */
  readonly halt: (reason: SpendStop) => void;
  /** What the runs over this store spend together. @default this run is alone */
  readonly shared?: SharedSpend;
  /** What was found in the ledger that its owner should know. @default nothing */
  readonly warnings?: readonly string[];
}

const durableAlready = Promise.resolve();

const marks: readonly (readonly [mark: BudgetEvent['mark'], share: number])[] = [
  ['half', 0.5],
  ['nearly', 0.9],
];

/** Keeps what a run spends, sets aside what tries in flight may cost, and lets nothing cross the budget. */
export class SpendLedger implements SpendGate {
  readonly #parts: SpendLedgerParts;
  readonly #own = new SpendCounter();
  readonly #reserved = new SpendCounter();
  readonly #worst = new WeakMap<TryDemand, WorstCase>();
  readonly #tried = new Set<string>();
  readonly #excess = new Map<string, Excess>();
  /** What earlier runs spent, less what was set aside for batches of theirs that have ended since. */
  readonly #earlier = new SpendCounter();
  readonly purse: BatchPurse;
  #inFlight = 0;
  #opened = 0;
  #marksPassed: number;
  #isWalled = false;

  constructor(parts: SpendLedgerParts) {
    this.#parts = parts;
    this.#earlier.add(parts.earlier, 1);
    const { log, batches = new Map(), price } = parts;
    this.purse = new LedgerPurse({
      log,
      batches,
      admit: (demand) => this.admit(demand),
      worstOf: (demand) => this.#worstOf(demand),
      mayHold: (demand, worst) => this.#mayStart(demand, worst),
      setAside: (amount, sign) => this.#setAside(amount, sign),
      lose: (amount) => this.#count(amount),
      giveBack: (amount) => this.#earlier.add(amount, -1),
      spend: (demand, used) => this.#spend(demand, used),
      priceOf: (usage, demand) => priceOf(demand.price ?? price ?? unpriced, usage, demand),
    });
    this.#marksPassed = marks.filter(([, share]) => this.#shareSpent() >= share).length;
  }

  /** What this run has spent so far. */
  get spent(): Spend {
    return this.#own.spend(noAmount);
  }

  /** What all runs in this place have spent so far. */
  get spentInAll(): Spend {
    return (this.#parts.shared?.spent ?? this.#own).spend(this.#earlier);
  }

  get warnings(): readonly string[] {
    return this.#parts.warnings ?? [];
  }

  get budget(): Budget | null {
    return this.#parts.budget;
  }

  admit(demand: TryDemand): void {
    const { budget, price } = this.#parts;
    if (budget === null) {
      if (this.#tried.has(demand.model)) return;
      // A price function that does not work is told before anything is paid, not after.
      worstCaseOf(demand, price);
      this.#tried.add(demand.model);
      return;
    }
    const worst = worstCaseOf(demand, price);
    const issues = lacks(demand.model, worst, budget);
    if (issues.length > 0) throw new ConfigurationError(issues);
    this.#worst.set(demand, worst);
  }

  reserve(demand: TryDemand): SpendReservation | 'later' | 'never' {
    const { budget, log } = this.#parts;
    if (budget === null) return new Reservation(this, demand, null);
    const worst = this.#worstOf(demand);
    const answer = this.#mayStart(demand, worst);
    if (answer !== 'now') return answer;
    const charge = worstCharge(demand, worst);
    this.#setAside(charge, 1);
    this.#opened += 1;
    const id = String(this.#opened);
    const recorded = log === null ? durableAlready : log.open({ id, worst: charge });
    return new Reservation(this, demand, { id, charge, recorded });
  }

  /** Puts what was used instead of what was set aside. */
  settle(demand: TryDemand, held: HeldTry | null, used: Usage | 'refused' | null): Settled {
    if (held !== null) this.#setAside(held.charge, -1);
    const charge = this.#spend(demand, used);
    const { log } = this.#parts;
    log?.charge(charge, held?.id ?? null);
    return {
      usd: charge.nanodollars === null ? null : dollarsOf(charge.nanodollars),
      noted: log?.handedOver ?? durableAlready,
    };
  }

  cancel(held: HeldTry | null): void {
    if (held === null) return;
    this.#setAside(held.charge, -1);
    this.#parts.log?.drop(held.id);
  }

  /** Resolves when all is noted. */
  async close(): Promise<void> {
    try {
      await this.#parts.log?.close();
    } finally {
      this.#parts.shared?.leave();
    }
  }

  #mayStart(demand: TryDemand, worst: WorstCase): 'now' | 'later' | 'never' {
    const { budget } = this.#parts;
    if (budget === null) return 'now';
    const shortage = this.#isWalled ? '' : this.#shortage(worst, budget);
    if (shortage === null) return 'now';
    if (!this.#isWalled && this.#inFlight > 0) return 'later';
    this.#hitWall(demand, shortage, budget);
    return 'never';
  }

  #setAside(amount: SpendAmount, sign: 1 | -1): void {
    this.#reserved.add(amount, sign);
    this.#parts.shared?.reserved.add(amount, sign);
    this.#inFlight += sign;
  }

  #spend(demand: TryDemand, used: Usage | 'refused' | null): Charge {
    const charge = this.#charge(demand, used);
    if (used !== null && used !== 'refused') this.#noteExcess(demand, used);
    this.#count(charge);
    return charge;
  }

  #count(amount: SpendAmount): void {
    this.#own.add(amount, 1);
    this.#parts.shared?.spent.add(amount, 1);
    this.#passMarks();
  }

  /** Some servers do not hold reasoning to the cap, or put texts of their own before a prompt: what did so may do so again. */
  #worstOf(demand: TryDemand): WorstCase {
    const excess = this.#excess.get(demand.model);
    if (excess === undefined) return this.#worst.get(demand) ?? worstCaseOf(demand, this.#parts.price);
    const { inputTokens, outputTokens } = demand;
    return worstCaseOf(
      {
        ...demand,
        inputTokens: inputTokens + excess.inputTokens,
        outputTokens: outputTokens === null ? null : outputTokens + excess.outputTokens,
      },
      this.#parts.price,
    );
  }

  #noteExcess({ model, ...most }: TryDemand, { inputTokens, outputTokens }: Usage): void {
    const input = Math.max(0, (inputTokens ?? 0) - most.inputTokens);
    const output = most.outputTokens === null ? 0 : Math.max(0, (outputTokens ?? 0) - most.outputTokens);
    if (input === 0 && output === 0) return;
    const known = this.#excess.get(model);
    this.#excess.set(model, {
      inputTokens: Math.max(input, known?.inputTokens ?? 0),
      outputTokens: Math.max(output, known?.outputTokens ?? 0),
    });
  }

  #charge(demand: TryDemand, used: Usage | 'refused' | null): Charge {
    if (used === 'refused') return refusedCharge(demand);
    try {
      return usedCharge(demand, used, this.#parts.price);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      // The reply is kept, since it was paid for, but nothing more is asked at an unknown price.
      this.#parts.halt({ end: 'failed', error });
      const worst = this.#worst.get(demand);
      if (worst !== undefined) return worstCharge(demand, worst);
      return usedCharge({ ...demand, price: () => undefined }, used, null);
    }
  }

  /** Why a try does not fit; null when it does. */
  #shortage(worst: WorstCase, { usd, tokens, calls }: Budget): string | null {
    const { shared } = this.#parts;
    const held = [this.#earlier, shared?.spent ?? this.#own, shared?.reserved ?? this.#reserved];
    const sum = (amount: (of: SpendAmount) => number): number =>
      held.reduce((total, of) => total + amount(of), 0);
    const leftCalls = (calls ?? Number.POSITIVE_INFINITY) - sum((of) => of.calls);
    if (leftCalls < 1) return `budget.calls of ${calls} is used up`;
    const leftTokens = (tokens ?? Number.POSITIVE_INFINITY) - sum((of) => of.inputTokens + of.outputTokens);
    const needed = worst.inputTokens + worst.outputTokens;
    if (leftTokens < needed)
      return `budget.tokens of ${tokens} has ${Math.max(0, leftTokens)} left, and the next call may take ${needed}`;
    if (usd === undefined) return null;
    if (held.some(({ nanodollars }) => nanodollars === null))
      return `budget.usd of ${usd} cannot be kept: another run over the same store makes calls without a price`;
    const left = nanodollarsOf(usd) - sum((of) => of.nanodollars ?? 0);
    const cost = worst.nanodollars ?? 0;
    return left >= cost
      ? null
      : `budget.usd of ${usd} has ${dollarsOf(Math.max(0, left))} left, and the next call may cost ${dollarsOf(cost)}`;
  }

  #hitWall({ model }: TryDemand, shortage: string, budget: Budget): void {
    if (this.#isWalled) return;
    // From here on nothing starts, not even a cheaper call: the run is to end, and the rest is for a larger budget.
    this.#isWalled = true;
    this.#parts.halt({ end: 'budget', error: new BudgetError(model, shortage) });
    this.#parts.announce({ kind: 'budget', mark: 'reached', budget, spent: this.spentInAll });
  }

  #shareSpent(): number {
    const { budget } = this.#parts;
    const { calls, inputTokens, outputTokens, usd } = this.spentInAll;
    return Math.max(
      calls / (budget?.calls ?? Number.POSITIVE_INFINITY),
      (inputTokens + outputTokens) / (budget?.tokens ?? Number.POSITIVE_INFINITY),
      (usd ?? 0) / (budget?.usd ?? Number.POSITIVE_INFINITY),
    );
  }

  #passMarks(): void {
    const { budget, announce } = this.#parts;
    if (budget === null || this.#marksPassed === marks.length) return;
    const share = this.#shareSpent();
    for (;;) {
      const [mark, from] = marks[this.#marksPassed] ?? [];
      if (mark === undefined || from === undefined || share < from) return;
      this.#marksPassed += 1;
      announce({ kind: 'budget', mark, budget, spent: this.spentInAll });
    }
  }
}

/** How far replies of a model have gone beyond what their requests allow. */
interface Excess {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What became of a try. */
interface Settled {
  readonly usd: number | null;
  /** Resolves once the charge is with the store. */
  readonly noted: Promise<void>;
}

/** A try that is held against the budget. */
interface HeldTry {
  readonly id: string;
  readonly charge: Charge;
  readonly recorded: Promise<void>;
}

class Reservation implements SpendReservation {
  readonly recorded: Promise<void>;
  readonly #ledger: SpendLedger;
  readonly #demand: TryDemand;
  readonly #held: HeldTry | null;
  noted: Promise<void> = durableAlready;
  /** Undefined until it is settled or given back. */
  #usd: number | null | undefined;

  constructor(ledger: SpendLedger, demand: TryDemand, held: HeldTry | null) {
    this.#ledger = ledger;
    this.#demand = demand;
    this.#held = held;
    this.recorded = held?.recorded ?? durableAlready;
  }

  settle(used: Usage | 'refused' | null): number | null {
    if (this.#usd === undefined) {
      const { usd, noted } = this.#ledger.settle(this.#demand, this.#held, used);
      this.#usd = usd;
      this.noted = noted;
    }
    return this.#usd;
  }

  cancel(): void {
    if (this.#usd !== undefined) return;
    this.#usd = 0;
    this.#ledger.cancel(this.#held);
  }
}
