import type { ResultStore } from '../../core/result-store.ts';
import type { UnusableReplyError } from '../../errors/index.ts';
import { epochKey, questionKey } from './call-key.ts';
import type { Question } from './question.ts';
import { epochEntry, readEpoch } from './stored-reply.ts';

/** Decides which unusable replies of earlier runs are asked for again, by stage and code. */
export type RetrySelection = (stage: string, code: UnusableReplyError['code']) => boolean;

/** A call in its newest epoch. */
export interface CallEpoch {
  readonly epoch: number;
  /** Key of its first reply in that epoch. */
  readonly key: string;
}

/**
 * Finds the epoch of a call, and opens the next one for a call whose stored replies cannot be used.
 *
 * A stored value never changes, so the epochs of a call form a chain: the entry that opens one hangs on the key of the
 * epoch before.
 */
export class Epochs {
  readonly #store: ResultStore;
  readonly #selects: RetrySelection | null;
  /** Calls that were asked again in this run, or that failed in it for the first time: each gets one chance a run. */
  readonly #settled = new Map<string, Promise<void>>();

  constructor(store: ResultStore, selects: RetrySelection | null) {
    this.#store = store;
    this.#selects = selects;
  }

  async newest(question: Question): Promise<CallEpoch> {
    let epoch = 0;
    let key = questionKey(question, epoch);
    for (;;) {
      const entryAt = epochKey(key);
      const isOpened = this.#store.has(entryAt);
      if (!(typeof isOpened === 'boolean' ? isOpened : await isOpened)) return { epoch, key };
      epoch = readEpoch(entryAt, await this.#store.get(entryAt), epoch + 1);
      key = questionKey(question, epoch);
    }
  }

  /**
   * Handles a call that ended in replies which cannot be used.
   *
   * @param failure - `isStored` says whether all of the replies were stored before this run
   * @returns whether to look the call up once more, since a new epoch is open for it now
   */
  async reopen(
    question: Question,
    current: CallEpoch,
    failure: { readonly code: UnusableReplyError['code']; readonly isStored: boolean },
  ): Promise<boolean> {
    if (this.#selects === null || !this.#selects(question.scope.stage, failure.code)) return false;
    const call = questionKey(question, 0);
    const settled = this.#settled.get(call);
    if (settled === undefined) {
      const opened = failure.isStored ? this.#open(current) : Promise.resolve();
      this.#settled.set(call, opened);
      await opened;
      return failure.isStored;
    }
    // An equal call was asked again meanwhile: this one goes on with its result.
    await settled;
    return (await this.newest(question)).epoch > current.epoch;
  }

  async #open({ epoch, key }: CallEpoch): Promise<void> {
    await this.#store.putIfAbsent(epochKey(key), epochEntry(epoch + 1));
  }
}
