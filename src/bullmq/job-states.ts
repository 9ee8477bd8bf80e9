import type { Redis } from 'ioredis';
import type { CallQueue } from './call-queue.ts';

/** Where a job is, as far as its run needs to know. */
export type JobState =
  /** Redis has no such job: it was never added, was removed, or was lost with the data of Redis. */
  | 'missing'
  /** No worker has taken it yet. */
  | 'waiting'
  /** A worker holds it. */
  | 'held'
  /** A worker took it and holds it no more, though it has not ended. */
  | 'abandoned'
  | 'ended';

/** Looks jobs up in one round trip, without reading what is in them. */
export async function jobStates(
  redis: Redis,
  { base }: CallQueue,
  ids: readonly string[],
): Promise<readonly JobState[]> {
  const pipeline = redis.pipeline();
  for (const id of ids) {
    pipeline.hmget(`${base}:${id}`, 'timestamp', 'processedOn', 'finishedOn');
    pipeline.exists(`${base}:${id}:lock`);
  }
  const results = (await pipeline.exec()) ?? [];
  return ids.map((_, at) => stateOf(valueAt(results, 2 * at), valueAt(results, 2 * at + 1)));
}

/** What a job that has ended holds: the value of its worker, or why BullMQ itself let it fail. */
export async function jobEnd(
  redis: Redis,
  { base }: CallQueue,
  id: string,
): Promise<{ readonly value: string | null; readonly failed: string | null }> {
  const [value = null, failed = null] = await redis.hmget(`${base}:${id}`, 'returnvalue', 'failedReason');
  return { value, failed };
}

type Results = readonly (readonly [error: Error | null, result: unknown])[];

function valueAt(results: Results, at: number): unknown {
  const [error, value] = results[at] ?? [null, null];
  if (error !== null) throw error;
  return value;
}

function stateOf(fields: unknown, lock: unknown): JobState {
  const [timestamp, processedOn, finishedOn]: readonly unknown[] = Array.isArray(fields) ? fields : [];
  if (isSet(finishedOn)) return 'ended';
  if (!isSet(timestamp)) return 'missing';
  if (!isSet(processedOn)) return 'waiting';
  return lock === 1 ? 'held' : 'abandoned';
}

function isSet(field: unknown): boolean {
  return field !== null && field !== undefined;
}
