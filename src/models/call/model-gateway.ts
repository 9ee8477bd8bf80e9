import type { CallRequest, CallResult, CallScope, ModelGateway } from '../../core/call.ts';
import type { Announce } from '../../core/event-map.ts';
import type { Model } from '../../core/model.ts';
import { openGate, type SpendGate } from '../../core/money/spend-gate.ts';
import type { RateLimiter } from '../../core/rate-limiter.ts';
import type { Reply } from '../../core/reply.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { Telemetry } from '../../core/run.ts';
import { UnusableReplyError } from '../../errors/index.ts';
import { AbortLinks } from '../../time/abort-links.ts';
import type { Clock } from '../../time/clock.ts';
import { Deadlines } from '../../time/deadlines.ts';
import { type ChatMessage, chatMessages } from '../layout/chat-message.ts';
import { type JsonLayout, jsonLayoutOf, laidOut, parserOf } from '../layout/reply-layout.ts';
import { Lanes } from '../limits/lanes.ts';
import { type ResolvedModel, resolveModel } from '../provider/resolve-model.ts';
import { StreamedTokens } from '../provider/streamed-tokens.ts';
import { type CallKeyParts, reAskKey } from './call-key.ts';
import { EmbeddingSource } from './embedding-source.ts';
import { type EpochPlace, Epochs, type RetrySelection } from './epochs.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { reAskMessages } from './re-ask-messages.ts';
import { parseMessage, refusalReason } from './refusal-reason.ts';
import { type KeyedReply, ReplySource } from './reply-source.ts';

/** What the gateway of one run works with. */
export interface ModelGatewayOptions {
  readonly store: ResultStore;
  readonly clock: Clock;
  readonly announce: Announce;
  /** Most tries in flight at once over all models. */
  readonly maxConcurrency: number;
  /** Where the chance in retries comes from. */
  readonly seed: number;
  /** The wall around spending. @default openGate */
  readonly gate?: SpendGate;
  /** What keeps rates. @default one of the gateway's own */
  readonly limiter?: RateLimiter | null;
  /** @default none */
  readonly telemetry?: Telemetry | null;
  /** Told of the tokens of all streamed replies under way, each time that they change. @default nobody */
  readonly onStreamed?: (tokens: number) => void;
  /** Which unusable replies of earlier runs are asked for anew. @default none */
  readonly retry?: RetrySelection | null;
}

/** Gives the one way to models for one run. */
export function createModelGateway(options: ModelGatewayOptions): ModelGateway {
  const { store, clock, announce, seed, maxConcurrency, gate = openGate } = options;
  const { telemetry = null, retry = null, limiter = null } = options;
  let calls = 0;
  const drain = new AbortController();
  const links = new AbortLinks();
  const draining = drain.signal;
  const parts: GatewayParts = {
    store,
    clock,
    announce,
    seed,
    lanes: new Lanes({ maxConcurrency, clock, gate, announce, links, draining, limiter }),
    telemetry,
    links,
    deadlines: new Deadlines(clock),
    streamed: new StreamedTokens(options.onStreamed ?? (() => {})),
    unformatted: new Set(),
    draining,
    nextCallId: () => {
      calls += 1;
      return String(calls);
    },
  };
  const source = new ReplySource(parts);
  const embeddings = new EmbeddingSource(parts);
  const resolved = new Map<Model, ResolvedModel>();
  const resolve = (model: Model): ResolvedModel => {
    const known = resolved.get(model) ?? resolveModel(model);
    resolved.set(model, known);
    return known;
  };
  const underWay = new Set<Promise<unknown>>();
  const follow = <Value>(work: Promise<Value>): Promise<Value> => {
    underWay.add(work);
    const forget = (): void => void underWay.delete(work);
    work.then(forget, forget);
    return work;
  };
  const epochs = new Epochs(store, retry);
  const call = async <Value>(request: CallRequest<Value>, scope: CallScope): Promise<CallResult<Value>> => {
    const model = resolve(request.model);
    const layout = jsonLayoutOf(model.settings, request.structure);
    const asked = keyPartsOf(model, request, layout, scope);
    const { messages, slot, draw } = asked;
    const parse = parserOf(request.parse, layout, messages);
    const { long: isLong = false } = request;
    for (;;) {
      const place = await epochs.newest(asked);
      const heard: KeyedReply[] = [];
      try {
        return await answer(
          source,
          { model, messages, slot, draw, isLong, layout, ...place },
          parse,
          scope,
          heard,
        );
      } catch (error) {
        if (!(error instanceof UnusableReplyError)) throw error;
        const { code } = error;
        const isStored = heard.every((reply) => reply.isStored);
        if (!(await epochs.reopen(place, asked, { stage: scope.stage, code, isStored }))) throw error;
      }
    }
  };
  return {
    call: (request, scope) => follow(call(request, scope)),
    embed: (request, scope) => follow(embeddings.embed(request, scope)),
    drain: async () => {
      drain.abort(drained);
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

const drained = new Error('the run is ending');

/** One call made ready: everything but its answer. */
interface Question extends EpochPlace {
  readonly model: ResolvedModel;
  readonly messages: readonly ChatMessage[];
  readonly slot: string;
  readonly draw: number;
  readonly isLong: boolean;
  readonly layout: JsonLayout | null;
}

function keyPartsOf(
  { provider, modelId, settings }: ResolvedModel,
  { prompt, slot, draw }: CallRequest<unknown>,
  layout: JsonLayout | null,
  scope: CallScope,
): Omit<CallKeyParts, 'epoch'> {
  return {
    provider,
    modelId,
    messages: laidOut(chatMessages(prompt), layout),
    settings,
    ...(layout === null ? {} : { jsonMode: layout.mode }),
    slot,
    draw: draw ?? scope.draw,
  };
}

/** Asks, lets the caller parse, and asks once more when it cannot. What was replied is put into `heard`. */
async function answer<Value>(
  source: ReplySource,
  asked: Question,
  parse: (reply: Reply) => Value,
  scope: CallScope,
  heard: KeyedReply[],
): Promise<CallResult<Value>> {
  const first = await ask(source, asked, asked.key, asked.messages, 0, scope);
  heard.push(first);
  const parsed = tryParse(parse, first.reply);
  if (parsed.ok) return { value: parsed.value, reply: first.reply };
  refuseFinal(asked, heard, parsed.error);

  const turns = reAskMessages(asked.messages, first.reply.text, parseMessage(parsed.error));
  const second = await ask(source, asked, reAskKey(first.key, 1), turns, 1, scope);
  heard.push(second);
  const reparsed = tryParse(parse, second.reply);
  if (reparsed.ok) return { value: reparsed.value, reply: second.reply };
  refuseFinal(asked, heard, reparsed.error);
  throw unusable('unusable-reply', asked, heard, reparsed.error);
}

function ask(
  source: ReplySource,
  { model, slot, draw, epoch, isLong, layout }: Question,
  key: string,
  messages: readonly ChatMessage[],
  reAsk: number,
  scope: CallScope,
): Promise<KeyedReply> {
  // Whatever name a custom slot has, the header must be one that HTTP can carry and that splits at its colons.
  const sample = [slot.replace(/[^!-9;-~]/g, '_'), draw, reAsk, epoch].join(':');
  return source.replyTo({ key, model, messages, slot, sample, isLong, layout }, scope);
}

type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: unknown };

function tryParse<Value>(parse: (reply: Reply) => Value, reply: Reply): Parsed<Value> {
  try {
    return { ok: true, value: parse(reply) };
  } catch (error) {
    return { ok: false, error };
  }
}

/** Throws for a refused reply that asking again would not mend. */
function refuseFinal(asked: Question, replies: readonly KeyedReply[], error: unknown): void {
  const finishReason = replies.at(-1)?.reply.finishReason;
  if (finishReason === 'length') throw unusable('truncated-reply', asked, replies, error);
  if (finishReason === 'content-filter') throw unusable('refused-reply', asked, replies, error);
}

const explanations: {
  readonly [Code in UnusableReplyError['code']]: readonly [what: string, remedy: string];
} = {
  'unusable-reply': [
    'gave two replies that cannot be used',
    'run again with retry, change the prompt of the stage, or use another model for it',
  ],
  'truncated-reply': [
    'was cut off before its reply could be used',
    'raise maxOutputTokens with withSettings, or ask for less',
  ],
  'refused-reply': [
    'refused to answer (content filter)',
    'change the subject or the prompt, or use another model',
  ],
};

function unusable(
  code: UnusableReplyError['code'],
  { model, slot, messages }: Question,
  replies: readonly KeyedReply[],
  cause: unknown,
): UnusableReplyError {
  const [what, remedy] = explanations[code];
  const reason = refusalReason(
    cause,
    messages.map(({ content }) => content),
    replies.map(({ reply }) => reply),
  );
  return new UnusableReplyError(
    `${model.name} ${what} (slot "${slot}")${reason === '' ? '' : `: ${reason}`}; ${remedy}`,
    { code, keys: replies.map(({ key }) => key), model: model.name, cause },
  );
}
