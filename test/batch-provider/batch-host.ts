import { contentHash } from '../../src/core/content-hash.ts';
import { chanceOf } from '../../src/offline/offline-random.ts';
import type { Protocol } from '../provider/protocol.ts';
import { Answerer, sampleIn } from './answerer.ts';
import type { BatchEnding, BatchProviderOptions, LineFault, ListedBatch } from './batch-provider-options.ts';

/** One request of a batch, as its face reads it. */
export interface HeldRequest {
  readonly id: string;
  readonly body: unknown;
}

/** What became of a request of a batch; faces write it each in their own way. */
export type HeldResult =
  | { readonly kind: 'reply'; readonly id: string; readonly body: unknown }
  | { readonly kind: 'error'; readonly id: string; readonly status: 400 | 429 | 500 }
  | { readonly kind: 'nothing'; readonly id: string; readonly why: 'expired' | 'cancelled' };

/** A batch at the provider. */
export interface HeldBatch {
  readonly id: string;
  readonly face: string;
  readonly protocol: Protocol;
  readonly tag: string | null;
  readonly model: string;
  readonly endpoint: string;
  readonly requests: readonly HeldRequest[];
  readonly number: number;
  /** Seconds since 1970, by a clock that only counts. */
  readonly createdAt: number;
  status: 'working' | BatchEnding;
  /** Why it was refused as a whole. */
  refusal: 'queue' | 'invalid' | null;
  looks: number;
  isCancelling: boolean;
  results: readonly HeldResult[];
}

export type NewBatch = Pick<HeldBatch, 'face' | 'protocol' | 'tag' | 'model' | 'endpoint' | 'requests'>;

/** The batches and files of a provider, whatever protocol they came by. Time passes by being asked. */
export class BatchHost {
  readonly answerer: Answerer;
  readonly files: Map<string, string> = new Map();
  readonly batches: Map<string, HeldBatch> = new Map();
  options: BatchProviderOptions;
  #number = 0;
  #files = 0;

  constructor(options: BatchProviderOptions) {
    this.options = options;
    this.answerer = new Answerer(options);
  }

  configure(change: BatchProviderOptions): void {
    this.options = { ...this.options, ...change };
    this.answerer.configure(change);
  }

  reset(): void {
    this.files.clear();
    this.batches.clear();
    this.answerer.reset();
    this.#number = 0;
  }

  keep(content: string): string {
    this.#files += 1;
    const id = `file-${this.#files}`;
    this.files.set(id, content);
    return id;
  }

  /** Whether one batch of so many lines more is too much for the queue. */
  isFull(lines: number): boolean {
    const { queue } = this.options;
    if (queue === undefined) return false;
    const working = [...this.batches.values()].filter(({ status }) => status === 'working');
    return working.reduce((sum, { requests }) => sum + requests.length, lines) > queue;
  }

  isTooLarge(lines: number, bytes: number): boolean {
    const { most = {} } = this.options;
    return (
      lines > (most.lines ?? Number.POSITIVE_INFINITY) || bytes > (most.bytes ?? Number.POSITIVE_INFINITY)
    );
  }

  start(batch: NewBatch, prefix: string): HeldBatch {
    this.#number += 1;
    const number = this.#number;
    const held: HeldBatch = {
      ...batch,
      id: `${prefix}${contentHash('batch', number).slice(0, 12)}`,
      number,
      createdAt: Math.floor(Date.now() / 1000),
      status: 'working',
      refusal: null,
      looks: 0,
      isCancelling: false,
      results: [],
    };
    this.batches.set(held.id, held);
    return held;
  }

  /** Newest first, as all of them list theirs. */
  listed(face: string): readonly HeldBatch[] {
    return [...this.batches.values()].filter((batch) => batch.face === face).reverse();
  }

  batchOf(face: string, id: string): HeldBatch | null {
    const batch = this.batches.get(id);
    return batch?.face === face ? batch : null;
  }

  /** Looks at a batch, which lets its time pass. */
  look(face: string, id: string): HeldBatch | null {
    const batch = this.batchOf(face, id);
    if (batch === null || batch.status !== 'working') return batch;
    batch.looks += 1;
    if (batch.looks > (this.options.polls ?? 1)) this.#end(batch, this.#endingOf(batch));
    return batch;
  }

  cancel(batch: HeldBatch): void {
    if (batch.status === 'working') batch.isCancelling = true;
  }

  list(): readonly ListedBatch[] {
    return [...this.batches.values()].map(({ id, face, tag, model, status, requests, results }) => ({
      id,
      face,
      tag,
      model,
      status,
      lines: requests.length,
      answered: results.filter(({ kind }) => kind === 'reply').length,
    }));
  }

  #endingOf({ number, isCancelling }: HeldBatch): BatchEnding {
    const { endings = ['ended'] } = this.options;
    if (isCancelling) return 'cancelled';
    return endings[Math.min(number, endings.length) - 1] ?? 'ended';
  }

  #end(batch: HeldBatch, ending: BatchEnding): void {
    batch.status = ending;
    if (ending === 'refused') {
      batch.refusal ??= 'invalid';
      return;
    }
    const { requests } = batch;
    const reached = ending === 'ended' ? requests.length : Math.floor(requests.length / 2);
    const results = requests.flatMap((request, index): readonly HeldResult[] => {
      if (index < reached) return this.#resultsOf(batch, request);
      return [{ kind: 'nothing', id: request.id, why: ending === 'expired' ? 'expired' : 'cancelled' }];
    });
    batch.results = this.#ordered(results);
  }

  #resultsOf(batch: HeldBatch, request: HeldRequest): readonly HeldResult[] {
    const { id } = request;
    const fault = this.#faultOf(batch, id);
    switch (fault) {
      case 'rate-limit':
        return [{ kind: 'error', id, status: 429 }];
      case 'bad-request':
        return [{ kind: 'error', id, status: 400 }];
      case 'server-error':
        return [{ kind: 'error', id, status: 500 }];
      case 'expired':
      case 'cancelled':
        return [{ kind: 'nothing', id, why: fault }];
      case 'unreadable':
        return [{ kind: 'reply', id, body: { is: 'no reply' } }];
      default: {
        const result = this.#reply(batch, request, fault === 'content');
        if (fault === 'absent') return [];
        if (fault === 'twice') return [result, result];
        return fault === 'stranger' ? [result, { ...result, id: `stranger-${id}`.slice(0, 60) }] : [result];
      }
    }
  }

  #reply({ protocol }: HeldBatch, { id, body }: HeldRequest, isFiltered: boolean): HeldResult {
    try {
      const { reply, reference } = this.answerer.answer(protocol, body, sampleIn(id), 'batch', isFiltered);
      return { kind: 'reply', id, body: protocol.whole(reply, reference) };
    } catch {
      return { kind: 'error', id, status: 400 };
    }
  }

  #faultOf({ number }: HeldBatch, id: string): LineFault | null {
    let rest = chanceOf('batch-line', number, id);
    for (const [fault, share] of entriesOf(this.options.lines ?? {})) {
      rest -= share;
      if (rest < 0) return fault;
    }
    return null;
  }

  #ordered(results: readonly HeldResult[]): readonly HeldResult[] {
    const { order = 'as sent' } = this.options;
    if (order === 'reversed') return results.toReversed();
    if (order === 'as sent') return results;
    return results.toSorted((left, right) => chanceOf('order', left.id) - chanceOf('order', right.id));
  }
}

const lineFaults: readonly LineFault[] = [
  'rate-limit',
  'bad-request',
  'server-error',
  'content',
  'expired',
  'cancelled',
  'absent',
  'twice',
  'stranger',
  'unreadable',
];

function entriesOf(
  shares: NonNullable<BatchProviderOptions['lines']>,
): readonly (readonly [LineFault, number])[] {
  return lineFaults.map((fault) => [fault, shares[fault] ?? 0] as const);
}
