import type { PipelineEvent } from '../core/event-map.ts';

/** Most events that wait for a slow reader. */
const CAPACITY = 1024;

/** A bounded queue between a run, which never waits, and one reader: when full it drops `progress` first, then the oldest. */
export class EventQueue implements AsyncIterable<PipelineEvent> {
  #waiting: PipelineEvent[] = [];
  #wake: (() => void) | null = null;
  #ended = false;
  readonly #onReturn: (queue: EventQueue) => void;

  constructor(onReturn: (queue: EventQueue) => void) {
    this.#onReturn = onReturn;
  }

  push(event: PipelineEvent): void {
    if (this.#ended) return;
    if (this.#waiting.length >= CAPACITY) this.#makeRoom();
    this.#waiting.push(event);
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<PipelineEvent, void> {
    try {
      for (;;) {
        const ready = this.#waiting;
        this.#waiting = [];
        yield* ready;
        if (this.#waiting.length > 0) continue;
        if (this.#ended) return;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        this.#wake = null;
      }
    } finally {
      this.end();
      this.#onReturn(this);
    }
  }

  #makeRoom(): void {
    const kept = this.#waiting.filter((event) => event.kind !== 'progress');
    if (kept.length === this.#waiting.length) kept.shift();
    this.#waiting = kept;
  }
}
