/** A signal that follows others, until it is let go. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/**
 * Lets any number of calls follow a signal with a single listener on it: a listener for each call would make the
 * runtime warn of a leak, and walk past all others as it comes and goes. The listener is gone once nobody follows.
 */
export class AbortLinks {
  readonly #sources = new Map<AbortSignal, Source>();

  /** Calls back when the signal, which has not aborted yet, does; until the function that it returns is called. */
  listen(signal: AbortSignal, onAbort: () => void): () => void {
    const source = this.#source(signal);
    source.callbacks.add(onAbort);
    return () => {
      source.callbacks.delete(onAbort);
      this.#rest(source);
    };
  }

  /** Gives a signal of one's own that aborts as soon as one of the others does. */
  follow(...signals: readonly AbortSignal[]): LinkedSignal {
    const controller = new AbortController();
    const aborted = signals.find((signal) => signal.aborted);
    if (aborted !== undefined) {
      controller.abort(aborted.reason);
      return { signal: controller.signal, release: () => {} };
    }
    const releases = signals.map((signal) => this.listen(signal, () => controller.abort(signal.reason)));
    return {
      signal: controller.signal,
      release: () => {
        for (const release of releases) release();
      },
    };
  }

  #source(signal: AbortSignal): Source {
    const known = this.#sources.get(signal);
    if (known !== undefined) return known;
    const source: Source = {
      signal,
      callbacks: new Set(),
      onAbort: () => {
        this.#sources.delete(signal);
        for (const callback of [...source.callbacks]) callback();
      },
    };
    signal.addEventListener('abort', source.onAbort, { once: true });
    this.#sources.set(signal, source);
    return source;
  }

  #rest(source: Source): void {
    if (source.callbacks.size > 0) return;
    source.signal.removeEventListener('abort', source.onAbort);
    if (this.#sources.get(source.signal) === source) this.#sources.delete(source.signal);
  }
}

interface Source {
  readonly signal: AbortSignal;
  readonly callbacks: Set<() => void>;
  readonly onAbort: () => void;
}
