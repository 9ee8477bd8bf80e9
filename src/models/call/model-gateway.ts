import type { CallRequest, CallResult, CallScope, ModelGateway } from '../../core/call.ts';
import { UnusableReplyError } from '../../errors/index.ts';
import { chatMessages } from '../layout/chat-message.ts';
import { laidOut, layoutOf, parserOf } from '../layout/reply-layout.ts';
import { askUntilParsed } from './ask-until-parsed.ts';
import { gatewayParts, type ModelGatewayOptions } from './gateway-parts.ts';
import type { Question } from './question.ts';
import type { KeyedReply } from './reply-source.ts';

/** Creates the one way to models for one run. */
export function createModelGateway(options: ModelGatewayOptions): ModelGateway {
  const drain = new AbortController();
  const { resolved, epochs, replies, reAsks, embeddings, lanes, carriers, collectors } = gatewayParts(
    options,
    drain.signal,
  );
  const { onReply = () => {}, moved = () => {} } = options.listeners;
  const asks = { replies, reAsks };
  const work = new WorkUnderWay(moved);

  async function call<Value>(request: CallRequest<Value>, scope: CallScope): Promise<CallResult<Value>> {
    const model = resolved(request.model);
    const layout = layoutOf(model.settings, request.structure);
    const { format } = layout;
    const messages = laidOut(chatMessages(request.prompt), layout);
    const { slot, long: isLong = false } = request;
    const draw = request.draw ?? scope.draw;
    const question: Question = { scope, model, messages, slot, draw, format, isLong };
    const parse = parserOf(request.parse, layout, messages);
    for (;;) {
      const current = await epochs.newest(question);
      const heard: KeyedReply[] = [];
      const isReopened = (code: UnusableReplyError['code']): Promise<boolean> =>
        epochs.reopen(question, current, { code, isStored: heard.every(isOfEarlier) });
      try {
        const answered = await askUntilParsed(asks, question, current, parse, heard);
        // A stage that marks it takes it as it is; that does not keep it from being asked for again.
        if (answered.reply.finishReason !== 'other' || !(await isReopened('unfinished-reply'))) {
          tell(heard);
          return answered;
        }
      } catch (error) {
        if (!(error instanceof UnusableReplyError)) throw error;
        if (await isReopened(error.code)) continue;
        tell(heard);
        throw error;
      }
    }
  }

  function tell(heard: readonly KeyedReply[]): void {
    for (const { reply, key, isAgain } of heard) if (!isAgain) onReply(reply, key);
  }

  return {
    call: (request, scope) => work.follow(call(request, scope)),
    embed: (request, scope) => work.follow(embeddings.embed(request, scope)),
    refusal: () => lanes.refusal,
    collected: {
      get isQuiet(): boolean {
        return work.isOver;
      },
      send: () => collectors.send(),
      state: () => collectors.state(),
    },
    drain: async (end = null) => {
      drain.abort(drained);
      await work.ended();
      await Promise.all([carriers.close(), collectors.close(end)]);
    },
  };
}

/** The calls and embeddings that are under way. */
class WorkUnderWay {
  readonly #all = new Set<Promise<unknown>>();
  readonly #onOver: () => void;

  /** @param onOver - told each time that the last of them has ended */
  constructor(onOver: () => void) {
    this.#onOver = onOver;
  }

  get isOver(): boolean {
    return this.#all.size === 0;
  }

  follow<Value>(work: Promise<Value>): Promise<Value> {
    this.#all.add(work);
    const forget = (): void => {
      this.#all.delete(work);
      if (this.#all.size === 0) this.#onOver();
    };
    work.then(forget, forget);
    return work;
  }

  async ended(): Promise<void> {
    while (this.#all.size > 0) await Promise.allSettled(this.#all);
  }
}

function isOfEarlier({ isStored }: KeyedReply): boolean {
  return isStored;
}

const drained = new Error('the run is ending');
