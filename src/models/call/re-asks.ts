import type { CallScope } from '../../core/call.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import { isChimeraError } from '../../errors/index.ts';
import { reAskInOneTurn, reAskMessages } from './re-ask-messages.ts';
import type { KeyedReply, ReplySource, ReplyWanted } from './reply-source.ts';

/** A reply that could not be used, and what was wrong with it. */
export interface RefusedReply {
  readonly text: string;
  readonly reason: string;
}

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

  /** @param wanted - the re-ask, with the messages of the first question */
  async ask(wanted: ReplyWanted, refused: RefusedReply, scope: CallScope): Promise<KeyedReply> {
    const { model, messages } = wanted;
    const ask = (turns: readonly ChatMessage[]): Promise<KeyedReply> =>
      this.#source.replyTo({ ...wanted, messages: turns, isReAsk: true }, scope);
    const inOneTurn = (): Promise<KeyedReply> => ask(reAskInOneTurn(messages, refused.reason));
    if (this.#inOneTurn.has(model.name)) return inOneTurn();
    try {
      return await ask(reAskMessages(messages, refused.text, refused.reason));
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
