import {
  deepStrictEqual,
  doesNotReject,
  match,
  notStrictEqual,
  ok,
  rejects,
  strictEqual,
} from 'node:assert/strict';
import type {
  BatchInput,
  BatchRequest,
  BatchResult,
  BatchService,
  BatchServiceOptions,
  BatchState,
  FoundBatch,
  SoughtBatch,
} from '../batch/batch-service.ts';
import type { ConformanceCase } from './conformance-case.ts';

/** How the provider behaves towards a service in one case. */
export type BatchSituation =
  /** All is well: batches are answered. */
  | 'well'
  /** Every request is answered that the key is wrong. */
  | 'key refused'
  /** Every request is turned away for a limit, with a wait in `retry-after`. */
  | 'busy'
  /** What starts the first batch is done, and its answer lost; all else is well. */
  | 'start lost'
  /** No batch fits into the queue: it is refused when it is sent, or a while later. */
  | 'queue full'
  /** Batches expire when a part of them has been answered. */
  | 'expires'
  /** Batches are refused as a whole. */
  | 'refused';

/** How the suite gets the services that it examines. */
export interface BatchServiceHarness {
  /** Returns a service at a provider, or at a stand-in of it, that behaves so. Each case has its own provider. */
  readonly open: (situation: BatchSituation) => Promise<BatchService>;
  /** Returns the body of a request, as the package of the provider would write it, for a question of this text. */
  readonly bodyOf: (question: string) => string;
  /** The endpoint that the bodies are for. @default the first of the service */
  readonly endpoint?: string;
  /** The model that the bodies ask. */
  readonly model: string;
  /** The key that the service uses, which no error may show. */
  readonly apiKey: string;
  /** Called after each case. */
  readonly cleanUp?: () => Promise<void>;
}

/**
 * Returns the promises that every service of batches must keep, as cases for any test runner.
 *
 * @example
 * ```ts
 * import { type BatchServiceHarness, batchServiceConformance } from 'chimera-sdk/testing';
 * import { describe, it } from 'vitest';
 *
 * declare const harness: BatchServiceHarness;
 *
 * describe('my service', () => {
 *   for (const { name, run } of batchServiceConformance(harness)) it(name, run);
 * });
 * ```
 */
export function batchServiceConformance(harness: BatchServiceHarness): readonly ConformanceCase[] {
  const cases: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
    'has a name, endpoints and limits': introduces,
    'answers each request of a batch': answers,
    'sends any text, and many requests': sendsAnything,
    'tells its tag, or that it cannot': tellsTag,
    'finds a batch whose start brought no answer': findsLost,
    'finds no batch that was never started': findsNone,
    'finds no batch that is known already': passesOverKnown,
    'knows no batch of another id': knowsItsOwn,
    'tells a refused key from a busy provider': tellsFailures,
    'says that its queue is full, as something that passes': tellsFullQueue,
    'says that a batch was refused, as something that does not pass': tellsRefusal,
    'brings what was answered before a batch expired': bringsPart,
    'cancels a batch, and one that has ended': cancels,
    'does nothing for a signal that has aborted': heedsAborted,
  };
  return Object.entries(cases).map(([name, check]) => ({ name, run: () => examine(harness, check) }));
}

async function examine(harness: BatchServiceHarness, check: (bench: Bench) => Promise<void>): Promise<void> {
  try {
    await check(new Bench(harness));
  } finally {
    await harness.cleanUp?.();
  }
}

const options: BatchServiceOptions = { abortSignal: new AbortController().signal };

/** More looks than any stand-in needs. */
const MOST_LOOKS = 1_000;

type Over = Exclude<BatchState, { readonly status: 'working' }>;

/** Batches of numbered questions. */
class Bench {
  readonly harness: BatchServiceHarness;

  constructor(harness: BatchServiceHarness) {
    this.harness = harness;
  }

  input(service: BatchService, tag: string, count: number, questionOf = plainQuestion): BatchInput {
    const requests = Array.from({ length: count }, (_, number): BatchRequest => {
      const id = idOf(number);
      return { id, body: this.harness.bodyOf(questionOf(number)) };
    });
    return { ...this.#target(service), tag, count, requests: asyncList(requests) };
  }

  sought(service: BatchService, tag: string, count: number, known: readonly string[] = []): SoughtBatch {
    return { ...this.#target(service), tag, count, since: Date.now() - 60_000, known: new Set(known) };
  }

  async untilOver(service: BatchService, id: string): Promise<Over> {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const state = await service.look(id, options);
      if (state.status !== 'working') return state;
    }
    throw new Error(`the batch was still at work after ${MOST_LOOKS} looks`);
  }

  async results(service: BatchService, id: string): Promise<readonly BatchResult[]> {
    const results: BatchResult[] = [];
    for await (const result of service.results(id, options)) results.push(result);
    return results;
  }

  #target(service: BatchService): Pick<BatchInput, 'endpoint' | 'model' | 'headers'> {
    const { endpoint = service.endpoints[0] ?? '', model } = this.harness;
    return { endpoint, model, headers: {} };
  }
}

function plainQuestion(number: number): string {
  return `What is ${number} plus ${number}?`;
}

function idOf(number: number): string {
  return `0123456789abcdef01234567_part-${number}_${number}_0_0`;
}

function asyncList<Value>(values: readonly Value[]): AsyncIterable<Value> {
  return {
    async *[Symbol.asyncIterator]() {
      yield* values;
    },
  };
}

async function introduces({ harness }: Bench): Promise<void> {
  const { name, baseURL, endpoints, limits } = await harness.open('well');
  match(name, /\S/u);
  ok(URL.canParse(baseURL), `${baseURL} is no address`);
  ok(
    endpoints.length > 0 && endpoints.every((endpoint) => endpoint.startsWith('/')),
    'endpoints begin with /',
  );
  ok(limits.requests >= 1 && limits.bytes >= 1, 'a batch holds at least one request');
}

async function answers(bench: Bench): Promise<void> {
  const service = await bench.harness.open('well');
  const { id } = await service.start(bench.input(service, 'answers', 5), options);
  const state = await bench.untilOver(service, id);
  strictEqual(state.status, 'ended');
  const results = await bench.results(service, id);
  deepStrictEqual(
    results.map((result) => result.id).sort(),
    Array.from({ length: 5 }, (_, number) => idOf(number)),
  );
  for (const result of results) {
    ok(result.kind === 'answered' && result.status === 200, `a request was ${result.kind}`);
    strictEqual(typeof JSON.parse(result.body), 'object');
  }
}

async function sendsAnything(bench: Bench): Promise<void> {
  const service = await bench.harness.open('well');
  const hostile = '"quoted"\n\u2028 line\r\n--boundary-- \u{1f40d} {"custom_id":"x"} \\ \u0000';
  const input = bench.input(
    service,
    'anything',
    300,
    (number) => `${number} ${hostile} ${'long '.repeat(60)}`,
  );
  const { id } = await service.start(input, options);
  await bench.untilOver(service, id);
  const results = await bench.results(service, id);
  strictEqual(new Set(results.map((result) => result.id)).size, 300);
  ok(
    results.every((result) => result.kind === 'answered' && result.status === 200),
    'a request was not answered',
  );
}

async function tellsTag(bench: Bench): Promise<void> {
  const service = await bench.harness.open('well');
  const { id } = await service.start(bench.input(service, 'tag-one', 1), options);
  const state = await bench.untilOver(service, id);
  ok(state.status !== 'missing');
  ok(state.tag === null || state.tag === 'tag-one', `the tag is ${state.tag}`);
}

async function findsLost(bench: Bench): Promise<void> {
  const service = await bench.harness.open('start lost');
  await rejects(service.start(bench.input(service, 'lost', 3), options), { name: 'TransportError' });
  const sought = bench.sought(service, 'lost', 3);
  const { id } = await untilFound(service, sought);
  await bench.untilOver(service, id);
  const results = await bench.results(service, id);
  deepStrictEqual(results.map((result) => result.id).sort(), [idOf(0), idOf(1), idOf(2)]);
  deepStrictEqual(await service.find(bench.sought(service, 'another', 3), options), { kind: 'absent' });
}

/** Some providers show whose a batch is only once it has ended. */
async function untilFound(
  service: BatchService,
  sought: SoughtBatch,
): Promise<Extract<FoundBatch, { readonly kind: 'found' }>> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const found = await service.find(sought, options);
    if (found.kind === 'found') return found;
    strictEqual(found.kind, 'undecided', 'a batch that was started was not found');
  }
  throw new Error(`it was not decided after ${MOST_LOOKS} looks`);
}

async function findsNone(bench: Bench): Promise<void> {
  const service = await bench.harness.open('well');
  deepStrictEqual(await service.find(bench.sought(service, 'never', 3), options), { kind: 'absent' });
}

async function passesOverKnown(bench: Bench): Promise<void> {
  const service = await bench.harness.open('well');
  const { id } = await service.start(bench.input(service, 'known', 2), options);
  await bench.untilOver(service, id);
  deepStrictEqual(await service.find(bench.sought(service, 'known', 2), options), { kind: 'found', id });
  deepStrictEqual(await service.find(bench.sought(service, 'known', 2, [id]), options), { kind: 'absent' });
}

async function knowsItsOwn(bench: Bench): Promise<void> {
  const service = await bench.harness.open('well');
  const { id } = await service.start(bench.input(service, 'own', 1), options);
  const { id: other } = await service.start(bench.input(service, 'other', 1), options);
  notStrictEqual(id, other);
  deepStrictEqual(await service.look(`${id}0`, options), { status: 'missing' });
}

async function tellsFailures(bench: Bench): Promise<void> {
  const { harness } = bench;
  const refused = await harness.open('key refused');
  await rejects(refused.start(bench.input(refused, 'key', 1), options), (error: Error) => {
    strictEqual(error.name, 'ProviderError');
    ok('code' in error && error.code === 'invalid-key', error.message);
    ok(!error.message.includes(harness.apiKey), 'the error shows the key');
    return true;
  });
  const busy = await harness.open('busy');
  await rejects(busy.start(bench.input(busy, 'busy', 1), options), (error: Error) => {
    strictEqual(error.name, 'TransportError');
    ok('code' in error && error.code === 'rate-limited', error.message);
    ok('retryAfterMs' in error && Number(error.retryAfterMs) > 0, 'the wait is not told');
    return true;
  });
}

async function tellsFullQueue(bench: Bench): Promise<void> {
  const error = await refusalOf(bench, 'queue full');
  strictEqual(error.name, 'TransportError');
  ok('code' in error && error.code === 'rate-limited', error.message);
}

async function tellsRefusal(bench: Bench): Promise<void> {
  const service = await bench.harness.open('refused');
  const { id } = await service.start(bench.input(service, 'refused', 2), options);
  const state = await bench.untilOver(service, id);
  if (state.status === 'refused') return strictEqual(state.error.name, 'ProviderError');
  // Some say of each request that it was refused.
  const results = await bench.results(service, id);
  strictEqual(results.length, 2);
  ok(results.every((result) => result.kind === 'answered' && result.status === 400));
}

async function refusalOf(bench: Bench, situation: BatchSituation): Promise<Error> {
  const service = await bench.harness.open(situation);
  try {
    const { id } = await service.start(bench.input(service, 'refusal', 2), options);
    const state = await bench.untilOver(service, id);
    if (state.status === 'refused') return state.error;
    throw new Error(`the batch is ${state.status}`);
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

async function bringsPart(bench: Bench): Promise<void> {
  const service = await bench.harness.open('expires');
  const { id } = await service.start(bench.input(service, 'expires', 6), options);
  strictEqual((await bench.untilOver(service, id)).status, 'expired');
  const results = await bench.results(service, id);
  const answered = results.filter(({ kind }) => kind === 'answered').length;
  ok(answered > 0 && answered < 6, `${answered} of 6 were answered`);
  for (const result of results) if (result.kind === 'unanswered') strictEqual(result.why, 'expired');
}

async function cancels(bench: Bench): Promise<void> {
  const service = await bench.harness.open('well');
  const { id } = await service.start(bench.input(service, 'cancel', 4), options);
  await service.cancel(id, options);
  const { status } = await bench.untilOver(service, id);
  ok(status === 'cancelled' || status === 'ended', `the batch is ${status}`);
  await doesNotReject(service.cancel(id, options));
  for (const result of await bench.results(service, id))
    if (result.kind === 'unanswered') strictEqual(result.why, 'cancelled');
}

async function heedsAborted(bench: Bench): Promise<void> {
  const service = await bench.harness.open('well');
  const aborted = { abortSignal: AbortSignal.abort(new Error('enough')) };
  await rejects(service.start(bench.input(service, 'aborted', 1), aborted), { name: 'AbortedError' });
  await rejects(service.look('any', aborted), { name: 'AbortedError' });
  deepStrictEqual(await service.find(bench.sought(service, 'aborted', 1), options), { kind: 'absent' });
}
