import type { Model } from '../../../core/model.ts';
import { collectingOf, resolveModel } from '../../provider/resolve-model.ts';

/**
 * Finds out before the first call of a run whether its batched models can be batched, so that nothing is paid for the sake of
 * a run that cannot be finished.
 */
export class FirstCheck {
  readonly #models: ReadonlySet<Model>;
  readonly #signal: AbortSignal;
  readonly #adopt: (model: Model) => Promise<void>;
  #checked: Promise<void> | null = null;

  /**
   * @param signal - aborts when the run starts nothing new any more
   * @param adopt - takes over what earlier runs have sent for a model
   */
  constructor(models: readonly Model[], signal: AbortSignal, adopt: (model: Model) => Promise<void>) {
    this.#models = new Set(models.filter((model) => collectingOf(model) !== null));
    this.#signal = signal;
    this.#adopt = adopt;
  }

  /** Resolves once all is well, and rejects with the first fault; null where there is nothing to check. */
  passed(): Promise<void> | null {
    if (this.#models.size === 0) return null;
    this.#checked ??= this.#check();
    return this.#checked;
  }

  async #check(): Promise<void> {
    for (const model of this.#models) {
      const { name, callSettings, collecting } = resolveModel(model);
      await collecting?.check({ model: name, settings: callSettings }, { abortSignal: this.#signal });
    }
    // Before anything is paid: what is set aside for batches of earlier runs is to be waited for, or is free by now.
    for (const model of this.#models) await this.#adopt(model);
  }
}
