import {
  CallCarrier,
  CarrierRun,
  OpenCarrier,
} from './public-api-shared.js';
import {
  Model,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import 'ai';

type RedisAddress = string | RedisOptions;
interface RedisOptions {
    readonly host?: string;
    readonly port?: number;
    readonly username?: string;
    readonly password?: string;
    readonly db?: number;
    readonly tls?: object;
    readonly [option: string]: unknown;
}

interface BullmqCarrierOptions {
    readonly connection: RedisAddress;
    readonly prefix?: string;
    readonly patienceMs?: number;
}
interface BullmqCarrier extends CallCarrier, AsyncDisposable {
    open(run: CarrierRun): OpenCarrier;
    close(): Promise<void>;
}
declare function bullmqCarrier(options: BullmqCarrierOptions): BullmqCarrier;

interface CallServerEvents {
    readonly 'call-start': {
        readonly model: string;
        readonly key: string;
        readonly stage: string;
    };
    readonly 'call-end': {
        readonly model: string;
        readonly key: string;
        readonly ok: boolean;
        readonly code: string | null;
        readonly ms: number;
        readonly outputTokens: number | null;
    };
    readonly refused: {
        readonly model: string;
        readonly message: string;
    };
    readonly late: {
        readonly model: string;
    };
    readonly trouble: {
        readonly message: string;
    };
}

interface ServeCallsOptions {
    readonly models: readonly Model[];
    readonly connection: RedisAddress;
    readonly concurrency?: number;
    readonly prefix?: string;
    readonly lostAfterMs?: number;
}
interface CallServer extends AsyncDisposable {
    readonly queues: readonly {
        readonly model: string;
        readonly queue: string;
    }[];
    readonly active: number;
    on<Name extends keyof CallServerEvents>(name: Name, listener: (event: CallServerEvents[Name]) => void): () => void;
    stop(): Promise<void>;
    close(): Promise<void>;
}
declare function serveCalls(options: ServeCallsOptions): Promise<CallServer>;

export {
  bullmqCarrier,
  serveCalls,
  type BullmqCarrier,
  type BullmqCarrierOptions,
  type CallServer,
  type CallServerEvents,
  type RedisAddress,
  type RedisOptions,
  type ServeCallsOptions,
};
