import { EventEmitter } from 'eventemitter3';
import type {
  ListenerErrorEvent,
  PipelineEvent,
  PipelineEventMap,
  UnstampedEvent,
} from '../core/event-map.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { callback, type OptionSchema, oneOf } from '../options/option-schemas.ts';
import { EventQueue } from './event-queue.ts';

type Listener<Name extends keyof PipelineEventMap> = (...event: PipelineEventMap[Name]) => unknown;
type Observer = (event: PipelineEvent) => void;

/** A new event without a line here does not compile. */
const eventNames: Readonly<Record<keyof PipelineEventMap, true>> = {
  'run-start': true,
  'run-end': true,
  'stage-start': true,
  'stage-end': true,
  'item-kept': true,
  'item-rejected': true,
  'item-failed': true,
  'item-short': true,
  'call-start': true,
  'call-end': true,
  retry: true,
  'limit-change': true,
  budget: true,
  progress: true,
  warning: true,
  batch: true,
  'listener-error': true,
};

const eventName: OptionSchema = oneOf(Object.keys(eventNames));

/**
 * Announces what happens in a run to listeners, to readers of `events()` and to the run's own observers.
 *
 * Nothing that a listener does reaches the run: what it throws, or rejects with later, becomes a `listener-error`.
 */
export class PipelineEvents {
  readonly #emitter = new EventEmitter<keyof PipelineEventMap>();
  readonly #queues = new Set<EventQueue>();
  readonly #observers: Observer[] = [];
  readonly #runId: string;
  readonly #now: () => number;
  #closed = false;

  constructor(runId: string, now: () => number) {
    this.#runId = runId;
    this.#now = now;
  }

  /** Stamps an event and passes it to all listeners. */
  readonly announce = (event: UnstampedEvent): void => {
    const stamped: PipelineEvent = { runId: this.#runId, at: this.#now(), ...event };
    for (const observer of this.#observers) observer(stamped);
    for (const queue of this.#queues) queue.push(stamped);
    this.#emitter.emit(stamped.kind, stamped);
  };

  /** Adds a part of the run itself, which sees each event before all listeners and must not throw. */
  observe(observer: Observer): void {
    this.#observers.push(observer);
  }

  on<Name extends keyof PipelineEventMap>(name: Name, listener: Listener<Name>): () => void {
    checkArguments([eventName, name, 'on.name'], [callback, listener, 'on.listener']);
    const guarded = this.#guarded(name, listener);
    this.#emitter.on(name, guarded);
    return () => void this.#emitter.off(name, guarded);
  }

  once<Name extends keyof PipelineEventMap>(name: Name, listener: Listener<Name>): () => void {
    checkArguments([eventName, name, 'once.name'], [callback, listener, 'once.listener']);
    const guarded = this.#guarded(name, listener);
    this.#emitter.once(name, guarded);
    return () => void this.#emitter.off(name, guarded);
  }

  /** Opens a bounded queue of all events from now on. */
  stream(): AsyncIterable<PipelineEvent> {
    const queue = new EventQueue((closed) => this.#queues.delete(closed));
    if (this.#closed) queue.end();
    else this.#queues.add(queue);
    return queue;
  }

  /** Ends all streams and forgets all listeners: nothing follows the last event. */
  close(): void {
    this.#closed = true;
    for (const queue of this.#queues) queue.end();
    this.#queues.clear();
    this.#emitter.removeAllListeners();
  }

  #guarded<Name extends keyof PipelineEventMap>(
    name: Name,
    listener: Listener<Name>,
  ): (...event: PipelineEventMap[Name]) => void {
    return (...event) => {
      try {
        const result = listener(...event);
        if (result instanceof Promise) result.catch((error: unknown) => this.#listenerFailed(name, error));
      } catch (error) {
        this.#listenerFailed(name, error);
      }
    };
  }

  #listenerFailed(name: string, error: unknown): void {
    // A listener of listener errors that throws itself is not announced: there is no one left to tell.
    if (name === 'listener-error' || this.#closed) return;
    const message = error instanceof Error ? error.message : String(error);
    const event: Omit<ListenerErrorEvent, 'runId' | 'at'> = { kind: 'listener-error', event: name, message };
    this.announce(event);
  }
}
