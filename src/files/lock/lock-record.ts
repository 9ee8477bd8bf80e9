import { parseJson } from '../rows/json-lines.ts';
import type { ProcessIdentity, ProcessState } from './process-identity.ts';

/** Milliseconds without a heartbeat after which a lock whose process cannot be looked up counts as abandoned. */
export const HEARTBEAT_LIMIT_MS = 60_000;

/** What a lock file says: whose it is and when it last said so. */
export interface LockRecord extends ProcessIdentity {
  /** When the lock was taken, in milliseconds since 1970. */
  readonly since: number;
  /** When its holder last said that it lives, in milliseconds since 1970. */
  readonly heartbeat: number;
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

/** Reads a record; undefined when the text is none. */
export function decodeLock(text: string): LockRecord | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { host, bootId, pid, startTime, since, heartbeat }: { readonly [field: string]: unknown } = {
    ...value,
  };
  if (typeof host !== 'string' || typeof pid !== 'number') return undefined;
  if (typeof since !== 'number' || typeof heartbeat !== 'number') return undefined;
  if (!isTextOrNull(bootId) || !isTextOrNull(startTime)) return undefined;
  return { host, bootId, pid, startTime, since, heartbeat };
}

/** Tells whether a lock was taken where this process can look up processes: containers of two machines may share a name. */
export function isOfThisMachine(record: LockRecord, identity: ProcessIdentity): boolean {
  return record.host === identity.host && record.bootId === identity.bootId;
}

/** Tells whether the holder of a lock is gone for certain, or, where that cannot be looked up, has fallen silent. */
export async function isStale(record: LockRecord, witness: LockWitness): Promise<boolean> {
  const { identity, now, processState } = witness;
  if (!isOfThisMachine(record, identity)) return now() - record.heartbeat > HEARTBEAT_LIMIT_MS;
  const state = await processState(record.pid);
  if (state.kind === 'dead') return true;
  if (record.startTime === null || state.startTime === null) return false;
  return record.startTime !== state.startTime;
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
