import type {
  CallCarrier,
  CallOrder,
  CarriedReply,
  CarrierRun,
  CarryOptions,
  OpenCarrier,
} from '../../core/call-carrier.ts';
import { isWholeReply, plainReply } from '../../core/reply.ts';
import { CarrierError } from '../../errors/index.ts';
import type { Clock } from '../../time/clock.ts';
import { boundedTry } from '../provider/bounded-try.ts';
import type { LocalCarrier } from '../provider/local-carrier.ts';
import type { ResolvedModel } from '../provider/resolve-model.ts';

export interface CarriersParts {
  readonly local: LocalCarrier;
  /** What carries the calls of models that bring no carrier; null when that is done within this process. */
  readonly carrier: CallCarrier | null;
  readonly run: CarrierRun;
}

/** Without a limit of its own: how long a try may take is in its order. */
const unlimited = { totalMs: null, silence: null };

/** Finds what carries the calls of each model of a run, and opens and closes it with the run. */
export class Carriers {
  readonly #parts: CarriersParts;
  readonly #opened = new Map<CallCarrier, OpenCarrier>();
  readonly #byModel = new Map<ResolvedModel, OpenCarrier>();

  constructor(parts: CarriersParts) {
    this.#parts = parts;
  }

  of(model: ResolvedModel): OpenCarrier {
    const known = this.#byModel.get(model);
    if (known !== undefined) return known;
    const given = model.carrier ?? this.#parts.carrier;
    const carrier = given === null ? this.#parts.local.to(model) : this.#guarded(model, this.#open(given));
    this.#byModel.set(model, carrier);
    return carrier;
  }

  /** Never rejects: a carrier that cannot be closed has nothing left to lose. */
  async close(): Promise<void> {
    const opened = [...this.#opened.values()];
    await Promise.allSettled(opened.map(async (carrier) => carrier.close?.()));
  }

  #open(carrier: CallCarrier): OpenCarrier {
    const opened = this.#opened.get(carrier) ?? carrier.open?.(this.#parts.run) ?? carrier;
    this.#opened.set(carrier, opened);
    return opened;
  }

  /** Holds a carrier that others have written to what the run relies on: its errors, its reply, and an end once it is aborted. */
  #guarded(model: ResolvedModel, carrier: OpenCarrier): OpenCarrier {
    const { local, run } = this.#parts;
    const clock: Clock = { now: run.now, after: run.after };
    return {
      carry: (order, { abortSignal, onPiece }) => {
        const withheld = order.messages.map(({ content }) => content);
        return boundedTry({ model, withheld, abortSignal, clock, limits: unlimited }, async (signal) => {
          const options: CarryOptions = { abortSignal: signal, onPiece };
          const here = (): Promise<CarriedReply> => local.carry(model, order, options);
          return usable(await carrier.carry(order, { ...options, here }), order);
        });
      },
      kept: (order) => carrier.kept?.(order),
    };
  }
}

/** What is stored must be a reply, also when a custom carrier brought it. */
function usable(carried: unknown, { model, settings }: CallOrder): CarriedReply {
  if (!isWholeReply(carried))
    throw new CarrierError(
      `the carrier of ${model} resolved with something that is no whole reply; it must resolve with { text, reasoning, finishReason, usage, model, maxOutputTokens }`,
      { code: 'unusable-carrier', model },
    );
  const headers = 'headers' in carried ? carried.headers : null;
  const reply = plainReply(carried);
  const cap = settings.maxOutputTokens ?? null;
  return { ...reply, model, maxOutputTokens: cap, headers: isHeaders(headers) ? headers : null };
}

function isHeaders(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((header) => typeof header === 'string')
  );
}
