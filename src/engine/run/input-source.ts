import { untilAborted } from '../../time/until-aborted.ts';
import { type AdmittedInput, admitItem, emptyInputError } from './run-input.ts';

/** The items of a run's input, one at a time. */
export class InputSource {
  readonly #input: AdmittedInput;
  readonly #admit: (item: unknown) => unknown;
  readonly #endings: readonly AbortSignal[];
  readonly #iterator: AsyncIterator<unknown> | Iterator<unknown>;
  #taken = 0;
  #isExhausted = false;

  /** @param endings signals each of which says that no further item is wanted */
  constructor(input: AdmittedInput, admit: (item: unknown) => unknown, endings: readonly AbortSignal[]) {
    this.#input = input;
    this.#admit = admit;
    this.#endings = endings;
    this.#iterator = input.kind === 'checked' ? input.items[Symbol.iterator]() : input.items;
  }

  /** Whether the last item was taken. */
  get isExhausted(): boolean {
    return this.#isExhausted;
  }

  /** Returns the next item with its place; null when there is none, or none is wanted any more. */
  async next(): Promise<{ readonly item: unknown; readonly index: number } | null> {
    const next = await this.#orEnd(Promise.resolve(this.#iterator.next()));
    if (next === null) return null;
    if (next.done === true) {
      this.#isExhausted = true;
      if (this.#taken === 0) throw emptyInputError();
      return null;
    }
    const index = this.#taken;
    const item = this.#input.kind === 'checked' ? next.value : admitItem(next.value, index, this.#admit);
    this.#taken += 1;
    return { item, index };
  }

  /** Lets go of the input. Not waited for: a source that is busy making its next item answers only after it. */
  close(): void {
    if (!this.#isExhausted) void Promise.resolve(this.#iterator.return?.()).catch(() => undefined);
  }

  /** What comes first: the next item, which of an array is there already, or a reason to take none. */
  #orEnd<Value>(next: Promise<Value>): Promise<Value | null> {
    if (this.#input.kind === 'checked') return next;
    const first = this.#endings.reduce((waiting, ending) => untilAborted(waiting, ending), next);
    return first.catch((error: unknown) => {
      if (this.#endings.some((ending) => ending.aborted)) return null;
      throw error;
    });
  }
}
