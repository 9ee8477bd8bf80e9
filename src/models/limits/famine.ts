import { ProviderError, TransportError } from '../../errors/index.ts';

/** A model that accepts nothing for so long will not do so in this run. */
const longestMs = 300_000;
/** Fewer failures than this say nothing, however long ago the first was. */
const fewFailures = 6;
/** After so many round trips of refusals, single calls go out, at growing intervals. */
const manyRounds = 2;
const firstProbeMs = 1000;
const longestProbeMs = 15_000;

/** The time in which a model accepted nothing, though it was asked. */
export class Famine {
  #since: number | null = null;
  #failures = 0;
  #rounds = 0;

  /** Whether only single calls should go out. */
  get isLong(): boolean {
    return this.#rounds >= manyRounds;
  }

  /** Milliseconds until the next call should go out. */
  get pauseMs(): number {
    return this.isLong ? Math.min(longestProbeMs, firstProbeMs * 2 ** (this.#rounds - manyRounds)) : 0;
  }

  /** A call was accepted. */
  ended(): void {
    this.#since = null;
    this.#failures = 0;
    this.#rounds = 0;
  }

  /**
   * A call was refused for a limit, or its answer could not be read.
   *
   * @param isNewRound - whether it went out after the refusal before had come back
   */
  failed(now: number, isNewRound: boolean): void {
    this.#since ??= now;
    this.#failures += 1;
    if (isNewRound) this.#rounds += 1;
  }

  /** What ends the run; null as long as it may go on. */
  verdict(now: number, last: TransportError): TransportError | ProviderError | null {
    if (this.#since === null || this.#failures < fewFailures || now - this.#since < longestMs) return null;
    const minutes = Math.floor((now - this.#since) / 60_000);
    const { model, statusCode } = last;
    const said = last.message.replace(/; run again to ask it once more$/u, '');
    if (last.code !== 'rate-limited')
      return new ProviderError(
        `${said}; nothing readable has come for ${minutes} minutes: check the base URL and any proxy before the provider, then run again in the same directory to go on`,
        { code: 'unreachable', model, statusCode },
      );
    return new TransportError(
      `${said}; nothing was accepted for ${minutes} minutes, so more than a limit of minutes may be used up: wait for it or raise it, then run again in the same directory to go on`,
      { code: 'rate-limited', model, statusCode, retryAfterMs: last.retryAfterMs, scope: 'model' },
    );
  }
}
