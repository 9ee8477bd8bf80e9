/** What happens in a worker, for the program that runs it. Names models and codes, never prompts, replies or keys. */
export interface CallServerEvents {
  /** A try goes out to the provider. */
  readonly 'call-start': { readonly model: string; readonly key: string; readonly stage: string };
  /** It has ended. */
  readonly 'call-end': {
    readonly model: string;
    readonly key: string;
    readonly ok: boolean;
    /** The error's code when `ok` is false. */
    readonly code: string | null;
    readonly ms: number;
    readonly outputTokens: number | null;
  };
  /** A call was not served, since the run has another version or other settings of the model. The run ends and says the same. */
  readonly refused: { readonly model: string; readonly message: string };
  /** A try had ended when no one waited for it any more: the run had given it up, or this process was asleep for too long. */
  readonly late: { readonly model: string };
  /** Something is wrong with the connection to Redis; it is tried again. */
  readonly trouble: { readonly message: string };
}

type Listener = (event: never) => void;

/** Hands events to listeners; one that throws harms no one else. */
export class ServerListeners {
  readonly #listeners = new Map<keyof CallServerEvents, Set<Listener>>();

  on<Name extends keyof CallServerEvents>(
    name: Name,
    listener: (event: CallServerEvents[Name]) => void,
  ): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  readonly tell = <Name extends keyof CallServerEvents>(name: Name, event: CallServerEvents[Name]): void => {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        // Kept under the name whose events it takes.
        Reflect.apply(listener, undefined, [event]);
      } catch {
        // The work of a worker does not depend on who watches it.
      }
    }
  };
}
