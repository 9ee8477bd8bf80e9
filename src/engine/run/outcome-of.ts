import { type Failure, isRejection, type Outcome, type Rejection } from '../../core/outcome.ts';
import { isChimeraError } from '../../errors/index.ts';

/** Sorts what `process` returned into outputs and rejections. An output that JSON cannot hold fails the task. */
export function outcomeOf(result: unknown): Outcome<unknown> {
  const parts: readonly unknown[] = Array.isArray(result) ? result : [result];
  const rejections: Rejection[] = parts.filter(isRejection);
  const values = parts.filter((part) => !isRejection(part));
  const faults = values.flatMap((value) => faultIn(value, 0) ?? []);
  if (faults.length > 0) {
    const message = `process returned ${faults[0]}; return outputs that JSON can hold, or reject(code, reason)`;
    return failed({ kind: 'code', code: 'unusable-output', message });
  }
  if (values.length > 0) return { kind: 'kept', values, dropped: rejections };
  if (rejections.length > 0) return { kind: 'rejected', rejections };
  return {
    kind: 'rejected',
    rejections: [
      { kind: 'rejected', code: 'no-output', reason: 'the stage returned no output for this item' },
    ],
  };
}

/** Deeper than any record goes; an object that holds itself is deeper still. */
const DEEPEST = 64;

/** What of a value JSON cannot hold; null when it holds all. An undefined member is one that is not there. */
function faultIn(value: unknown, depth: number): string | null {
  if (depth > DEEPEST) return `an object more than ${DEEPEST} levels deep, or one that holds itself`;
  if (value === null) return depth === 0 ? 'null' : null;
  if (value === undefined) return depth === 0 ? 'undefined' : null;
  if (typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (!Array.isArray(value) && !isPlain(value)) return `a ${value.constructor?.name ?? 'strange object'}`;
  for (const member of Object.values(value)) {
    const fault = faultIn(member, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Why a task has no outcome: the run is being stopped, it waits for a batch, its budget is used up, or it must be given up. */
export type Unsettled =
  | { readonly kind: 'unsettled' }
  /** It begins again once the batches that it waits for have answered. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'budget'; readonly error: Error }
  | { readonly kind: 'fatal'; readonly error: Error };

/** Returns what a thrown value means: a failure of the task, or something that concerns the whole run. */
export function meaningOf(thrown: unknown): Extract<Outcome<unknown>, { kind: 'failed' }> | Unsettled {
  if (!isChimeraError(thrown)) {
    const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return failed({ kind: 'code', code: 'threw', message });
  }
  const { code, message } = thrown;
  switch (thrown.name) {
    case 'UnusableReplyError':
      return failed({ kind: 'reply', code, message, keys: thrown.keys });
    case 'TransportError':
      return thrown.scope === 'model'
        ? { kind: 'fatal', error: thrown }
        : failed({ kind: 'transport', code, message });
    case 'AbortedError':
      return { kind: 'unsettled' };
    case 'BudgetError':
      return { kind: 'budget', error: thrown };
    case 'CarrierError':
    case 'ConfigurationError':
    case 'ProviderError':
    case 'StoreError':
    case 'DirectoryError':
    case 'JournalDamagedError':
    case 'FailureLimitError':
      return { kind: 'fatal', error: thrown };
    default:
      return failed({ kind: 'code', code, message });
  }
}

function failed(failure: Failure): Extract<Outcome<unknown>, { kind: 'failed' }> {
  return { kind: 'failed', failure };
}
