import type { LanguageModel } from 'ai';
import type { CallOrder, CarriedReply } from '../core/call-carrier.ts';
import { AbortedError, isChimeraError, ProviderError, TransportError } from '../errors/index.ts';
import { LocalCarrier } from '../models/provider/local-carrier.ts';
import { resolveModel } from '../models/provider/resolve-model.ts';
import { systemClock } from '../time/system-clock.ts';
import type { BatchResult, BatchServiceOptions } from './batch-service.ts';
import { type RecordedCall, type RequestTaker, recordedCall } from './recorded-call.ts';

/** Makes a model that sends its requests by the given `fetch`. Called for each call: it must not be costly. */
export type ModelMaker = (fetch: typeof globalThis.fetch) => LanguageModel;

type AnsweredResult = Extract<BatchResult, { readonly kind: 'answered' }>;

/**
 * Lets the package of a provider write the requests of a batch and read its results, so that both are what they would be in
 * a live call.
 */
export class CallRecorder {
  readonly #make: ModelMaker;
  readonly #service: RequestTaker;
  readonly #local = new LocalCarrier({ clock: systemClock, telemetry: null });

  constructor({ make, service }: { readonly make: ModelMaker; readonly service: RequestTaker }) {
    this.#make = make;
    this.#service = service;
  }

  /**
   * Resolves with the request that a call would make, and makes none.
   *
   * @throws {ProviderError} `unsupported-model`: the model cannot be batched; `invalid-key`: its package has no key.
   */
  async capture(order: CallOrder, { abortSignal }: BatchServiceOptions): Promise<RecordedCall> {
    const made: Request[] = [];
    const outcome = await this.#carry(order, abortSignal, (input, init) => {
      made.push(unbound(input, init));
      return Promise.reject(recorded);
    }).then(
      () => null,
      (error: unknown) => error,
    );
    if (abortSignal.aborted) throw new AbortedError(abortSignal.reason);
    const [request, ...others] = made;
    if (request === undefined) throw this.#madeNone(order, outcome);
    if (others.length > 0) throw this.#unfit(order, `it made ${made.length} requests for one call`);
    const call = await recordedCall(request, this.#service);
    if (typeof call === 'string') throw this.#unfit(order, call);
    return call;
  }

  /**
   * Rejects when no call of the model can be recorded. Sends nothing, except for a model that does not use its `fetch`: that
   * one makes a short call.
   *
   * @throws {ProviderError} `unsupported-model`: the model cannot be batched; `invalid-key`: its package has no key.
   */
  async check(
    { model, settings }: Pick<CallOrder, 'model' | 'settings'>,
    options: BatchServiceOptions,
  ): Promise<void> {
    const maxOutputTokens = Math.min(SHORT, settings.maxOutputTokens ?? SHORT);
    await this.capture({ ...shortOrder, model, settings: { ...settings, maxOutputTokens } }, options);
  }

  /** Resolves with the reply that a result of a batch is, or rejects as a live call does that is answered so. */
  async replay(
    order: CallOrder,
    { status, headers, body }: Pick<AnsweredResult, 'status' | 'headers' | 'body'>,
    { abortSignal }: BatchServiceOptions,
  ): Promise<CarriedReply> {
    let requests = 0;
    const reply = await this.#carry(order, abortSignal, () => {
      requests += 1;
      return requests === 1
        ? Promise.resolve(new Response(body, { status, headers: { ...headers } }))
        : Promise.reject(new Error('the batch brought one response'));
    });
    if (requests === 1) return reply;
    throw new TransportError(
      `${order.model} did not read the result of its batch; run again to ask it once more`,
      {
        code: 'malformed-response',
        model: order.model,
      },
    );
  }

  #carry(order: CallOrder, abortSignal: AbortSignal, fetch: typeof globalThis.fetch): Promise<CarriedReply> {
    const model = resolveModel(this.#make(fetch));
    const whole = { ...order, settings: { ...order.settings, stream: false } };
    return this.#local.carry(model, whole, { abortSignal, onPiece: () => {} });
  }

  #madeNone(order: CallOrder, outcome: unknown): Error {
    // What kept it from asking, such as a missing key, says more.
    if (isChimeraError(outcome) && outcome instanceof ProviderError) return outcome;
    const ended = isChimeraError(outcome) ? ` (its call ended with: ${outcome.message})` : '';
    return this.#unfit(
      order,
      `it made no request by the fetch that it was given: build it with that fetch${ended}`,
    );
  }

  #unfit({ model }: CallOrder, why: string): ProviderError {
    return new ProviderError(
      `${model} is a model that cannot be batched by ${this.#service.name}: ${why}; take a service that fits the model, or call it live`,
      { code: 'unsupported-model', model },
    );
  }
}

/** Tokens: fewer are refused by some models. */
const SHORT = 16;

const shortOrder: Omit<CallOrder, 'model' | 'settings'> = {
  key: '',
  stage: 'check',
  messages: [{ role: 'user', content: 'Say yes.' }],
  format: null,
  sample: 'check:0:0:0',
  long: false,
};

/** A request without its signal: one that follows a signal is held by it until long after it was read. */
function unbound(...[input, init]: Parameters<typeof globalThis.fetch>): Request {
  return new Request(input, { ...init, signal: null });
}

/** Ends a call whose request is known. One of the library's own, and the same each time: no one reads what it says. */
const recorded = new AbortedError('the request is recorded');
