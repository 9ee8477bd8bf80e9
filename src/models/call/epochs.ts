import type { ResultStore } from '../../core/result-store.ts';
import type { UnusableReplyError } from '../../errors/index.ts';
import { type CallKeyParts, callKey, epochKey } from './call-key.ts';
import { epochEntry, readEpoch } from './stored-reply.ts';

/** Says which unusable replies of earlier runs are asked for anew, by stage and code. */
export type RetrySelection = (stage: string, code: UnusableReplyError['code']) => boolean;

/** A call in its newest epoch. */
export interface EpochPlace {
  readonly epoch: number;
  /** Key of its first reply in that epoch. */
  readonly key: string;
}

/**
 * Gives calls their epoch, and opens the next one for those whose stored replies cannot be used.
 *
 * A stored value never changes, so the epochs of a call form a chain: the entry that opens one hangs on the key of the
 * epoch before.
 */
export class Epochs {
  readonly #store: ResultStore;
  readonly #selects: RetrySelection | null;
  /** Calls that were asked anew in this run, or that failed in it for the first time: each is given one chance a run. */
  readonly #settled = new Map<string, Promise<void>>();

  constructor(store: ResultStore, selects: RetrySelection | null) {
    this.#store = store;
    this.#selects = selects;
  }

  async newest(parts: Omit<CallKeyParts, 'epoch'>): Promise<EpochPlace> {
    let epoch = 0;
    let key = callKey({ ...parts, epoch });
    for (;;) {
      const entryAt = epochKey(key);
      const isOpened = this.#store.has(entryAt);
      if (!(typeof isOpened === 'boolean' ? isOpened : await isOpened)) return { epoch, key };
      epoch = readEpoch(entryAt, await this.#store.get(entryAt), epoch + 1);
      key = callKey({ ...parts, epoch });
    }
  }

  /**
   * Takes note that a call ended in replies that cannot be used; tells whether it is to be looked up once more, since a
   * new epoch is open for it now.
   *
   * @param isStored whether every one of the replies was there before this run
   */
  async reopen(
    place: EpochPlace,
    parts: Omit<CallKeyParts, 'epoch'>,
    failure: {
      readonly stage: string;
      readonly code: UnusableReplyError['code'];
      readonly isStored: boolean;
    },
  ): Promise<boolean> {
    if (this.#selects === null || !this.#selects(failure.stage, failure.code)) return false;
    const call = callKey({ ...parts, epoch: 0 });
    const settled = this.#settled.get(call);
    if (settled === undefined) {
      const opened = failure.isStored ? this.#open(place) : Promise.resolve();
      this.#settled.set(call, opened);
      await opened;
      return failure.isStored;
    }
    // An equal call was asked anew meanwhile: this one goes on with what that gave.
    await settled;
    return (await this.newest(parts)).epoch > place.epoch;
  }

  async #open({ epoch, key }: EpochPlace): Promise<void> {
    await this.#store.putIfAbsent(epochKey(key), epochEntry(epoch + 1));
  }
}
