import type { CallCarrier, CollectingRun } from '../../core/call-carrier.ts';
import type { Announce } from '../../core/event-map.ts';
import type { Model } from '../../core/model.ts';
import { openPurse } from '../../core/money/batch-purse.ts';
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
  readonly settings: GatewaySettings;
  readonly listeners: GatewayListeners;
  /** The wall around spending. @default openGate */
  readonly gate?: SpendGate;
  /** Models of the stages: those that are batched are checked before the first call. @default none */
  readonly models?: readonly Model[];
  /** Where calls that wait for a batch keep their money and their texts. @default they cannot be made */
  readonly collecting?: Pick<CollectingRun, 'purse' | 'createSpill'>;
}

/** The settings of a run that its calls depend on. */
export interface GatewaySettings {
  readonly clock: Clock;
  /** Most tries in flight at once over all models. */
  readonly maxConcurrency: number;
  /** Where the chance in retries comes from. */
  readonly seed: number;
  /** What keeps rates. @default a limiter of its own */
  readonly limiter?: RateLimiter | null;
  /** @default none */
  readonly telemetry?: Telemetry | null;
  /** What carries calls. @default within this process */
  readonly carrier?: CallCarrier | null;
  /** Which unusable replies of earlier runs are asked for again. @default none */
  readonly retry?: RetrySelection | null;
}

/** How calls and their run reach each other. Those that are absent do nothing. */
export interface GatewayListeners {
  readonly announce: Announce;
  /** Told of the tokens of all streamed replies under way, each time that they change. */
  readonly onStreamed?: (tokens: number) => void;
  /** Told of each reply that a call used, stored ones included, and of its key. */
  readonly onReply?: (reply: Reply, key: string) => void;
  /** Aborts when calls in flight are to be cut. */
  readonly cut?: AbortSignal;
  /** Told of a key whose tasks are to begin again, since what waited under it is to be looked at again. */
  readonly resume?: (key: string) => void;
  /** Told when no call is under way any more, or a batch moved: it may be that nothing else is left to do. */
  readonly moved?: () => void;
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
export function gatewayParts(
  { store, settings, listeners, gate = openGate, models = [], collecting }: ModelGatewayOptions,
  draining: AbortSignal,
): GatewayParts {
  const { clock, seed, maxConcurrency } = settings;
  const { telemetry = null, retry = null, limiter = null, carrier = null } = settings;
  const { announce, onStreamed = () => {} } = listeners;
  const { cut = draining, resume = () => {}, moved = () => {} } = listeners;
  const { purse = openPurse, createSpill = noSpill } = collecting ?? {};
  const { now, after } = clock;
  const warn: CollectingRun['warn'] = ({ model, message }) => announce({ kind: 'warning', model, message });
  const tell: CollectingRun['tell'] = (news) => announce({ kind: 'batch', ...news });
  const run = { store, now, after, draining, warn };
  const collectors = new Collectors({ ...run, cut, purse, tell, resume, moved, createSpill });
  const onShort = (): void => collectors.send();
  const reports = new CallReports({ announce, clock });
  const lanes = new Lanes({ maxConcurrency, clock, gate, announce, draining, limiter, onShort });
  const collected = new CollectedTries({ lanes, reports, purse, draining });
  const calls = new ProviderCalls({ lanes, reports, clock, seed, draining });
  const carriers = new Carriers({ local: new LocalCarrier({ clock, telemetry, warn }), carrier, run });
  const streamed = new StreamedTokens(onStreamed);
  const resolved = resolving();
  const adopt = async (model: Model): Promise<void> => collectors.of(resolved(model))?.ready();
  const firstCheck = new FirstCheck(models, draining, adopt);
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

function noSpill(): never {
  throw new Error('a run that collects calls must say where what waits is kept');
}
