import type { CallRequest, CallResult, CallScope, ModelGateway } from '../../core/call.ts';
import { UnusableReplyError } from '../../errors/index.ts';
import { chatMessages } from '../layout/chat-message.ts';
import { laidOut, layoutOf, parserOf, type ReplyLayout } from '../layout/reply-layout.ts';
import type { ResolvedModel } from '../provider/resolve-model.ts';
import { askUntilParsed } from './ask-until-parsed.ts';
import type { CallKeyParts } from './call-key.ts';
import { gatewayParts, type ModelGatewayOptions } from './gateway-parts.ts';
import type { KeyedReply } from './reply-source.ts';

/** Creates the one way to models for one run. */
export function createModelGateway(options: ModelGatewayOptions): ModelGateway {
  const drain = new AbortController();
  const { resolved, epochs, replies, reAsks, embeddings, lanes, carriers, collectors } = gatewayParts(
    options,
    drain.signal,
  );
  const { onReply = () => {}, collecting } = options;
  const asks = { replies, reAsks };
  const work = new WorkUnderWay(collecting?.moved ?? (() => {}));

  async function call<Value>(request: CallRequest<Value>, scope: CallScope): Promise<CallResult<Value>> {
    const model = resolved(request.model);
    const layout = layoutOf(model.settings, request.structure);
    const asked = keyPartsOf(model, request, layout, scope);
    const { messages, slot, draw } = asked;
    const parse = parserOf(request.parse, layout, messages);
    const { long: isLong = false } = request;
    for (;;) {
      const current = await epochs.newest(asked);
      const question = { model, messages, slot, draw, isLong, layout: layout.format, ...current };
      const heard: KeyedReply[] = [];
      const isReopened = (code: UnusableReplyError['code'], all: readonly KeyedReply[]): Promise<boolean> =>
        epochs.reopen(current, asked, { stage: scope.stage, code, isStored: all.every(isOfEarlier) });
      try {
        const answered = await askUntilParsed(asks, question, parse, scope, heard);
        // Taken as it is by a stage that marks it; it can be asked for again all the same.
        if (answered.reply.finishReason !== 'other' || !(await isReopened('unfinished-reply', heard))) {
          tell(heard);
          return answered;
        }
      } catch (error) {
        if (!(error instanceof UnusableReplyError)) throw error;
        if (await isReopened(error.code, heard)) continue;
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

function keyPartsOf(
  { provider, modelId, settings }: ResolvedModel,
  { prompt, slot, draw }: CallRequest<unknown>,
  layout: ReplyLayout,
  scope: CallScope,
): Omit<CallKeyParts, 'epoch'> {
  return {
    provider,
    modelId,
    messages: laidOut(chatMessages(prompt), layout),
    settings,
    ...(layout.format === null ? {} : { jsonMode: layout.format.mode }),
    slot,
    draw: draw ?? scope.draw,
  };
}
