import type { Reply } from '../../core/reply.ts';
import { compareTexts } from '../../core/texts/compare-texts.ts';
import { counted } from '../../core/texts/counted.ts';
import { CopiedReplies } from './copied-replies.ts';

/** Most reasons that are told apart; a server that makes up a new one each time must not fill the memory. */
const MOST_REASONS = 50;

/** Counts what a person should know of the replies of a run: ends that are not known, and control tokens in texts. */
export class ReplyTally {
  readonly #ends = new Map<
    string,
    { readonly model: string; readonly reason: string | null; count: number }
  >();
  readonly #tokens = new Map<string, { replies: number; tokens: number }>();

  readonly #copied = new CopiedReplies();

  /** @param key - of the call that the reply answers */
  note(reply: Reply, key: string): void {
    const { model, finishReason, rawFinishReason, controlTokens = 0 } = reply;
    this.#copied.note(reply, key);
    if (finishReason === 'other') this.#noteEnd(model, rawFinishReason ?? null);
    if (controlTokens === 0) return;
    const counted = this.#tokens.get(model) ?? { replies: 0, tokens: 0 };
    counted.replies += 1;
    counted.tokens += controlTokens;
    this.#tokens.set(model, counted);
  }

  warnings(): readonly string[] {
    const ends = [...this.#ends.values()].toSorted(byModelAndReason).map(({ model, reason, count }) => {
      const how = reason === null ? 'ended without a reason' : `ended with ${JSON.stringify(reason)}`;
      return `${counted(count, 'reply', 'replies')} of ${model} ${how}, which is not known to be an end: what came of them is unverified or failed; ask again with retry: { code: 'unfinished-reply' }, or, when it is an end, say so with withSettings, as in { finishReasons: { ${JSON.stringify(reason ?? '')}: 'stop' } }`;
    });
    const tokens = [...this.#tokens.entries()].toSorted(byName).map(([model, { replies, tokens: taken }]) => {
      const many = `${counted(taken, 'control token')} of a chat template`;
      return `${many} ${taken === 1 ? 'was' : 'were'} found in ${counted(replies, 'reply', 'replies')} of ${model} and removed; check the chat template and the stop tokens of its server`;
    });
    return [...ends, ...tokens, ...this.#copied.warnings()];
  }

  #noteEnd(model: string, reason: string | null): void {
    const key = `${model}\n${reason ?? ''}`;
    const counted = this.#ends.get(key);
    if (counted !== undefined) counted.count += 1;
    else if (this.#ends.size < MOST_REASONS) this.#ends.set(key, { model, reason, count: 1 });
  }
}

function byModelAndReason(
  left: { readonly model: string; readonly reason: string | null },
  right: { readonly model: string; readonly reason: string | null },
): number {
  return compareTexts(left.model, right.model) || compareTexts(left.reason ?? '', right.reason ?? '');
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return compareTexts(left, right);
}
