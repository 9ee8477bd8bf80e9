/** A signal that follows others, until it is let go. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/**
 * Lets any number of calls follow a signal with a single listener on it: a listener for each call would make the
 * runtime warn of a leak. The listener is gone once nobody follows.
 */
export class AbortLinks {
  readonly #followers = new Map<AbortSignal, Followers>();

  /** Aborts as soon as one of the signals does. */
  follow(...signals: readonly AbortSignal[]): LinkedSignal {
    const controller = new AbortController();
    const aborted = signals.find((signal) => signal.aborted);
    if (aborted !== undefined) {
      controller.abort(aborted.reason);
      return { signal: controller.signal, release: () => {} };
    }
    const releases = signals.map((signal) => this.#join(signal, controller));
    return {
      signal: controller.signal,
      release: () => {
        for (const release of releases) release();
      },
    };
  }

  #join(signal: AbortSignal, controller: AbortController): () => void {
    const followers = this.#followers.get(signal) ?? this.#listen(signal);
    followers.controllers.add(controller);
    return () => this.#release(signal, followers, controller);
  }

  #listen(signal: AbortSignal): Followers {
    const controllers = new Set<AbortController>();
    const abortAll = (): void => {
      this.#followers.delete(signal);
      for (const controller of controllers) controller.abort(signal.reason);
    };
    const followers: Followers = { controllers, abortAll };
    signal.addEventListener('abort', abortAll, { once: true });
    this.#followers.set(signal, followers);
    return followers;
  }

  #release(signal: AbortSignal, followers: Followers, controller: AbortController): void {
    followers.controllers.delete(controller);
    if (followers.controllers.size > 0) return;
    signal.removeEventListener('abort', followers.abortAll);
    if (this.#followers.get(signal) === followers) this.#followers.delete(signal);
  }
}

interface Followers {
  readonly controllers: Set<AbortController>;
  readonly abortAll: () => void;
}
