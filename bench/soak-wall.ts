import type { Model } from '../src/core/model.ts';
import type { Budget } from '../src/core/money/budget.ts';
import type { RunSummary } from '../src/core/summary.ts';
import { withSettings } from '../src/models/with-settings.ts';
import { compose } from '../src/pipeline/compose.ts';
import { defineStage } from '../src/stages/definition/define-stage.ts';
import { instantClock } from '../src/testing/instant-clock.ts';
import { CrashStore } from '../test/support/crash-store.ts';
import { type MeteredRates, meteredModel, type WallMeter } from './metered-model.ts';
import { seededRandom } from './seeded-random.ts';

/** What one trial came to. */
export interface WallTrial {
  /** Requests that models got. */
  readonly requests: number;
  /** Lives that ended at the wall, and lives that were killed. */
  readonly walls: number;
  readonly kills: number;
}

interface Item {
  readonly id: string;
  readonly text: string;
}

/** How the same trial is to be spoilt, to see that it notices. */
export interface WallTrialOptions {
  /** Has the store forget the tries that were in flight, though it acknowledged them. */
  readonly isForgetful?: boolean;
}

const CONCURRENCY = 64;
const MOST_LIVES = 8;

/**
 * One pipeline with random prices, sizes, failures and budget, that is killed and resumed at random until it is done.
 * Throws when the models ever billed more than the budget, or the ledger tells less than they billed.
 */
export async function wallTrial(
  seed: number,
  { isForgetful = false }: WallTrialOptions = {},
): Promise<WallTrial> {
  const random = seededRandom(seed);
  const rates = Array.from({ length: 1 + Math.floor(random() * 3) }, () => drawRates(random));
  const items = Array.from({ length: 3 + Math.floor(random() * 60) }, (_, index) => ({
    id: `item${index}`,
    text: 'x'.repeat(Math.floor(random() ** 2 * 2000)),
  }));
  const budget = drawBudget(random, rates, items);
  const bill: Bill = { calls: 0, tokens: 0, nanodollars: 0 };
  let image: ReadonlyMap<string, string> = new Map();
  let [walls, kills] = [0, 0];
  // Now and then the first life knows no budget; it is stopped, and what it spent still counts.
  const isCarefree = random() < 0.2;
  for (let life = 0; life < MOST_LIVES; life += 1) {
    const endless = life === MOST_LIVES - 1 || random() < 0.3;
    const lived = await live({
      seed,
      random,
      rates,
      items,
      budget: isCarefree && life === 0 ? null : budget,
      bill,
      image,
      endAt: endless ? Number.POSITIVE_INFINITY : 1 + Math.floor(random() * items.length),
      isForgetful,
    });
    image = lived.image;
    if (lived.summary === null) {
      kills += 1;
      continue;
    }
    holdsLedger(seed, lived.summary, bill);
    if (lived.summary.end === 'budget') walls += 1;
    if (lived.summary.end === 'completed' || lived.summary.end === 'budget') break;
  }
  return { requests: bill.calls, walls, kills };
}

/** What the models have billed, as an unerring witness saw it. */
interface Bill {
  calls: number;
  tokens: number;
  nanodollars: number;
}

interface LifeParts {
  readonly seed: number;
  readonly random: () => number;
  readonly rates: readonly MeteredRates[];
  readonly items: readonly Item[];
  /** Null for a life without one, which is stopped and not killed. */
  readonly budget: Budget | null;
  readonly bill: Bill;
  readonly image: ReadonlyMap<string, string>;
  /** Requests after which it is over. */
  readonly endAt: number;
  readonly isForgetful: boolean;
}

/** One process: runs until it ends or is killed. What a killed one does afterwards never happened. */
async function live(parts: LifeParts): Promise<{
  readonly image: ReadonlyMap<string, string>;
  /** Null when the process was killed. */
  readonly summary: RunSummary | null;
}> {
  const { seed, random, rates, items, budget, bill, endAt } = parts;
  const store = new CrashStore(random, parts.image, parts.isForgetful);
  const abort = new AbortController();
  let crash: ReadonlyMap<string, string> | null = null;
  let broken: Error | null = null;
  let requests = 0;
  const meter: WallMeter = (tokens, nanodollars) => {
    if (crash !== null) return;
    bill.calls += 1;
    bill.tokens += tokens;
    bill.nanodollars += nanodollars;
    if (budget !== null) broken ??= beyond(seed, budget, bill);
    requests += 1;
    if (requests < endAt) return;
    if (budget === null) {
      void run.stop();
    } else {
      crash = store.image();
      abort.abort();
    }
  };
  const models = rates.map((rate, index) =>
    withSettings(meteredModel(`model${index}`, rate, random, meter), {
      maxOutputTokens: rate.cap,
      maxConcurrency: CONCURRENCY,
      price: (usage) =>
        ((usage.inputTokens ?? 0) * rate.input + (usage.outputTokens ?? 0) * rate.output) / 1_000_000_000,
    }),
  );
  const limits = budget === null ? {} : { budget };
  const run = pipelineOf(models).run(items, {
    store,
    ...limits,
    abortSignal: abort.signal,
    ...instantClock(),
  });
  const summary = await run.summary();
  if (broken !== null) throw broken;
  return crash === null ? { image: store.image(), summary } : { image: crash, summary: null };
}

function pipelineOf(models: readonly Model[]): ReturnType<typeof compose<Item, Item, Item>> {
  const ask = (name: string, model: Model | undefined): ReturnType<typeof defineStage<Item, Item>> =>
    defineStage<Item, Item>({
      name,
      version: '1',
      draws: 2,
      process: async (item, { call, draw }) => {
        if (model === undefined) return item;
        const { value } = await call({
          model,
          prompt: `${name} ${item.id}: ${item.text}`,
          slot: name,
          parse: ({ text }) => {
            if (text === 'unusable') throw new Error('say something usable');
            return text;
          },
        });
        return { id: `${item.id}.${draw}`, text: value };
      },
    });
  return compose(ask('first', models[0]), ask('second', models.at(-1)));
}

function beyond(seed: number, { usd, tokens, calls }: Budget, bill: Bill): Error | null {
  const isBeyond =
    (calls !== undefined && bill.calls > calls) ||
    (tokens !== undefined && bill.tokens > tokens) ||
    (usd !== undefined && bill.nanodollars > Math.round(usd * 1_000_000_000));
  if (!isBeyond) return null;
  return new Error(
    `seed ${seed}: billed ${JSON.stringify(bill)}, beyond ${JSON.stringify({ usd, tokens, calls })}`,
  );
}

/** The ledger may tell more than was billed, since it takes the worst where no one knows, but never less. */
function holdsLedger(seed: number, { spentInAll: spent, spent: own, stages }: RunSummary, bill: Bill): void {
  const byStage = stages.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
  if (Math.abs(byStage - (own.usd ?? 0)) > 1e-9)
    throw new Error(`seed ${seed}: the stages spent ${byStage} dollars, the run ${own.usd}`);
  const told = spent.inputTokens + spent.outputTokens;
  const usd = Math.round((spent.usd ?? 0) * 1_000_000_000);
  if (spent.calls >= bill.calls && told >= bill.tokens && usd >= bill.nanodollars) return;
  throw new Error(
    `seed ${seed}: the ledger tells ${JSON.stringify(spent)}, less than what was billed, ${JSON.stringify(bill)}`,
  );
}

function drawRates(random: () => number): MeteredRates {
  return {
    input: Math.floor(random() * 5_000),
    output: 1 + Math.floor(random() * 20_000),
    cap: 1 + Math.floor(random() ** 2 * 3_000),
  };
}

/** Somewhere between one call of the dearest model and more than all calls need. */
function drawBudget(random: () => number, rates: readonly MeteredRates[], items: readonly Item[]): Budget {
  const most = Math.max(...items.map(({ text }) => text.length)) + 60;
  const tokens = Math.max(...rates.map(({ cap }) => cap)) + most;
  const nanodollars = Math.max(...rates.map(({ input, output, cap }) => input * most + output * cap));
  const share = (one: number): number => one * (1 + Math.floor(random() ** 2 * 12 * items.length));
  const kind = Math.floor(random() * 7);
  return {
    ...(kind === 0 || kind > 3 ? { usd: share(nanodollars) / 1_000_000_000 } : {}),
    ...(kind === 1 || kind > 4 ? { tokens: share(tokens) } : {}),
    ...(kind === 2 || kind === 3 || kind === 6 ? { calls: share(1) } : {}),
  };
}
