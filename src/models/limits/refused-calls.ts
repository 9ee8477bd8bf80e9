import { ProviderError, TransportError } from '../../errors/index.ts';

/** So many different prompts refused in a row are more than trouble with single prompts: where calls were accepted, and where none ever was. */
const manyAfterAccepted = 5;
const manyBeforeAccepted = 3;
/** The same for refusals that say what is wrong with a prompt: each is believed, until nothing else ever comes. */
const manyExplained = 10;
/** A row so many times as long counts, whatever else is in flight. */
const hopelessFactor = 4;

/** A call that waits, after a refusal, for evidence on what the refusal was about. */
export interface HeldCall {
  readonly call: string;
  /** Lets it be tried again. */
  readonly release: () => void;
  /** Fails it. */
  readonly refuse: (error: Error) => void;
}

/**
 * Finds out whether what a model refuses is one prompt or every prompt. A refused call waits until the model accepts
 * another, or until nothing else is under way, and is then tried once more; refused again, it fails its item. When
 * several different prompts are refused in a row, it is the model that cannot be asked like this.
 */
export class RefusedCalls {
  #hasAccepted = false;
  /** Different prompts refused since the last accepted call. */
  readonly #row: Set<string> = new Set();
  /** The same over all models of the provider, each of which may see too few of them. */
  readonly #shared: Set<string>;
  #explained = 0;
  /** How often the calls that are still open were refused, and with what. */
  readonly #refusals = new Map<string, number>();
  readonly #refusedWith = new Map<string, ProviderError>();
  readonly #held = new Set<HeldCall>();
  #last: ProviderError | null = null;
  #open = 0;

  constructor(shared: Set<string>) {
    this.#shared = shared;
  }

  /** Whether the model ever answered, in this run or in a stored reply that it reads. */
  get hasAccepted(): boolean {
    return this.#hasAccepted;
  }

  /** What to end the run with, if the refusals turn out to mean all prompts. */
  get last(): ProviderError | null {
    return this.#last;
  }

  /** Whether so many were refused in a row that nothing more should start before those in flight are back. */
  get isSuspect(): boolean {
    const { size } = this.#shared;
    return this.#row.size >= this.#most || size >= manyAfterAccepted || this.#explained >= manyExplained;
  }

  /** Whether that is certain even while others are in flight. */
  get isHopeless(): boolean {
    return this.#row.size >= hopelessFactor * this.#most || this.#explained >= hopelessFactor * manyExplained;
  }

  get #most(): number {
    return this.#hasAccepted ? manyAfterAccepted : manyBeforeAccepted;
  }

  /** A call has begun: it is open until it has an answer or none. */
  entered(): void {
    this.#open += 1;
  }

  left(call: string): void {
    this.#open -= 1;
    this.#refusals.delete(call);
    this.#refusedWith.delete(call);
  }

  /** A stored reply was read: the model did answer, though not now. */
  answeredBefore(): void {
    this.#hasAccepted = true;
    this.#explained = 0;
  }

  /** The model accepted a call: what it refused before was about single prompts. */
  accepted(): void {
    this.#hasAccepted = true;
    this.#row.clear();
    this.#shared.clear();
    this.#explained = 0;
    this.dismiss();
  }

  /**
   * A refusal that does not say that the prompt is at fault; returns what it means for its call.
   *
   * - `undecided`: as long as nothing was ever accepted, it says nothing about the prompt
   * - `ask-again`: others were accepted, and this one may be by chance
   * - `prompt`: it was refused again
   */
  refused(call: string, prompt: string, error: ProviderError): 'undecided' | 'ask-again' | 'prompt' {
    this.#last = error;
    this.#row.add(prompt);
    this.#shared.add(prompt);
    const times = (this.#refusals.get(call) ?? 0) + 1;
    this.#refusals.set(call, times);
    this.#refusedWith.set(call, error);
    if (!this.#hasAccepted) return 'undecided';
    return times === 1 ? 'ask-again' : 'prompt';
  }

  /** A refusal that says that the prompt is at fault. */
  explained({ message, model, statusCode }: TransportError): void {
    if (this.#hasAccepted) return;
    this.#last = new ProviderError(message, { code: 'bad-request', model, statusCode });
    this.#explained += 1;
  }

  /** Whether the next try of a call is to wait for evidence. */
  isToHold(call: string): boolean {
    return this.#refusals.has(call);
  }

  hold(held: HeldCall): () => void {
    this.#held.add(held);
    return () => void this.#held.delete(held);
  }

  /** Where all open calls wait for evidence, so that none can come, lets one be tried once more, or fail. */
  settle(): void {
    if (this.#held.size === 0 || this.#held.size < this.#open) return;
    const held = [...this.#held];
    const untried = held.find(({ call }) => this.#refusals.get(call) === 1);
    if (untried !== undefined) this.#release(untried);
    else for (const one of held) this.#fail(one);
  }

  #fail(held: HeldCall): void {
    this.#held.delete(held);
    const error = this.#refusedWith.get(held.call);
    if (error !== undefined) held.refuse(asItemFailure(error, false));
  }

  /** Holds no call any more. */
  dismiss(): void {
    for (const held of this.#held) this.#release(held);
  }

  #release(held: HeldCall): void {
    this.#held.delete(held);
    held.release();
  }
}

/** A refusal that may be about the request or about this one prompt: neither key nor funds. */
export function isOfRequest(error: unknown): error is ProviderError {
  if (!(error instanceof ProviderError) || error.statusCode === null) return false;
  const { code, statusCode } = error;
  if (code === 'invalid-key') return statusCode !== 401 && statusCode !== 403;
  return code === 'bad-request' || code === 'model-not-found';
}

/** The same refusal as the failure of one call. */
export function asItemFailure(
  { message, model, statusCode }: ProviderError,
  retryable: boolean,
): TransportError {
  return new TransportError(message, { code: 'refused-request', model, statusCode, retryable });
}
