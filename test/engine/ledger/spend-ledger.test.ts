import { describe, expect, it } from 'vitest';
import type { UnstampedEvent } from '../../../src/core/event-map.ts';
import type { Budget } from '../../../src/core/money/budget.ts';
import type { Price } from '../../../src/core/money/price.ts';
import type { SpendReservation, TryDemand } from '../../../src/core/money/spend-gate.ts';
import type { Usage } from '../../../src/core/money/usage.ts';
import { LedgerLog } from '../../../src/engine/ledger/ledger-log.ts';
import { readLedger } from '../../../src/engine/ledger/read-ledger.ts';
import { noAmount, type SpendAmount } from '../../../src/engine/ledger/spend-amount.ts';
import { SpendLedger } from '../../../src/engine/ledger/spend-ledger.ts';
import type { Halt } from '../../../src/engine/run/run-control.ts';
import { ConfigurationError } from '../../../src/errors/index.ts';
import { perMillionTokens } from '../../../src/models/per-million-tokens.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';

/** A dollar for a thousand tokens of either kind. */
const price = perMillionTokens({ input: 1000, output: 1000 });

function demand(more: Partial<TryDemand> = {}): TryDemand {
  const model = { model: 'maker:model', provider: 'maker', modelId: 'model' };
  return { ...model, inputTokens: 100, outputTokens: 400, price: null, ...more };
}

function usage(inputTokens: number | null, outputTokens: number | null): Usage {
  return { inputTokens, outputTokens, reasoningTokens: null, cachedInputTokens: null };
}

interface Opened {
  readonly ledger: SpendLedger;
  readonly events: readonly UnstampedEvent[];
  readonly halts: readonly Halt[];
  readonly take: (wanted?: TryDemand) => SpendReservation;
}

function open(
  budget: Budget | null,
  more: {
    readonly price?: Price | null;
    readonly earlier?: SpendAmount;
    readonly log?: LedgerLog;
  } = {},
): Opened {
  const events: UnstampedEvent[] = [];
  const halts: Halt[] = [];
  const ledger = new SpendLedger({
    budget,
    price: more.price === undefined ? price : more.price,
    earlier: more.earlier ?? noAmount,
    log: more.log ?? null,
    announce: (event) => events.push(event),
    halt: (halt) => halts.push(halt),
  });
  const take = (wanted = demand()): SpendReservation => {
    ledger.admit(wanted);
    const reservation = ledger.reserve(wanted);
    if (typeof reservation === 'string') throw new Error(`no room: ${reservation}`);
    return reservation;
  };
  return { ledger, events, halts, take };
}

describe('a reservation', () => {
  it('holds the worst case until it is settled with what was used', () => {
    const { ledger, take } = open({ usd: 1 });
    const first = take();
    const second = take();

    expect(ledger.reserve(demand())).toBe('later');
    expect(first.settle(usage(50, 50))).toBe(0.1);
    expect(ledger.reserve(demand())).toBe('later');
    expect(second.settle(usage(100, 300))).toBe(0.4);
    expect(take()).toBeDefined();
    expect(ledger.spent).toEqual({ calls: 2, inputTokens: 150, outputTokens: 350, usd: 0.5 });
  });

  it('may take the last token and the last cent', () => {
    for (const budget of [{ usd: 1 }, { tokens: 1000 }, { calls: 2 }]) {
      const { ledger, take } = open(budget);
      take();
      take();
      expect(ledger.reserve(demand({ inputTokens: 0, outputTokens: 1 })), JSON.stringify(budget)).toBe(
        'later',
      );
    }
  });

  it('is charged in full when no one knows what was used', () => {
    const { ledger, take } = open({ usd: 5 });

    expect(take().settle(null)).toBe(0.5);
    expect(take().settle(usage(null, 10))).toBe(0.11);
    expect(take().settle(usage(10, null))).toBe(0.41);
    expect(ledger.spent).toEqual({ calls: 3, inputTokens: 210, outputTokens: 810, usd: 1.02 });
  });

  it('counts a refused try and charges nothing for it', () => {
    const { ledger, take } = open({ usd: 5 }, { price: () => 0.25 });

    expect(take().settle('refused')).toBe(0);
    expect(ledger.spent).toEqual({ calls: 1, inputTokens: 0, outputTokens: 0, usd: 0 });
  });

  it('that is given back leaves no trace', () => {
    const { ledger, take } = open({ usd: 0.5, calls: 1 });
    const reservation = take();
    reservation.cancel();
    reservation.cancel();

    expect(ledger.spent).toEqual({ calls: 0, inputTokens: 0, outputTokens: 0, usd: 0 });
    expect(take().settle(null)).toBe(0.5);
  });

  it('that is given back is no try in flight to a later run', async () => {
    const store = memoryStore({ keep: 'all' });
    const log = new LedgerLog({ store, chain: 0, mostUnderWay: 128, onFailure: () => undefined });
    const { take } = open({ usd: 1 }, { log });
    take().cancel();
    take().settle(usage(100, 100));
    await log.close();

    expect((await readLedger(store)).charged).toEqual([
      expect.objectContaining({ calls: 1, inputTokens: 100 }),
    ]);
  });

  it('is settled once, whatever is said later', () => {
    const { ledger, take } = open({ calls: 3 });
    const reservation = take();
    reservation.settle(usage(10, 10));

    expect(reservation.settle(null)).toBe(0.02);
    reservation.cancel();
    expect(ledger.spent.calls).toBe(1);
  });

  it('takes what was reported even when it is more than the worst case', () => {
    const { ledger, take } = open({ usd: 1 });
    take().settle(usage(900, 400));

    expect(ledger.spent.usd).toBe(1.3);
    expect(ledger.reserve(demand())).toBe('never');
  });
});

describe('the wall', () => {
  it('is reached when nothing is in flight and the next try does not fit', () => {
    const { ledger, take, halts, events } = open({ usd: 0.9 });
    take().settle(null);

    expect(ledger.reserve(demand())).toBe('never');
    expect(halts).toMatchObject([{ end: 'budget', error: { code: 'budget-reached', model: 'maker:model' } }]);
    expect(halts[0]).toHaveProperty(
      'error.message',
      'budget.usd of 0.9 has 0.4 left, and the next call may cost 0.5, so that maker:model was not asked again; run again in the same directory with a larger budget to go on',
    );
    expect(events.at(-1)).toMatchObject({ kind: 'budget', mark: 'reached', spent: { usd: 0.5 } });
  });

  it('lets nothing through any more, not even what would fit', () => {
    const { ledger, take, halts } = open({ tokens: 900 });
    take().settle(null);
    const small = demand({ inputTokens: 1, outputTokens: 1 });

    expect([ledger.reserve(demand()), ledger.reserve(small), ledger.reserve(demand())]).toEqual([
      'never',
      'never',
      'never',
    ]);
    expect(halts).toHaveLength(1);
  });

  it('counts what earlier runs spent', () => {
    const earlier = { calls: 9, inputTokens: 1, outputTokens: 1, nanodollars: null };
    const { ledger, take } = open({ calls: 10 }, { earlier });
    take().settle('refused');

    expect(ledger.reserve(demand())).toBe('never');
    expect(ledger.spent).toMatchObject({ calls: 1, usd: 0 });
    expect(ledger.spentInAll).toEqual({ calls: 10, inputTokens: 1, outputTokens: 1, usd: null });
  });

  it('is announced from afar: at half and at nine tenths, each once', () => {
    const { take, events } = open({ calls: 10, usd: 100 });
    for (let call = 0; call < 10; call += 1) take().settle(null);

    expect(events).toMatchObject([
      { kind: 'budget', mark: 'half', spent: { calls: 5, usd: 2.5 } },
      { kind: 'budget', mark: 'nearly', spent: { calls: 9 } },
    ]);
  });

  it('announces no mark that an earlier run has passed', () => {
    const earlier = { calls: 6, inputTokens: 0, outputTokens: 0, nanodollars: 0 };
    const { take, events } = open({ calls: 10 }, { earlier });
    for (let call = 0; call < 4; call += 1) take().settle(null);

    expect(events).toMatchObject([{ mark: 'nearly', spent: { calls: 9 } }]);
  });
});

describe('what a budget must know', () => {
  const admitting =
    (budget: Budget | null, wanted: TryDemand, known: Price | null = null): (() => void) =>
    () =>
      open(budget, { price: known }).ledger.admit(wanted);

  it('is said for a model that turns up in the middle of a run', () => {
    const uncapped = demand({ outputTokens: null });

    expect(admitting({ usd: 1 }, demand())).toThrow(/run\.price: knows no price for maker:model/);
    expect(admitting({ usd: 1 }, uncapped, price)).toThrow(
      /withSettings\.maxOutputTokens: is missing for maker:model/,
    );
    expect(admitting({ tokens: 1 }, uncapped)).toThrow(/budget\.tokens could not hold/);
    expect(admitting({ calls: 1 }, uncapped)).not.toThrow();
    expect(admitting(null, uncapped)).not.toThrow();
  });

  it('prefers the price of the model to that of the run', () => {
    const { take } = open({ usd: 100 });

    expect(take(demand({ price: () => 0.25 })).settle(usage(1, 1))).toBe(0.25);
  });

  it.each([
    ['is dear', 10, 1],
    ['is cheap', 1, 10],
  ])('takes a try for as dear as it may be where reasoning %s', (_, thought, rest) => {
    const uneven: Price = ({ outputTokens, reasoningTokens }) =>
      (((outputTokens ?? 0) - (reasoningTokens ?? 0)) * rest + (reasoningTokens ?? 0) * thought) / 1000;

    expect(open({ usd: 3.9 }, { price: uneven }).ledger.reserve(demand())).toBe('never');
    expect(open({ usd: 4 }, { price: uneven }).ledger.reserve(demand())).not.toBeTypeOf('string');
  });

  it.each([
    ['throws', () => JSON.parse('no price'), /price: threw for maker:model: .*return undefined/],
    ['gives no number', () => Number.NaN, /price: returned NaN for maker:model; it must return US dollars/],
    ['gives less than nothing', () => -1, /price: returned -1 for maker:model/],
    ['gives infinity', () => Number.POSITIVE_INFINITY, /price: returned Infinity for maker:model/],
  ])('is an error when the price function %s', (_, wrong, message) => {
    for (const budget of [{ usd: 1 }, { calls: 1 }, null])
      expect(admitting(budget, demand(), wrong)).toThrow(message);
  });

  it('ends the run when the price fails after a call, and charges the worst case', () => {
    const moody: Price = ({ outputTokens }) => (outputTokens === 7 ? Number.NaN : 0.5);
    const { ledger, take, halts } = open({ usd: 5 }, { price: moody });

    expect(take().settle(usage(7, 7))).toBe(0.5);
    expect(halts).toMatchObject([{ end: 'failed', error: expect.any(ConfigurationError) }]);
    expect(ledger.spent).toMatchObject({ calls: 1, usd: 0.5 });
  });
});

describe('a run without a budget', () => {
  it('still keeps count', () => {
    const { ledger, take } = open(null);
    take().settle(usage(100, 100));
    take().settle('refused');

    expect(ledger.spent).toEqual({ calls: 2, inputTokens: 100, outputTokens: 100, usd: 0.2 });
  });

  it('does not know what it spent once a try had no price', () => {
    const { ledger, take } = open(null, { price: (_, id) => (id === 'model' ? 0.1 : undefined) });
    take().settle(usage(1, 1));
    expect(ledger.spent.usd).toBe(0.1);

    expect(take(demand({ model: 'maker:other', modelId: 'other' })).settle(usage(1, 1))).toBeNull();
    expect(ledger.spent.usd).toBeNull();
  });

  it('does not know what a lost try cost that had no cap', () => {
    const { take } = open(null);

    expect(take(demand({ outputTokens: null })).settle(null)).toBeNull();
  });

  it('adds up to the same in any order', () => {
    const prices = Array.from({ length: 200 }, (_, index) => (index + 1) * 1e-7 + 0.1);
    const sums = [prices, prices.toReversed()].map((order) => {
      const { ledger, take } = open(null);
      for (const usd of order) take(demand({ price: () => usd })).settle(usage(1, 1));
      return ledger.spent.usd;
    });

    expect(sums).toEqual([20.00201, 20.00201]);
  });
});
