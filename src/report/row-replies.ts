import { isChimeraError } from '../errors/is-chimera-error.ts';
import type { ItemReplies } from '../reading/item-replies.ts';
import type { StoredCall } from '../reading/stored-call.ts';
import { clipLine, clipText } from './clip-text.ts';
import type { EntryReply } from './report-entry.ts';
import { fieldsOf, textOf } from './row-fields.ts';

/** Rows of one file whose replies are looked up: each takes reads of the journal. */
const MOST_ROWS = 2_000;
/** Calls of one row, and bytes of each text, that are shown. */
const MOST_CALLS = 6;
const NAME_BYTES = 300;
const REPLY_BYTES = 2_048;
const PROMPT_BYTES = 1_536;

/** Finds what models replied about what was refused or failed, as far as the journal holds it. */
export class RowReplies {
  readonly #source: ItemReplies;
  readonly #looked = new Map<string, number>();
  #isReadable = true;

  constructor(source: ItemReplies) {
    this.#source = source;
  }

  /** Returns the calls of a row's own task, or, when a rule decided without one, those that made the item. */
  async of(row: unknown, file: 'rejected' | 'failed'): Promise<readonly EntryReply[]> {
    const { id, stage, itemId, draw } = fieldsOf(row);
    const looked = this.#looked.get(file) ?? 0;
    if (typeof id !== 'string' || !this.#isReadable || looked >= MOST_ROWS) return [];
    this.#looked.set(file, looked + 1);
    const calls = await this.#callsOf({ ...fieldsOf(row), id });
    const own = calls.filter(
      (call) =>
        call.stage === textOf(stage) &&
        call.itemId === textOf(itemId) &&
        (draw === null || call.draw === draw),
    );
    const makers = calls.filter((call) => call.stage === calls.at(-1)?.stage);
    const shown = (own.length > 0 ? own : makers).slice(0, MOST_CALLS);
    const prompts = shown.map(promptOf);
    // Verifiers are asked the same: one prompt stands for all.
    return shown.map((call, place) =>
      replyOf(call, prompts.indexOf(prompts[place] ?? null) < place ? null : (prompts[place] ?? null)),
    );
  }

  /** A row that no run made has no calls, and a journal that cannot be read leaves a report without replies. */
  async #callsOf(row: { readonly id: string }): Promise<readonly StoredCall[]> {
    try {
      return await this.#source.of(row);
    } catch (error) {
      if (!isChimeraError(error)) throw error;
      if (error.name !== 'ConfigurationError') this.#isReadable = false;
      return [];
    }
  }
}

function promptOf({ prompt }: StoredCall): string | null {
  const turns = prompt?.map(({ role, content }) => (role === 'user' ? content : `${role}:\n${content}`));
  return turns?.join('\n\n') ?? null;
}

function replyOf(call: StoredCall, prompt: string | null): EntryReply {
  const { stage, slot, reAsk, model, text, reasoning, finishReason, refusal } = call;
  const again = (reAsk ?? 0) > 0 ? ', asked again' : '';
  return {
    slot: clipLine(`${slot ?? stage}${again}`, NAME_BYTES),
    model: clipLine(model, NAME_BYTES),
    finishReason,
    text: clipText(text, REPLY_BYTES),
    // Where a reply has no text, its reasoning may say why.
    ...(text.trim() === '' && reasoning !== null ? { reasoning: clipText(reasoning, REPLY_BYTES) } : {}),
    ...(refusal === null ? {} : { isUnusable: true }),
    ...(prompt === null ? {} : { prompt: clipText(prompt, PROMPT_BYTES) }),
  };
}
