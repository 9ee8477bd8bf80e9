import { parseJson } from '../rows/json-lines.ts';
import type { ProcessIdentity, ProcessState } from './process-identity.ts';

/** Milliseconds without a heartbeat after which a lock whose process cannot be looked up counts as abandoned. */
export const HEARTBEAT_LIMIT_MS = 60_000;

/** What a lock file says: whose it is and when it last said so. */
export interface LockRecord extends ProcessIdentity {
  /** Random, so that a lock is never taken for a later one of the same process; absent in what an earlier version wrote. */
  readonly id?: string;
  /** When the lock was taken, in milliseconds since 1970. */
  readonly since: number;
  /** When its holder last said that it lives, in milliseconds since 1970. */
  readonly heartbeat: number;
  /** Set when the holder gave it up, but could not remove the file. */
  readonly released?: boolean;
}

/** What judging a lock needs to know about the world. */
export interface LockWitness {
  readonly identity: ProcessIdentity;
  readonly now: () => number;
  readonly processState: (pid: number) => Promise<ProcessState>;
}

/** Writes a record at a fixed length, so that a heartbeat overwrites its forerunner exactly. */
export function encodeLock(record: LockRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** Reads a record; undefined when the text is not one. */
export function decodeLock(text: string): LockRecord | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const members: { readonly [field: string]: unknown } = { ...value };
  const { host, bootId, pid, startTime, since, heartbeat, namespace = null, id = '' } = members;
  const released = members['released'] === true;
  if (typeof host !== 'string' || typeof pid !== 'number') return undefined;
  if (typeof since !== 'number' || typeof heartbeat !== 'number') return undefined;
  if (!isTextOrNull(bootId) || !isTextOrNull(startTime) || !isTextOrNull(namespace)) return undefined;
  if (typeof id !== 'string') return undefined;
  const record = { host, bootId, pid, namespace, startTime, since, heartbeat, id };
  return released ? { ...record, released } : record;
}

/**
 * Tells whether a lock was taken where this process can look up processes: containers of two machines may share a name,
 * and two containers of one machine see different processes under one pid.
 */
export function isWithinSight(record: LockRecord, identity: ProcessIdentity): boolean {
  return (
    record.host === identity.host &&
    record.bootId === identity.bootId &&
    (record.namespace ?? null) === (identity.namespace ?? null)
  );
}

/**
 * What can be told of the holder of a lock: it lives, it is gone for certain, or it cannot be looked up and has fallen
 * silent, which a process that is only stopped also is.
 */
export type HolderState = 'alive' | 'gone' | 'silent';

export async function holderState(record: LockRecord, witness: LockWitness): Promise<HolderState> {
  const { identity, now, processState } = witness;
  if (record.released === true) return 'gone';
  if (!isWithinSight(record, identity))
    return now() - record.heartbeat > HEARTBEAT_LIMIT_MS ? 'silent' : 'alive';
  const state = await processState(record.pid);
  if (state.kind === 'dead') return 'gone';
  if (record.startTime === null || state.startTime === null) return 'alive';
  return record.startTime === state.startTime ? 'alive' : 'gone';
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
