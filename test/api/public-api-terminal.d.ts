import {
  PipelineEventMap,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';

interface ProgressStream extends NodeJS.WritableStream {
    readonly isTTY?: boolean;
    readonly columns?: number;
    readonly rows?: number;
}
interface ShowProgressOptions {
    readonly stream?: ProgressStream;
    readonly mode?: 'auto' | 'bars' | 'lines';
    readonly intervalMs?: number;
}
interface WatchedRun {
    on<Name extends keyof PipelineEventMap>(name: Name, listener: (...event: PipelineEventMap[Name]) => void): () => void;
    readonly started?: boolean;
}
declare function showProgress(run: WatchedRun, options?: ShowProgressOptions): () => void;

interface InterruptOptions {
    readonly controller?: AbortController;
    readonly stream?: ProgressStream;
}
interface StoppableRun extends WatchedRun {
    stop(): Promise<unknown>;
}
declare function stopOnInterrupt(run: StoppableRun, options?: InterruptOptions): () => void;

export {
  showProgress,
  stopOnInterrupt,
  type InterruptOptions,
  type ProgressStream,
  type ShowProgressOptions,
  type StoppableRun,
  type WatchedRun,
};
