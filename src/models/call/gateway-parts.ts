import type { CallCarrier, CollectingRun, Spill } from '../../core/call-carrier.ts';
import type { Announce } from '../../core/event-map.ts';
import type { Model } from '../../core/model.ts';
import { type BatchPurse, openPurse } from '../../core/money/batch-purse.ts';
import { openGate, type SpendGate } from '../../core/money/spend-gate.ts';
import type { RateLimiter } from '../../core/rate-limiter.ts';
import type { Reply } from '../../core/reply.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { Telemetry } from '../../core/run.ts';
import type { Clock } from '../../time/clock.ts';
import { Lanes } from '../limits/lanes.ts';
import { LocalCarrier } from '../provider/local-carrier.ts';
import { type ResolvedModel, resolveModel } from '../provider/resolve-model.ts';
import { CallReports } from './call-report.ts';
import { Carriers } from './carriers.ts';
import { Collectors } from './collected/collectors.ts';
import { FirstCheck } from './collected/first-check.ts';
import { CollectedTries } from './collected-tries.ts';
import { EmbeddingSource } from './embedding-source.ts';
import { Epochs, type RetrySelection } from './epochs.ts';
import { ProviderCalls } from './provider-calls.ts';
import { ReAsks } from './re-asks.ts';
import { ReplySource } from './reply-source.ts';
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

/** What a gateway is made of, as far as it is asked of it call by call. */
export interface GatewayParts {
  readonly resolved: (model: Model) => ResolvedModel;
  readonly epochs: Epochs;
  readonly replies: ReplySource;
  readonly reAsks: ReAsks;
  readonly embeddings: EmbeddingSource;
  readonly lanes: Lanes;
  readonly carriers: Carriers;
  readonly collectors: Collectors;
}

/**
 * Makes the parts of the gateway of one run, each from those before it.
 *
 * @param draining - aborts when nothing more may be sent
 */
export function gatewayParts(options: ModelGatewayOptions, draining: AbortSignal): GatewayParts {
  const { store, clock, announce, seed, maxConcurrency, gate = openGate } = options;
  const { telemetry = null, retry = null, limiter = null, carrier = null, onStreamed = () => {} } = options;
  const { now, after } = clock;
  const warn: CollectingRun['warn'] = ({ model, message }) => announce({ kind: 'warning', model, message });
  const run = { store, now, after, draining, warn };
  const { purse = openPurse, ...collecting } = options.collecting ?? {};
  const tell: CollectingRun['tell'] = (news) => announce({ kind: 'batch', ...news });
  const collectors = new Collectors({ ...run, ...nothingCollected(draining), ...collecting, purse, tell });
  const onShort = (): void => collectors.send();
  const reports = new CallReports({ announce, clock });
  const lanes = new Lanes({ maxConcurrency, clock, gate, announce, draining, limiter, onShort });
  const collected = new CollectedTries({ lanes, reports, purse, draining });
  const calls = new ProviderCalls({ lanes, reports, clock, seed, draining });
  const carriers = new Carriers({ local: new LocalCarrier({ clock, telemetry, warn }), carrier, run });
  const streamed = new StreamedTokens(onStreamed);
  const resolved = resolving();
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
  const reAsks = new ReAsks(replies);
  const embeddings = new EmbeddingSource({ store, calls, reports, clock, telemetry, firstCheck });
  const epochs = new Epochs(store, retry);
  return { resolved, epochs, replies, reAsks, embeddings, lanes, carriers, collectors };
}

/** Resolves each model once. */
function resolving(): (model: Model) => ResolvedModel {
  const models = new Map<Model, ResolvedModel>();
  return (model) => {
    const known = models.get(model) ?? resolveModel(model);
    models.set(model, known);
    return known;
  };
}

/** What stands for a run that collects no calls. */
function nothingCollected(draining: AbortSignal): Omit<CollectingOptions, 'purse'> {
  return { cut: draining, resume: () => {}, moved: () => {}, createSpill: noSpill };
}

function noSpill(): never {
  throw new Error('a run that collects calls must say where what waits is kept');
}
