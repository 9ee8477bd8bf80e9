import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { errorCode } from '../store-failure.ts';

/** What tells one process from all others, also from a later one with the same pid. */
export interface ProcessIdentity {
  readonly host: string;
  /** Changes with each boot of the machine; null where it cannot be read. */
  readonly bootId: string | null;
  readonly pid: number;
  /**
   * Which space of process ids the pid belongs to: containers of one machine may share a host name and have each their
   * own process 1. Null, or absent in what an earlier version wrote, where it cannot be read.
   */
  readonly namespace?: string | null;
  /** When the process started, in ticks since boot; null where it cannot be read. */
  readonly startTime: string | null;
}

/** Whether a process of this machine runs. */
export type ProcessState =
  | { readonly kind: 'dead' }
  | { readonly kind: 'alive'; readonly startTime: string | null };

/** Reads the identity of this process. */
export async function readProcessIdentity(): Promise<ProcessIdentity> {
  const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => null);
  const namespace = await readlink('/proc/self/ns/pid').catch(() => null);
  const own = await readProcessState(process.pid);
  return {
    host: hostname(),
    bootId: bootId?.trim() ?? null,
    pid: process.pid,
    namespace,
    startTime: own.kind === 'alive' ? own.startTime : null,
  };
}

/** Tells whether a process of this machine runs, and since when. A zombie counts as dead: it writes nothing more. */
export async function readProcessState(pid: number): Promise<ProcessState> {
  if (!exists(pid)) return { kind: 'dead' };
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return exists(pid) ? { kind: 'alive', startTime: null } : { kind: 'dead' };
  // The second field, the name in parentheses, may hold spaces and parentheses; the state is the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return { kind: 'dead' };
  return { kind: 'alive', startTime: fields[19] ?? null };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
