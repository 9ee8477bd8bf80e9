/** One request as the provider saw it. */
export interface LoggedRequest {
  /** Numbers the requests from 1. */
  readonly order: number;
  /** Milliseconds by the provider's clock. */
  readonly at: number;
  readonly path: string;
  readonly model: string;
  /** The value of the `authorization` header. */
  readonly key: string;
  /** The value of the `x-chimera-sample` header. */
  readonly sample: string;
  readonly promptHash: string;
  /** Equal for requests that ask the same: model, prompt and sample. */
  readonly identity: string;
  readonly isStreamed: boolean;
  /** Kind of the fault that was played, a limit that was hit, or null. */
  fault: string | null;
  status: number | null;
  /** Tokens of the prompt and of the reply, as the provider bills them; 0 until it has written it. */
  inputTokens: number;
  outputTokens: number;
  /** Milliseconds that the model took; 0 until it has answered. */
  latencyMs: number;
  /** Whether the whole body of an undisturbed reply was handed to the socket. */
  isAnswered: boolean;
}

/** Sums over the log. */
export interface ProviderCounters {
  readonly requests: number;
  readonly answered: number;
  /** How many different questions were asked. */
  readonly distinct: number;
  readonly active: number;
  /** Most requests at work at once, by model. */
  readonly peakActive: { readonly [model: string]: number };
  readonly faults: { readonly [kind: string]: number };
}

/** What was asked, and what became of it. */
export class RequestLog {
  readonly requests: LoggedRequest[] = [];
  readonly #seen = new Map<string, number>();
  readonly #active = new Map<string, number>();
  readonly #peak = new Map<string, number>();
  #order = 0;

  /** Notes a request; returns how often the same was asked before. */
  add(
    request: Omit<
      LoggedRequest,
      'order' | 'fault' | 'status' | 'isAnswered' | 'inputTokens' | 'outputTokens' | 'latencyMs'
    >,
  ): {
    readonly entry: LoggedRequest;
    readonly count: number;
  } {
    this.#order += 1;
    const written = { inputTokens: 0, outputTokens: 0, latencyMs: 0, isAnswered: false };
    const entry = { ...request, ...written, order: this.#order, fault: null, status: null };
    const count = this.#seen.get(request.identity) ?? 0;
    this.#seen.set(request.identity, count + 1);
    this.requests.push(entry);
    return { entry, count };
  }

  activeOf(model: string): number {
    return this.#active.get(model) ?? 0;
  }

  begin(model: string): void {
    const active = this.activeOf(model) + 1;
    this.#active.set(model, active);
    this.#peak.set(model, Math.max(active, this.#peak.get(model) ?? 0));
  }

  end(model: string): void {
    this.#active.set(model, this.activeOf(model) - 1);
  }

  reset(): void {
    this.requests.length = 0;
    this.#seen.clear();
    this.#peak.clear();
    this.#order = 0;
  }

  counters(): ProviderCounters {
    const faults: Record<string, number> = {};
    for (const { fault } of this.requests) if (fault !== null) faults[fault] = (faults[fault] ?? 0) + 1;
    return {
      requests: this.requests.length,
      answered: this.requests.filter(({ isAnswered }) => isAnswered).length,
      distinct: this.#seen.size,
      active: [...this.#active.values()].reduce((sum, active) => sum + active, 0),
      peakActive: Object.fromEntries(this.#peak),
      faults,
    };
  }
}
