import type { Spill } from '../../core/call-carrier.ts';
import type { BatchNews } from '../../core/event-map.ts';
import type { WaitingBatch } from '../../core/summary.ts';
import type { BatchTarget } from '../batch-service.ts';
import type { Collection } from './collection.ts';

/** A batch from the intent to send it until its last answer is stored. */
export class BatchAtWork {
  readonly number: number;
  readonly tag: string;
  readonly target: BatchTarget;
  readonly keys: readonly string[];
  readonly sentAt: number;
  /** Null as long as it is not known whether it was started. */
  id: string | null;
  /** Requests of which no answer was taken yet. */
  left: number;
  /** Its requests, until the provider has surely taken them. */
  collection: Collection | null;
  /** Its answers, once all are there. */
  results: Spill | null = null;
  answered: number | null = null;
  endsBefore: number | null = null;
  /** Whether this run has seen it at the provider. */
  wasSeen = false;
  isCancelled = false;
  /** Why it is not known whether it was started. */
  doubt: Error | null = null;

  constructor(
    parts: Pick<BatchAtWork, 'number' | 'tag' | 'target' | 'keys' | 'sentAt' | 'id' | 'left' | 'collection'>,
  ) {
    this.number = parts.number;
    this.tag = parts.tag;
    this.target = parts.target;
    this.keys = parts.keys;
    this.sentAt = parts.sentAt;
    this.id = parts.id;
    this.left = parts.left;
    this.collection = parts.collection;
  }

  news(
    of: { readonly service: string; readonly model: string },
    status: BatchNews['status'],
    nextLookMs: number | null,
  ): BatchNews {
    const { answered, endsBefore } = this;
    return { ...of, batchId: this.id, status, requests: this.keys.length, answered, endsBefore, nextLookMs };
  }

  waiting(of: { readonly service: string; readonly model: string }): WaitingBatch {
    const { answered, endsBefore, sentAt } = this;
    return { ...of, batchId: this.id, requests: this.keys.length, answered, sentAt, endsBefore };
  }
}
