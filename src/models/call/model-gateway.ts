import type { CallRequest, CallResult, CallScope, ModelGateway } from '../../core/call.ts';
import type { CallCarrier, CollectingRun, Spill } from '../../core/call-carrier.ts';
import type { Announce } from '../../core/event-map.ts';
import type { Model } from '../../core/model.ts';
import { type BatchPurse, openPurse } from '../../core/money/batch-purse.ts';
import { openGate, type SpendGate } from '../../core/money/spend-gate.ts';
import type { RateLimiter } from '../../core/rate-limiter.ts';
import type { Reply } from '../../core/reply.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { Telemetry } from '../../core/run.ts';
import { UnusableReplyError } from '../../errors/index.ts';
import type { Clock } from '../../time/clock.ts';
import { chatMessages } from '../layout/chat-message.ts';
import { laidOut, layoutOf, parserOf, type ReplyLayout } from '../layout/reply-layout.ts';
import { Lanes } from '../limits/lanes.ts';
import { LocalCarrier } from '../provider/local-carrier.ts';
import { type ResolvedModel, resolveModel } from '../provider/resolve-model.ts';
import { askUntilParsed } from './ask-until-parsed.ts';
import type { CallKeyParts } from './call-key.ts';
import { CallReports } from './call-report.ts';
import { Carriers } from './carriers.ts';
import { Collectors } from './collected/collectors.ts';
import { FirstCheck } from './collected/first-check.ts';
import { CollectedTries } from './collected-tries.ts';
import { EmbeddingSource } from './embedding-source.ts';
import { Epochs, type RetrySelection } from './epochs.ts';
import { ProviderCalls } from './provider-calls.ts';
import { ReAsks } from './re-asks.ts';
import { type KeyedReply, ReplySource } from './reply-source.ts';
import { StreamedTokens } from './streamed-tokens.ts';

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
  /** What keeps rates. @default a limiter of its own */
  readonly limiter?: RateLimiter | null;
  /** @default none */
  readonly telemetry?: Telemetry | null;
  /** Told of the tokens of all streamed replies under way, each time that they change. @default does nothing */
  readonly onStreamed?: (tokens: number) => void;
  /** Told of each reply that a call used, stored ones included, and of its key. @default does nothing */
  readonly onReply?: (reply: Reply, key: string) => void;
  /** What carries calls. @default within this process */
  readonly carrier?: CallCarrier | null;
  /** What calls that wait for a batch need of the run. @default they cannot be made */
  readonly collecting?: CollectingOptions;
  /** Models of the stages: those that are batched are checked before the first call. @default none */
  readonly models?: readonly Model[];
  /** Which unusable replies of earlier runs are asked for again. @default none */
  readonly retry?: RetrySelection | null;
}

/** What calls that wait for a batch need of the run. */
export interface CollectingOptions {
  /** Keeps their money. */
  readonly purse: BatchPurse;
  /** Aborts when calls in flight are to be cut. */
  readonly cut: AbortSignal;
  /** Says that what waits under this key is to be looked at again. */
  readonly resume: (key: string) => void;
  /** Says that something moved that may leave nothing else to do. */
  readonly moved: () => void;
  readonly createSpill: () => Spill;
}

/** Creates the one way to models for one run. */
export function createModelGateway(options: ModelGatewayOptions): ModelGateway {
  const { store, clock, announce, seed, maxConcurrency, gate = openGate } = options;
  const {
    telemetry = null,
    retry = null,
    limiter = null,
    carrier = null,
    onStreamed = () => {},
    onReply = () => {},
  } = options;
  const drain = new AbortController();
  const draining = drain.signal;
  const reports = new CallReports({ announce, clock });
  const {
    cut = draining,
    purse = openPurse,
    resume = () => {},
    moved = () => {},
    createSpill = noSpill,
  } = options.collecting ?? {};
  const warn: CollectingRun['warn'] = ({ model, message }) => announce({ kind: 'warning', model, message });
  const announceBatch: CollectingRun['tell'] = (news) => announce({ kind: 'batch', ...news });
  const { now, after } = clock;
  const collectors = new Collectors({
    store,
    now,
    after,
    draining,
    cut,
    purse,
    warn,
    tell: announceBatch,
    resume,
    moved,
    createSpill,
  });
  const onShort = (): void => collectors.send();
  const lanes = new Lanes({ maxConcurrency, clock, gate, announce, draining, limiter, onShort });
  const collected = new CollectedTries({ lanes, reports, purse, draining });
  const calls = new ProviderCalls({ lanes, reports, clock, seed, draining });
  const carriers = new Carriers({
    local: new LocalCarrier({ clock, telemetry, warn }),
    carrier,
    run: {
      store,
      now,
      after,
      draining,
      warn,
    },
  });
  const streamed = new StreamedTokens(onStreamed);
  const models = new Map<Model, ResolvedModel>();
  const resolved = (model: Model): ResolvedModel => {
    const known = models.get(model) ?? resolveModel(model);
    models.set(model, known);
    return known;
  };
  const adopt = async (model: Model): Promise<void> => collectors.of(resolved(model))?.ready();
  const firstCheck = new FirstCheck(options.models ?? [], draining, adopt);
  const replies = new ReplySource({
    store,
    calls,
    carriers,
    collectors,
    collected,
    reports,
    streamed,
    firstCheck,
  });
  const asks = { replies, reAsks: new ReAsks(replies) };
  const embeddings = new EmbeddingSource({ store, calls, reports, clock, telemetry, firstCheck });
  const epochs = new Epochs(store, retry);

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

  const underWay = new Set<Promise<unknown>>();
  const follow = <Value>(work: Promise<Value>): Promise<Value> => {
    underWay.add(work);
    const forget = (): void => {
      underWay.delete(work);
      if (underWay.size === 0) moved();
    };
    work.then(forget, forget);
    return work;
  };
  return {
    call: (request, scope) => follow(call(request, scope)),
    embed: (request, scope) => follow(embeddings.embed(request, scope)),
    refusal: () => lanes.refusal,
    collected: {
      get isQuiet(): boolean {
        return underWay.size === 0;
      },
      send: () => collectors.send(),
      state: () => collectors.state(),
    },
    drain: async (end = null) => {
      drain.abort(drained);
      while (underWay.size > 0) await Promise.allSettled(underWay);
      await Promise.all([carriers.close(), collectors.close(end)]);
    },
  };
}

function isOfEarlier({ isStored }: KeyedReply): boolean {
  return isStored;
}

function noSpill(): never {
  throw new Error('a run that collects calls must say where what waits is kept');
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
