import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import type { CallCarrier, CallOrder, CarryOptions } from '../core/call-carrier.ts';
import { contentHash } from '../core/content-hash.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { type ScriptedModel, type ScriptedReply, scriptedModel } from './scripted-model.ts';

/** How the suite gets the carriers that it examines. */
export interface CallCarrierHarness {
  /** Returns a carrier that reaches this model, wherever it runs it. */
  readonly open: (model: ScriptedModel) => Promise<CallCarrier>;
  /** Called after each case. */
  readonly cleanUp?: () => Promise<void>;
}

/**
 * Returns the promises that every carrier of calls must keep, as cases for any test runner.
 *
 * @example
 * ```ts
 * import { type CallCarrierHarness, callCarrierConformance } from 'chimera-sdk/testing';
 * import { describe, it } from 'vitest';
 *
 * declare const open: CallCarrierHarness['open'];
 *
 * describe('my carrier', () => {
 *   for (const { name, run } of callCarrierConformance({ open })) it(name, run);
 * });
 * ```
 */
export function callCarrierConformance(harness: CallCarrierHarness): readonly ConformanceCase[] {
  const cases: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
    'resolves with the whole reply': bringsReplies,
    'hands on messages, settings and the sample header': handsOn,
    'puts a long reply together and tells its pieces': streams,
    'brings each of many orders its own reply': keepsOrdersApart,
    'tells a limit from a failure of the server': tellsFailures,
    'tells what no further try would mend': tellsFatal,
    'asks again when it is told to, and not by itself': asksOnce,
    'asks again once a reply is kept': asksAgain,
    'carries nothing for a signal that has aborted': heedsAborted,
    'ends a try when its signal aborts': heedsAbort,
    'repeats neither prompt nor key in an error': keepsQuiet,
  };
  return Object.entries(cases).map(([name, check]) => ({ name, run: () => examine(harness, check) }));
}

async function examine(harness: CallCarrierHarness, check: (bench: Bench) => Promise<void>): Promise<void> {
  try {
    await check(new Bench(harness));
  } finally {
    await harness.cleanUp?.();
  }
}

/** A model that says what a case wants, and orders to it. */
class Bench {
  readonly #harness: CallCarrierHarness;
  readonly pieces: number[] = [];

  constructor(harness: CallCarrierHarness) {
    this.#harness = harness;
  }

  async open(
    script: Parameters<typeof scriptedModel>[0],
  ): Promise<{ readonly model: ScriptedModel; readonly carrier: CallCarrier }> {
    const model = scriptedModel(script, { modelId: 'carried' });
    return { model, carrier: await this.#harness.open(model) };
  }

  options(abortSignal: AbortSignal = new AbortController().signal): CarryOptions {
    return { abortSignal, onPiece: (characters) => void this.pieces.push(characters) };
  }
}

const secretPrompt = 'What is the colour of the seventh door on the left?';

/** An order as it comes out of JSON. */
function anOrder(name: string | number, order: Partial<CallOrder> = {}): CallOrder {
  const whole: CallOrder = {
    key: contentHash('carrier-conformance', name),
    model: 'scripted:carried',
    stage: 'generate',
    messages: [{ role: 'user', content: `${secretPrompt} (${name})` }],
    settings: { stream: false, maxOutputTokens: 500 },
    format: null,
    sample: 'generate:0:0:0',
    long: false,
    ...order,
  };
  return JSON.parse(JSON.stringify(whole));
}

async function bringsReplies(bench: Bench): Promise<void> {
  const said: ScriptedReply = { text: 'Blue.', reasoning: 'Doors.', inputTokens: 7, outputTokens: 3 };
  const { carrier } = await bench.open([said]);
  const { headers: _, ...reply } = await carrier.carry(anOrder('whole'), bench.options());
  deepStrictEqual(reply, {
    text: 'Blue.',
    reasoning: 'Doors.',
    finishReason: 'stop',
    usage: { inputTokens: 7, outputTokens: 3, reasoningTokens: 3, cachedInputTokens: 0 },
    model: 'scripted:carried',
    maxOutputTokens: 500,
  });
}

async function handsOn(bench: Bench): Promise<void> {
  const { carrier, model } = await bench.open('Blue.');
  const order = anOrder('handed on', {
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Colour?' },
      { role: 'assistant', content: 'Red.' },
      { role: 'user', content: 'No.' },
    ],
    settings: { stream: false, maxOutputTokens: 12, temperature: 0.25 },
    sample: 'verifier-1:3:1:2',
  });
  await carrier.carry(order, bench.options());
  deepStrictEqual(model.calls, [
    {
      slot: 'verifier-1',
      draw: 3,
      reAsk: 1,
      system: 'Be brief.',
      user: 'No.',
      turns: [
        { role: 'user', text: 'Colour?' },
        { role: 'assistant', text: 'Red.' },
        { role: 'user', text: 'No.' },
      ],
      maxOutputTokens: 12,
      temperature: 0.25,
    },
  ]);
}

async function streams(bench: Bench): Promise<void> {
  const text = 'blue '.repeat(200);
  const { carrier } = await bench.open([{ text, reasoning: 'thinking' }]);
  const reply = await carrier.carry(anOrder('long', { long: true, settings: {} }), bench.options());
  strictEqual(reply.text.trim(), text.trim());
  const told = bench.pieces.reduce((sum, piece) => sum + piece, 0);
  ok(told <= text.length + 'thinking'.length, `${told} characters were told of`);
}

async function keepsOrdersApart(bench: Bench): Promise<void> {
  const { carrier } = await bench.open(({ user }) => `Re: ${user}`);
  const numbers = Array.from({ length: 50 }, (_, number) => number);
  const replies = await Promise.all(numbers.map((number) => carrier.carry(anOrder(number), bench.options())));
  deepStrictEqual(
    replies.map(({ text }) => text),
    numbers.map((number) => `Re: ${secretPrompt} (${number})`),
  );
}

async function tellsFailures(bench: Bench): Promise<void> {
  const { carrier } = await bench.open([failure(429), failure(503)]);
  const model = 'scripted:carried';
  await rejects(carrier.carry(anOrder('limit'), bench.options()), {
    name: 'TransportError',
    code: 'rate-limited',
    statusCode: 429,
    retryable: true,
    model,
  });
  await rejects(carrier.carry(anOrder('server'), bench.options()), {
    name: 'TransportError',
    code: 'server-error',
    statusCode: 503,
    retryable: true,
    model,
  });
}

async function tellsFatal(bench: Bench): Promise<void> {
  const { carrier } = await bench.open([failure(401)]);
  await rejects(carrier.carry(anOrder('fatal'), bench.options()), {
    name: 'ProviderError',
    code: 'invalid-key',
    statusCode: 401,
    retryable: false,
    model: 'scripted:carried',
  });
}

async function asksOnce(bench: Bench): Promise<void> {
  const { carrier, model } = await bench.open([failure(500), 'Blue.']);
  await rejects(carrier.carry(anOrder('again'), bench.options()), { code: 'server-error' });
  strictEqual(model.calls.length, 1);
  strictEqual((await carrier.carry(anOrder('again'), bench.options())).text, 'Blue.');
  strictEqual(model.calls.length, 2);
}

async function asksAgain(bench: Bench): Promise<void> {
  const { carrier, model } = await bench.open(['Blue.', 'Red.']);
  const order = anOrder('renewed');
  strictEqual((await carrier.carry(order, bench.options())).text, 'Blue.');
  await carrier.kept?.(order);
  strictEqual((await carrier.carry(anOrder('another'), bench.options())).text, 'Red.');
  strictEqual(model.calls.length, 2);
}

async function heedsAborted(bench: Bench): Promise<void> {
  const { carrier, model } = await bench.open('Blue.');
  const aborted = AbortSignal.abort(new Error('enough'));
  await rejects(carrier.carry(anOrder('aborted'), bench.options(aborted)), { name: 'AbortedError' });
  strictEqual(model.calls.length, 0);
}

async function heedsAbort(bench: Bench): Promise<void> {
  const controller = new AbortController();
  const { carrier, model } = await bench.open(() => {
    controller.abort(new Error('enough'));
    return new Promise<never>(() => {});
  });
  await rejects(carrier.carry(anOrder('cut'), bench.options(controller.signal)), { name: 'AbortedError' });
  strictEqual(model.calls.length, 1);
}

async function keepsQuiet(bench: Bench): Promise<void> {
  const key = 'sk-conformance-0123456789abcdef';
  const { carrier } = await bench.open([failure(500, `${secretPrompt} ${key}`)]);
  await rejects(carrier.carry(anOrder('quiet'), bench.options()), (error: Error) => {
    ok(!error.message.includes('seventh door'), error.message);
    ok(!error.message.includes(key), error.message);
    return true;
  });
}

function failure(statusCode: number, message = 'no'): Error {
  return Object.assign(new Error(message), { statusCode });
}
