import type { ChatMessage } from '../../core/prompt.ts';
import { isChimeraError } from '../../errors/index.ts';
import { reAskKey } from './call-key.ts';
import { reAskInOneTurn, reAskMessages } from './re-ask-messages.ts';
import type { KeyedReply, ReplySource } from './reply-source.ts';
import type { ReplyWanted } from './reply-wanted.ts';

/**
 * Asks once more for a reply that could not be used: as a conversation, or in one turn where the server takes no
 * conversation, wants back reasoning that its client does not carry, or refuses what the model wrote.
 */
export class ReAsks {
  readonly #source: ReplySource;
  /** Names of models that were asked in one turn after a conversation was refused, and answered. */
  readonly #inOneTurn = new Set<string>();

  constructor(source: ReplySource) {
    this.#source = source;
  }

  /**
   * @param asked - what brought the reply that could not be used
   * @param reason - what was wrong with it
   */
  async ask({ question, epoch }: ReplyWanted, refused: KeyedReply, reason: string): Promise<KeyedReply> {
    const { model, messages: first } = question;
    const key = reAskKey(refused.key, 1);
    const ask = (messages: readonly ChatMessage[]): Promise<KeyedReply> =>
      this.#source.replyTo({ question, key, epoch, reAsk: 1, messages });
    const inOneTurn = (): Promise<KeyedReply> => ask(reAskInOneTurn(first, reason));
    if (this.#inOneTurn.has(model.name)) return inOneTurn();
    try {
      return await ask(reAskMessages(first, refused.reply.text, reason));
    } catch (error) {
      if (!mayRefuseTurns(error)) throw error;
      const reply = await inOneTurn();
      this.#inOneTurn.add(model.name);
      return reply;
    }
  }
}

/** Some servers fail to lay out turns that they do not expect, and call it an error of their own. */
function mayRefuseTurns(error: unknown): boolean {
  if (!isChimeraError(error) || error.name !== 'TransportError') return false;
  return error.code === 'server-error' ? error.statusCode === 500 : !error.retryable;
}
